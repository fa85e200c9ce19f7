import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// What the placeholders of one tree may refer to, each root with the shape of its value.
struct PlaceholderScope {
    var lookup: ShapeLookup
    /// The roots that exist here.
    var roots: [Placeholder.Root: ValueShape]
    /// The lists and maps whose elements the roots are.
    var containers: [Placeholder.Root: ValueShape] = [:]
    /// Whether `$item` is the element of a `$each`: what stands in that list is there.
    var isInEach = false
    /// Whether the additions are made only where `$value` is there and not empty.
    var isValuePresent = false
    /// Where the types are noted that placeholders give to values of which the schema says little.
    var inferred: InferredTypes

    /// The same scope inside an `$each`: `$item` is an element of the list.
    func entering(element: ValueShape, of list: ValueShape) -> PlaceholderScope {
        var scope = self
        scope.roots[.item] = element
        scope.containers[.item] = list
        scope.isInEach = true
        return scope
    }

    /// Whether `text` is a placeholder rather than plain text; `$$` begins plain text.
    static func isPlaceholder(_ text: String) -> Bool {
        text.first == "$" && text.dropFirst().first != "$" && text.count > 1
    }

    /// Plain text with its `$$` undone.
    static func plain(_ text: String) -> String {
        text.hasPrefix("$$") ? String(text.dropFirst()) : text
    }

    /// Resolves the placeholder `text`, written at `node`, for a place of the API type `type`.
    func placeholder(_ text: String, type: TypeExpression, at node: Node) throws(SluiceError) -> Placeholder {
        try resolve(text, type: type, at: node).placeholder
    }

    /// The same, with the shape of its value.
    func resolve(
        _ text: String, type: TypeExpression, at node: Node
    ) throws(SluiceError) -> (placeholder: Placeholder, shape: ValueShape) {
        let isOptional = text.last == "?"
        var parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if isOptional { parts[parts.count - 1].removeLast() }
        guard let root = Placeholder.Root(rawValue: parts[0]), let start = roots[root] else {
            throw unknownRoot(parts[0], at: node)
        }
        let path = Array(parts.dropFirst())
        if root == .key, case .string(let constraints) = type, !constraints.enumValues.isEmpty {
            throw node.error(
                "x-sluice-type-mismatch", "a key can be any text, and this field takes only a few",
                hint: "let the entry's value say it; valid here: " + constraints.enumValues.joined(separator: ", "))
        }
        let end = try follow(path, of: root, from: start, text: text, at: node)
        if let reason = lookup.misfit(end, type) {
            throw node.error(
                "x-sluice-type-mismatch", "\(text) \(reason), but \(type.phrase) belongs here",
                hint: "give the property a fitting type, or an API type with \"x-sluice\": { \"type\": … }")
        }
        if path.isEmpty, case .open = end, let container = containers[root], !type.isOpen {
            // Nothing is said of the elements: the list or map as a whole gets its type.
            let isMap = root == .value
            inferred.note(
                isMap ? .map(type, MapConstraints()) : .array(type, ArrayConstraints()), of: container, isInBlock: true,
                lookup: lookup)
        } else {
            inferred.note(type, of: end, isInBlock: root != .values, lookup: lookup)
        }
        if root == .key, case .node(let map)? = containers[.value] { inferred.note(keys: type, of: map) }
        var placeholder = Placeholder(root: root, path: path, type: type, isOptional: isOptional)
        if isGuaranteed(root: root, path: path, start: start, end: end, type: type) {
            placeholder.absence = .never
        } else if let members = lookup.resolver.membersThatMayBeEmpty(type) {
            placeholder.absence = .whenMembersEmpty(members)
        }
        return (placeholder, end)
    }

    private func unknownRoot(_ word: String, at node: Node) -> SluiceError {
        let names = Placeholder.Root.allCases.filter { roots[$0] != nil }.map(\.rawValue)
        let isSurrounded = names.contains {
            word.hasPrefix($0) && word != $0 && !(word.dropFirst($0.count).first?.isLetter ?? false)
        }
        if isSurrounded { return Self.surrounded(node) }
        return node.error(
            "x-sluice-placeholder", "$\(word) means nothing here",
            hint: (nearest(word, in: names).map { "did you mean $\($0)?" }
                ?? "valid here: " + names.map { "$" + $0 }.joined(separator: ", "))
                + " (write $$ for a plain dollar sign)")
    }

    /// The finding for text around a placeholder.
    static func surrounded(_ node: Node) -> SluiceError {
        node.error(
            "x-sluice-placeholder", "a placeholder is the whole text; nothing can stand before or after it",
            hint: "let the values hold the whole text, or write $$ at the beginning for plain text")
    }

