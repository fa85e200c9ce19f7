import Diagnostics
import KubernetesAPI
import YAML

/// Turns the JSON of `add` and `set` into a tree that is known to fit the API's types.
struct APITreeBuilder {
    static let eachKey = "$each"

    var resolver: APIPathResolver
    /// Whether Helm template actions may stand in strings (`set` only: inside a loop the dot is another).
    var allowsTemplates: Bool

    /// The tree at `node`, checked against `type`.
    func tree(_ node: Node, type: TypeExpression, scope: PlaceholderScope) throws(SluiceError) -> APITree {
        if let text = node.string {
            if PlaceholderScope.isPlaceholder(text) {
                return .placeholder(try scope.placeholder(text, type: type, at: node))
            }
            if text.contains("{{") { return try template(text, type: type, at: node) }
        }
        switch type {
        case .array(let element, let constraints):
            return try list(node, element: element, type: type, constraints: constraints, scope: scope)
        case .object(let name):
            return try object(node, name: name, type: type, scope: scope)
        case .map(let value, _):
            return try map(node, value: value, type: type, scope: scope)
        case .any where node.kind == .mapping:
            return try map(node, value: .any, type: type, scope: scope)
        case .any where node.kind == .sequence:
            return try list(node, element: .any, type: type, constraints: ArrayConstraints(), scope: scope)
        default:
            return try scalar(node, type: type)
        }
    }

    private func template(_ text: String, type: TypeExpression, at node: Node) throws(SluiceError) -> APITree {
        guard allowsTemplates else {
            throw node.error(
                "x-sluice-template", "template actions cannot stand in \"add\"",
                hint: "refer to a value with $block.… or $values.…, or move the text to the block's \"set\"")
        }
        return .template(text, type: type)
    }

    private func list(
        _ node: Node, element: TypeExpression, type: TypeExpression, constraints: ArrayConstraints,
        scope: PlaceholderScope
    ) throws(SluiceError) -> APITree {
        guard node.kind == .sequence else { throw mismatch(node, type) }
        var elements: [APITree] = []
        for child in node.elements {
            if child.kind == .mapping, let over = child[Self.eachKey] {
                elements.append(try each(child, over: over, element: element, scope: scope))
            } else {
                elements.append(try tree(child, type: element, scope: scope))
            }
        }
        return .list(elements, type: type)
    }

    private func each(
        _ node: Node, over: Node, element: TypeExpression, scope: PlaceholderScope
    ) throws(SluiceError) -> APITree {
        guard let text = over.string, PlaceholderScope.isPlaceholder(text) else {
            throw over.error(
                "x-sluice-each", "\"$each\" takes a placeholder of a list, not \(over.kind.phrase)",
                hint: "write \"$each\": \"$value.cidrs\"")
        }
        let listType = TypeExpression.array(.any, ArrayConstraints())
        let placeholder = try scope.placeholder(text, type: listType, at: over)
        let schema = try scope.follow(
            placeholder.path, from: scope.roots[placeholder.root] ?? nil, text: text, at: over)
        let inner = scope.entering(element: schema.flatMap { scope.lookup.items(of: $0) })
        let result: APITree
        if let body = node["$as"] {
            // `{"$each": …, "$as": …}` for elements that are no objects.
            result = try tree(body, type: element, scope: inner)
        } else {
            guard case .object(let name) = element else { throw mismatch(node, element) }
            result = try object(node, name: name, type: element, scope: inner, skipping: Self.eachKey)
        }
        // A list whose elements all drop out would match everything in some fields.
        guard result.presence == .always else {
            throw node.error(
                "x-sluice-may-vanish", "an element of this $each may come out empty",
                hint: "list the properties that it is made of as \"required\" in the schema of the elements")
        }
        return .each(over: placeholder, element: result)
    }

    private func object(
        _ node: Node, name: TypeName, type: TypeExpression, scope: PlaceholderScope, skipping skipped: String? = nil
    ) throws(SluiceError) -> APITree {
        guard node.kind == .mapping else { throw mismatch(node, type) }
        guard let objectType = resolver.model.object(name) else { throw mismatch(node, type) }
        var entries: [APITree.Entry] = []
        for (key, value) in node.entries where key.text != skipped {
            guard let field = objectType.fields.first(where: { $0.name == key.text }) else {
                if objectType.isPreservingUnknownFields {
                    entries.append(.init(key: key.text, value: try tree(value, type: .any, scope: scope)))
                    continue
                }
                throw key.error(
                    "x-sluice-unknown-field", "\(name.short) has no field \"\(key.text)\"",
                    hint: Suggestion.hint(for: key.text, among: objectType.fields.map(\.name)))
            }
            let tree = try tree(value, type: field.type, scope: scope)
            if case .list(let elements, _) = tree, !field.emptyMeansEverything, tree.presence != .always,
                !elements.contains(where: { $0.isEach })
            {
                throw value.error(
                    "x-sluice-may-vanish",
                    "every element of this list may come out empty, and \"\(field.name)\" with them",
                    hint:
                        "list the properties that it is made of as \"required\", or pass the whole list through a placeholder"
                )
            }
            entries.append(.init(key: field.name, value: tree, emptyDropsItem: field.emptyMeansEverything))
        }
        for field in objectType.fields where field.isRequired && !entries.contains(where: { $0.key == field.name }) {
            throw node.error(
                "x-sluice-missing-field", "\(name.short) needs \"\(field.name)\"",
                hint: "add \"\(field.name)\": \(field.type.phrase)")
        }
        return .object(entries, type: type)
    }

    private func map(
        _ node: Node, value: TypeExpression, type: TypeExpression, scope: PlaceholderScope
    ) throws(SluiceError) -> APITree {
        guard node.kind == .mapping else { throw mismatch(node, type) }
        var entries: [APITree.Entry] = []
        for (key, child) in node.entries {
            var keyPlaceholder: Placeholder?
            if PlaceholderScope.isPlaceholder(key.text) {
                keyPlaceholder = try scope.placeholder(key.text, type: .string(StringConstraints()), at: key)
            }
            entries.append(
                .init(
                    key: PlaceholderScope.plain(key.text), keyPlaceholder: keyPlaceholder,
                    value: try tree(child, type: value, scope: scope)))
        }
        return .object(entries, type: type)
    }

    private func scalar(_ node: Node, type: TypeExpression) throws(SluiceError) -> APITree {
        if let problem = ScalarFit.problem(of: node, with: type) {
            throw node.error(
                "x-sluice-type-mismatch", problem.message,
                hint: problem.hint ?? "the field takes \(type.phrase); see the API's reference for its limits")
        }
        if let text = node.string { return .scalar(.string(PlaceholderScope.plain(text)), type: type) }
        return .scalar(node.value(), type: type)
    }

    private func mismatch(_ node: Node, _ type: TypeExpression) -> SluiceError {
        node.error(
            "x-sluice-type-mismatch", "\(type.phrase) belongs here, not \(node.kind.phrase)",
            hint: "see the type in the reference of the API, or use a placeholder such as $item.ports")
    }
}
