import SluiceYAML

/// Reads the conditions on which fields are there: `oneOf`, `anyOf` and `not` over `required`.
enum RequiredGroups {
    struct Group {
        var kind: CrossFieldRule.Kind
        var message: String
    }

    static func read(_ keywords: SchemaKeywords) -> [Group] {
        var groups: [Group] = []
        if let node = keywords.oneOf, let group = alternatives(node, isExclusive: true) { groups.append(group) }
        if let node = keywords.anyOf, let group = alternatives(node, isExclusive: false) { groups.append(group) }
        if let node = keywords.not { groups.append(negation(node)) }
        return groups
    }

    private static func alternatives(_ node: Node, isExclusive: Bool) -> Group? {
        let options = node.elements.map(requiredFields)
        // An alternative without conditions always holds.
        if !isExclusive, options.contains([]) { return nil }
        let fields = options.compactMap { $0?.count == 1 ? $0?.first : nil }
        guard fields.count == options.count, !fields.isEmpty else {
            return documented(isExclusive ? "oneOf" : "anyOf", node)
        }
        let list = fields.joined(separator: ", ")
        return isExclusive
            ? Group(kind: .exactlyOneOf(fields: fields), message: "exactly one of \(list) is needed")
            : Group(kind: .anyOf(fields: fields), message: "at least one of \(list) is needed")
    }

    private static func negation(_ node: Node) -> Group {
        guard let fields = requiredFields(node), fields.count == 2 else { return documented("not", node) }
        return Group(
            kind: .excludes(field: fields[0], others: [fields[1]]),
            message: "\(fields[0]) and \(fields[1]) exclude each other")
    }

    /// The fields that a condition requires; nil when it says anything more.
    private static func requiredFields(_ node: Node) -> [String]? {
        guard node.kind == .mapping else { return nil }
        var fields: [String] = []
        for (key, value) in node.entries {
            switch key.text {
            case "required":
                fields = value.elements.map(\.text)
            case "properties":
                // `properties: {a: {}}` only repeats the name.
                let isPlain = value.entries.allSatisfy { $0.value.kind == .mapping && $0.value.entries.isEmpty }
                if !isPlain { return nil }
            default:
                return nil
            }
        }
        return fields
    }

    private static func documented(_ keyword: String, _ node: Node) -> Group {
        let condition = JSONWriter.write(node.value(), indent: nil)
        return Group(
            kind: .documented(text: "\(keyword): \(condition)"), message: "must satisfy the schema's \(keyword)")
    }
}