    /// Plain text that was meant as a placeholder: one inside other text, or one without its dollar sign.
    func checkPlain(_ text: String, at node: Node) throws(SluiceError) {
        if text.hasPrefix("$$") { return }
        for root in roots.keys {
            var rest = text[...]
            while let range = rest.firstRange(of: "$" + root.rawValue) {
                let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
                let after = rest[range.upperBound...].first
                if before != "$", after.map({ !$0.isLetter && !$0.isNumber }) ?? true { throw Self.surrounded(node) }
                rest = rest[range.upperBound...]
            }
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let root = Placeholder.Root(rawValue: parts[0]), var shape = roots[root] else { return }
        for key in parts.dropFirst() {
            guard case .found(let next) = lookup.property(key, of: shape), !key.isEmpty else { return }
            shape = next
        }
        if case .open = shape { return }
        throw node.error(
            "x-sluice-placeholder", "\"\(text)\" is plain text, and the values have something of that name",
            hint: "did you mean \"$\(text)\"?")
    }

    /// The shape of the value that `path` leads to; findings where the schema rules the path out.
    private func follow(
        _ path: [String], of root: Placeholder.Root, from start: ValueShape, text: String, at node: Node
    ) throws(SluiceError) -> ValueShape {
        var current = start
        let isElement = root == .item || root == .value
        for (depth, key) in path.enumerated() {
            if isElement, depth > 0, key != "enabled", case .node(let object) = current,
                lookup.schema.propertyNames(of: object).contains("enabled")
            {
                throw node.error(
                    "x-sluice-placeholder",
                    "\(text): \(path[depth - 1]) has \"enabled\", at which nothing looks here",
                    hint: "make it a short form of its own, which adds only what is enabled, or rename \"enabled\"")
            }
            switch lookup.property(key, of: current) {
            case .found(let next):
                if isElement, case .open = next, isUndeclared(current) { inferred.noteUndeclared(text, at: node) }
                current = next
            case .undeclared(let names):
                throw node.error(
                    "x-sluice-placeholder", "\(text): the values schema declares no \"\(key)\" there",
                    hint: Suggestion.hint(for: key, among: names))
            case .noObject(let phrase):
                throw node.error(
                    "x-sluice-placeholder", "\(text): \"\(key)\" leads into a value that is \(phrase)",
                    hint: "enter a list with \"$each\": \"$item.…\", or name a property of an object")
            }
        }
        return current
    }

    /// Whether the schema says nothing of an object's keys, and not because its author has opened it.
    private func isUndeclared(_ shape: ValueShape) -> Bool {
        switch shape {
        case .open: true
        case .node(let node): lookup.schema.resolved(node)?["additionalProperties"] == nil
        case .api: false
        }
    }

    /// Whether the values schema guarantees a value that does not count as absent. A text that is required is
    /// written even when it is empty: what that means is the API server's to say.
    private func isGuaranteed(
        root: Placeholder.Root, path: [String], start: ValueShape, end: ValueShape, type: TypeExpression
    ) -> Bool {
        if path.isEmpty {
            switch root {
            case .key: return true
            case .item where isInEach: return true
            case .value where isValuePresent: return true
            case .item, .value: return isNeverAbsent(end, type)
            case .block, .values: return false
            }
        }
        var current = start
        for key in path {
            guard lookup.guarantees(key, in: current), case .found(let next) = lookup.property(key, of: current) else {
                return false
            }
            current = next
        }
        return isNeverAbsent(end, type)
    }

    private func isNeverAbsent(_ shape: ValueShape, _ type: TypeExpression) -> Bool {
        guard type.isScalar else { return lookup.isNeverEmpty(shape) }
        switch shape {
        case .open: return true
        case .api: return true
        case .node(let node): return !(lookup.schema.resolved(node).map(lookup.isNullable) ?? false)
        }
    }
}

/// The API types of values of which the schema says little, from the places that they fill.
final class InferredTypes {
    private(set) var types: [Block.InferredType] = []
    private var places: [Node: TypeExpression] = [:]
    /// Maps whose keys fill places with rules of their own.
    private(set) var keys: [Block.InferredKeys] = []
    /// What the schema leaves unchecked.
    private(set) var warnings: [Finding] = []

