import SluiceKubernetesAPI

/// A block lowered once: what stands where in its resource, what fills it, and when.
///
/// Chart fragment, guards, Swift expansion, validator and docs are printers or interpreters of it.
public struct ResourcePlan: Sendable {
    /// The slots as a tree, in the order in which they are written: `metadata` first, then the rest as declared.
    public var root: [Entry]

    /// One key of an object of the resource.
    public struct Entry: Sendable {
        /// The field's name.
        public var key: String
        /// The field's content.
        public var node: Node

        /// Whether the resource cannot be without what stands here.
        var isNeeded: Bool {
            if case .slot(let slot) = node { return slot.isNeeded }
            return false
        }
    }

    /// An object with planned fields, or a slot.
    public indirect enum Node: Sendable {
        case slot(Slot)
        case object([Entry])
    }

    /// What stands at one API path, from all that the block says about it.
    public struct Slot: Sendable {
        /// The path in the resource.
        public var apiPath: [String]
        /// The API type of the slot.
        public var type: TypeExpression
        /// Whether the resource cannot be without it: the API requires it, or a policy without it would match more.
        public var isNeeded = false
        var constant: APITree?
        var passThroughs: [BlockField] = []
        var additions: [Addition] = []

        /// What fills the slot.
        public var fill: Fill {
            if case .array = type, !additions.isEmpty || passThroughs.count > (constant == nil ? 1 : 0) {
                return .list(constant: constant, additions: additions, own: passThroughs)
            }
            guard let field = passThroughs.first else { return .constant(constant ?? .scalar(.null, type: type)) }
            guard let constant else { return .value(field) }
            if case .map = type { return .merged(constant, over: field) }
            return .replaced(constant, by: field)
        }
    }

    /// What a slot is filled with.
    public enum Fill: Sendable {
        case constant(APITree)
        /// The value is the API field; what counts as absent is ``Absence/ofPassThrough(_:)``.
        case value(BlockField)
        /// A map: the entries of the value over those of the constant.
        case merged(APITree, over: BlockField)
        /// The value where there is one, even an empty one, and the constant otherwise.
        case replaced(APITree, by: BlockField)
        /// A list that is put together, and is there even if nothing is in it: the constant, the short forms in
        /// declaration order, then the lists that pass through.
        case list(constant: APITree?, additions: [Addition], own: [BlockField])
    }

    /// What a short form adds to a list.
    public struct Addition: Sendable {
        /// The short form.
        public var field: BlockField
        /// When, and how often, the items are added.
        public var iteration: ShortForm.Iteration
        /// The items.
        public var items: [APITree]
    }

    /// Every slot, in order.
    public var slots: [Slot] {
        func slots(of entries: [Entry]) -> [Slot] {
            entries.flatMap { entry in
                switch entry.node {
                case .slot(let slot): [slot]
                case .object(let children): slots(of: children)
                }
            }
        }
        return slots(of: root)
    }

    /// The resource that constants and fields describe.
    init(constants: [Block.Constant], fields: [BlockField], isNeeded: ([String]) -> Bool) {
        var slots: [Slot] = []
        func index(of apiPath: [String], type: TypeExpression) -> Int {
            if let found = slots.firstIndex(where: { $0.apiPath == apiPath }) { return found }
            slots.append(Slot(apiPath: apiPath, type: type, isNeeded: isNeeded(apiPath)))
            return slots.count - 1
        }
        for constant in constants {
            slots[index(of: constant.apiPath, type: constant.type)].constant = constant.value
        }
        for field in fields {
            switch field.role {
            case .passThrough(let apiPath, let type):
                slots[index(of: apiPath, type: type)].passThroughs.append(field)
            case .shortForm(let form):
                for addition in form.additions {
                    let slot = index(of: addition.apiPath, type: .array(addition.elementType, addition.constraints))
                    slots[slot].additions.append(
                        Addition(field: field, iteration: form.iteration, items: addition.items))
                }
            case .plain:
                break
            }
        }
        let metadata = slots.filter { $0.apiPath.first == "metadata" }
        let others = slots.filter { $0.apiPath.first != "metadata" }
        root = []
        for slot in Self.orderedMetadata(metadata) + others {
            Self.insert(slot, path: slot.apiPath[...], into: &root)
        }
    }

    /// Name and namespace, labels, annotations: the order in which people look for them.
    private static func orderedMetadata(_ slots: [Slot]) -> [Slot] {
        let order = ["name", "generateName", "namespace", "labels", "annotations"]
        let rank = { (slot: Slot) in order.firstIndex(of: slot.apiPath.last ?? "") ?? order.count }
        return slots.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(
            \.element)
    }

    private static func insert(_ slot: Slot, path: ArraySlice<String>, into entries: inout [Entry]) {
        guard let key = path.first else { return }
        if path.count == 1 {
            entries.append(Entry(key: key, node: .slot(slot)))
            return
        }
        var children: [Entry] = []
        let index = entries.firstIndex { $0.key == key }
        if let index, case .object(let existing) = entries[index].node { children = existing }
        insert(slot, path: path.dropFirst(), into: &children)
        if let index {
            entries[index].node = .object(children)
        } else {
            entries.append(Entry(key: key, node: .object(children)))
        }
    }
}

extension ResourcePlan.Node {
    /// When something stands here: an object of which no part is there is left out itself. What is needed is taken
    /// to be there, since nothing is rendered without it.
    public var presence: Condition {
        switch self {
        case .object(let entries): .some(entries.map(\.node.presence))
        case .slot(let slot): slot.isNeeded ? .always : slot.presence
        }
    }
}

extension ResourcePlan.Slot {
    /// When something fills the slot.
    public var presence: Condition {
        switch fill {
        case .constant(let tree): tree.presence
        case .value(let field): Self.presence(of: field, type: type, absence: .ofPassThrough(type))
        case .merged, .list: .always
        case .replaced(let tree, let field):
            .some([tree.presence, Self.presence(of: field, type: type, absence: .whenNull)])
        }
    }

    private static func presence(of field: BlockField, type: TypeExpression, absence: Absence) -> Condition {
        let value = Placeholder(root: .values, path: field.path.keys, type: type, absence: absence)
        return .every(field.gates.map { .isTrue($0) } + [.present(value)])
    }
}
