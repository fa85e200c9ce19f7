import SluiceCodegen
import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// The API object that a block's values stand for, with every part located at the values line that asks for it.
///
/// It is what the chart's fragment renders, but for the parts that only Helm's templates know (`set` with template
/// actions), which are left out.
public struct BlockExpansion: Sendable {
    /// The block.
    public let block: Block
    /// Whether all gates are true, so that the chart renders the object.
    public let isEnabled: Bool
    /// The resource, each part located at the value that it comes from.
    public let object: LocatedValue
    /// API paths that the resource cannot be without, and that the values leave empty: then the chart refuses.
    public let missing: [[String]]

    /// The expansions of all blocks of a chart.
    public static func all(_ blocks: [Block], values: LocatedValue) -> [BlockExpansion] {
        blocks.map { BlockExpansion($0, values: values) }
    }

    init(_ block: Block, values: LocatedValue) {
        self.block = block
        isEnabled = block.gates.allSatisfy { values[$0]?.isTrue == true }
        let blockValue = values[block.path]
        let origin = blockValue?.location ?? values.location
        var builder = ObjectBuilder(origin: origin)
        builder.set(["apiVersion"], to: LocatedValue(.scalar(.string(block.apiVersion)), at: origin))
        builder.set(["kind"], to: LocatedValue(.scalar(.string(block.kind)), at: origin))
        // Templates make the name nearly always; that it is missing here says nothing.
        builder.set(["metadata", "name"], to: LocatedValue(.scalar(.string("policy")), at: origin))
        let scope = TreeExpansion(
            value: nil, item: nil, key: nil, block: blockValue, values: values, origin: origin)
        var missing: [[String]] = []
        for slot in block.plan.slots {
            let isThere = Self.fill(slot, values: values, scope: scope, builder: &builder)
            if slot.isNeeded, !isThere { missing.append(slot.apiPath) }
        }
        self.missing = missing
        object = builder.object
    }
}

extension BlockExpansion {
    /// Puts what fills a slot into the object, and says whether anything does.
    private static func fill(
        _ slot: ResourcePlan.Slot, values: LocatedValue, scope: TreeExpansion, builder: inout ObjectBuilder
    ) -> Bool {
        switch slot.fill {
        case .constant(.scalar(.null, _)):
            return true
        case .constant(let tree):
            guard let value = scope.expand(tree) else { return tree.containsTemplate }
            builder.set(slot.apiPath, to: value)
            return true
        case .value(let field):
            return pass(field, slot: slot, values: values, builder: &builder)
        case .merged(let tree, let field), .replaced(let tree, let field):
            if let value = scope.expand(tree) { builder.set(slot.apiPath, to: value) }
            return pass(field, slot: slot, values: values, builder: &builder) || tree.containsTemplate
        case .list(let tree, let additions, let own):
            if let tree, let value = scope.expand(tree) { builder.set(slot.apiPath, to: value) }
            builder.append([], to: slot.apiPath, origin: scope.origin)
            for addition in additions where isOn(addition.field, values) {
                guard let value = values[addition.field.path] else { continue }
                let items = ShortFormExpansion(iteration: addition.iteration, value: value, scope: scope)
                    .items(of: addition)
                builder.append(items, to: slot.apiPath, origin: value.location)
            }
            for field in own { _ = pass(field, slot: slot, values: values, builder: &builder) }
            return true
        }
    }

    private static func isOn(_ field: BlockField, _ values: LocatedValue) -> Bool {
        field.gates.allSatisfy { values[$0]?.isTrue == true }
    }

    private static func pass(
        _ field: BlockField, slot: ResourcePlan.Slot, values: LocatedValue, builder: inout ObjectBuilder
    ) -> Bool {
        guard isOn(field, values), let member = values.member(at: field.path), !member.value.isNull else {
            return false
        }
        if case .value = slot.fill, member.value.isAbsent(.ofPassThrough(slot.type)) { return false }
        builder.pass(member, to: slot.apiPath)
        return true
    }
}

extension LocatedValue {
    fileprivate func member(at path: ValuePath) -> Member? {
        guard let last = path.keys.last, case .object(let members)? = self[path.keys.dropLast()]?.content else {
            return nil
        }
        return members[last]
    }
}