    func note(_ type: TypeExpression, of shape: ValueShape, isInBlock: Bool, lookup: ShapeLookup) {
        guard !type.isOpen, case .node(let node) = shape else { return }
        if case .array(let element, _) = type, !Self.isVague(node, lookup.schema),
            let items = lookup.schema.items(of: node)
        {
            // The author has said that it is a list; what its elements are may still be more than text.
            return note(element, of: lookup.shape(of: items), isInBlock: isInBlock, lookup: lookup)
        }
        if let known = places[node], known != type {
            // Of a value with several places, the first one counts, in every run; but one that takes only a few texts
            // counts before one that takes any, since no other text could fill it.
            guard type.takesFewTexts, !known.takesFewTexts, case .string = known else { return }
            types.removeAll { $0.node == node }
        }
        places[node] = type
        guard !types.contains(where: { $0.node == node }),
            Self.isVague(node, lookup.schema) || Self.lacksValues(of: type, node, lookup.schema)
        else { return }
        types.append(.init(node: node, type: type, isInBlock: isInBlock))
    }

    /// Notes that the keys of a map fill a place of the API.
    func note(keys type: TypeExpression, of map: Node) {
        switch type {
        case .string(let constraints), .intOrString(_, let constraints): note(constraints, besides: [], of: map)
        default: return
        }
    }

    /// Notes that the keys of a map stand beside keys of the declaration, which they must not repeat.
    func note(keysBeside others: [String], of map: Node) {
        if !others.isEmpty { note(StringConstraints(), besides: others, of: map) }
    }

    private func note(_ constraints: StringConstraints, besides others: [String], of map: Node) {
        if map["$ref"] != nil { return }
        guard let index = keys.firstIndex(where: { $0.node == map }) else {
            if constraints == StringConstraints(), others.isEmpty { return }
            return keys.append(.init(node: map, constraints: constraints, excluded: others))
        }
        if keys[index].constraints == StringConstraints() { keys[index].constraints = constraints }
        keys[index].excluded += others.filter { !keys[index].excluded.contains($0) }
    }

    /// Notes a placeholder that leads into a value of which the schema declares nothing.
    func noteUndeclared(_ text: String, at node: Node) {
        warnings.append(
            Finding(
                rule: "x-sluice-undeclared", severity: .warning, location: node.location,
                message: "the schema does not declare what \(text) leads to, so a misspelt key would not be refused",
                hint: "declare it under \"properties\" (of \"items\", for the elements of a list)"))
    }

    /// Notes an `enabled` without a type, which is a boolean.
    func noteSwitch(_ node: Node) {
        if !types.contains(where: { $0.node == node }) {
            types.append(.init(node: node, type: .boolean, isInBlock: true))
        }
    }

    /// Whether the schema leaves the value's parts open, so that the API's type says more. What an earlier run has
    /// made of such an entry counts as well: a second run must find the same.
    private static func isVague(_ node: Node, _ lookup: SchemaLookup) -> Bool {
        if node[sluiceKeyword]?["type"] != nil { return false }
        if refersToGenerated(node, lookup) { return true }
        guard let schema = lookup.resolved(node) else { return false }
        let says = { (keywords: [String]) in keywords.contains { schema[$0] != nil } }
        switch lookup.types(of: schema) {
        case []:
            return !says(["properties", "oneOf", "anyOf", "allOf", "enum", "const", "if", "items", "not"])
        case ["object"]: return schema["properties"] == nil && schema["additionalProperties"]?.kind != .mapping
        case ["array"]:
            guard let items = schema["items"] else { return true }
            return items.kind == .mapping && isVague(items, lookup)
        default: return false
        }
    }

    private static func refersToGenerated(_ node: Node, _ lookup: SchemaLookup) -> Bool {
        if node["$ref"]?.string != nil { return lookup.resolved(node).map(SchemaEdits.isGenerated) ?? false }
        // An author's stricter keywords stand beside the reference.
        return node["allOf"]?.elements.first.map { $0["$ref"] != nil && refersToGenerated($0, lookup) } ?? false
    }

    /// Whether a text of a few values is declared as any text, or a quantity as text and number.
    private static func lacksValues(of type: TypeExpression, _ node: Node, _ lookup: SchemaLookup) -> Bool {
        if node["$ref"] != nil || node["enum"] != nil || node["const"] != nil { return false }
        let declared = lookup.types(of: node)
        switch type {
        case .string: return type.takesFewTexts && declared == ["string"]
        case .quantity: return declared.count > 1 && declared.allSatisfy(["string", "number", "integer"].contains)
        default: return false
        }
    }
}

extension TypeExpression {
    /// Whether it is a text of a closed set.
    fileprivate var takesFewTexts: Bool {
        if case .string(let constraints) = self { !constraints.enumValues.isEmpty } else { false }
    }

    /// Whether it says nothing, or only that something is a list or map.
    fileprivate var isOpen: Bool {
        switch self {
        case .any, .array(.any, _), .map(.any, _): true
        default: false
        }
    }
}
