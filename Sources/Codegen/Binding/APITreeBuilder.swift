import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Turns the JSON of `add` and `set` into a tree that is known to fit the API's types.
struct APITreeBuilder {
    static let eachKey = "$each"

    var resolver: APIPathResolver
    /// Whether Helm template actions may stand in strings (`set` only: inside a loop the dot is another).
    var allowsTemplates: Bool
    /// Whether the tree is part of a policy: what the definitions do not say widens then.
    var isPolicy: Bool

    /// The tree at `node`, checked against `type`.
    ///
    /// - Parameter meaning: what the elements of a list or the entries of a map are to each other.
    func tree(
        _ node: Node, type: TypeExpression, meaning: ElementMeaning = .alternatives, scope: PlaceholderScope
    ) throws(SluiceError) -> APITree {
        if let text = node.string {
            if PlaceholderScope.isPlaceholder(text) {
                return .placeholder(try scope.placeholder(text, type: type, at: node))
            }
            if text.contains("{{") { return try template(text, type: type, at: node) }
            try scope.checkPlain(text, at: node)
        }
        switch type {
        case .array(let element, let constraints):
            return try list(
                node, element: element, type: type, constraints: constraints, meaning: meaning, scope: scope)
        case .object(let name):
            return try object(node, name: name, type: type, scope: scope)
        case .map(let value, let constraints):
            return try map(node, value: value, constraints: constraints, type: type, meaning: meaning, scope: scope)
        case .any where node.kind == .mapping:
            return try map(
                node, value: .any, constraints: MapConstraints(), type: type, meaning: meaning, scope: scope)
        case .any where node.kind == .sequence:
            return try list(
                node, element: .any, type: type, constraints: ArrayConstraints(), meaning: meaning, scope: scope)
        default:
            return try scalar(node, type: type)
        }
    }

    /// What the parts of a field's list or map are to each other, once what is unstated is settled.
    func meaning(of field: Field) -> ElementMeaning {
        field.elements == .unstated ? unstatedMeaning : field.elements
    }

    private var unstatedMeaning: ElementMeaning { isPolicy ? .conditions : .alternatives }

    /// Whether an object is not what was declared without the field.
    private func isNeeded(_ field: Field) -> Bool {
        if field.mustBePresent { return true }
        switch field.absence {
        case .widens: return true
        case .harmless: return false
        case .unstated: return isPolicy || field.emptyMeansEverything
        }
    }

    private func template(_ text: String, type: TypeExpression, at node: Node) throws(SluiceError) -> APITree {
        guard allowsTemplates else {
            throw node.error(
                "x-sluice-template", "template actions cannot stand in \"add\"",
                hint: "refer to a value with $block.… or $values.…, or move the text to the block's \"set\"")
        }
        if let problem = TemplateText(text).syntaxError {
            throw node.error(
                "x-sluice-template", "this template text does not parse: \(problem)",
                hint: "close every {{ with }}, and every if, range and with with {{ end }}")
        }
        return .template(text, type: type)
    }

    private func list(
        _ node: Node, element: TypeExpression, type: TypeExpression, constraints: ArrayConstraints,
        meaning: ElementMeaning, scope: PlaceholderScope
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
        try checkCount(elements, constraints, at: node)
        return .list(elements, type: type, meaning: meaning)
    }

    private func checkCount(
        _ elements: [APITree], _ constraints: ArrayConstraints, at node: Node
    ) throws(SluiceError) {
        if elements.contains(where: \.isEach) { return }
        if let minimum = constraints.minItems, elements.count < minimum {
            throw node.error(
                "x-sluice-type-mismatch",
                "the API wants at least \(minimum) element\(minimum == 1 ? "" : "s") here, not \(elements.count)",
                hint: "add an element, or leave the list out")
        }
        if let maximum = constraints.maxItems, elements.count > maximum {
            throw node.error(
                "x-sluice-type-mismatch", "the API takes at most \(maximum) elements here, not \(elements.count)",
                hint: "remove an element")
        }
        if constraints.uniqueItems || constraints.listKind == .set {
            for (index, element) in elements.enumerated() where elements[..<index].contains(element) {
                throw node.elements[index].error(
                    "x-sluice-type-mismatch", "this element stands in the list already, and the API takes each once",
                    hint: "remove one of them")
            }
        }
    }

    private func each(
        _ node: Node, over: Node, element: TypeExpression, scope: PlaceholderScope
    ) throws(SluiceError) -> APITree {
        guard let text = over.string, PlaceholderScope.isPlaceholder(text) else {
            throw over.error(
                "x-sluice-each", "\"$each\" takes a placeholder of a list, not \(over.kind.phrase)",
                hint: "write \"$each\": \"$value.cidrs\"")
        }
        let (placeholder, shape) = try scope.resolve(text, type: .array(.any, ArrayConstraints()), at: over)
        let items = scope.lookup.items(of: shape)
        if case .node(let element) = items, scope.lookup.schema.propertyNames(of: element).contains("enabled") {
            throw over.error(
                "x-sluice-each", "the elements of \(text) have \"enabled\", at which $each does not look",
                hint: "let the list be a short form of its own, which adds only what is enabled")
        }
        let inner = scope.entering(element: items, of: shape)
        let result: APITree
        if let body = node["$as"] {
            // `{"$each": …, "$as": …}` for elements that are no objects.
            if let other = node.entries.first(where: { ![Self.eachKey, "$as"].contains($0.key.text) }) {
                throw other.key.error(
                    "x-sluice-each", "\"\(other.key.text)\" has no effect beside \"$as\"",
                    hint: "write the whole element in \"$as\"")
            }
            result = try tree(body, type: element, scope: inner)
        } else {
            guard case .object(let name) = element else { throw mismatch(node, element) }
            result = try object(node, name: name, type: element, scope: inner, skipping: Self.eachKey)
        }
        // A list whose elements all drop out would match everything in some fields.
        guard result.presence == .always else {
            throw node.error(
                "x-sluice-may-vanish", "an element of this $each may come out empty",
                hint: "list the properties that it is made of as \"required\" in the schema of the elements"
                    + ", or end a placeholder with \"?\" where its value may be left out")
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
                    let tree = try tree(
                        value, type: .any, meaning: unstatedMeaning, scope: scope)
                    entries.append(.init(key: key.text, value: tree, isNeeded: isPolicy && !tree.isOptional))
                    continue
                }
                throw key.error(
                    "x-sluice-unknown-field", "\(name.short) has no field \"\(key.text)\"",
                    hint: Suggestion.hint(for: key.text, among: objectType.fields.map(\.name)))
            }
            let tree = try tree(value, type: field.type, meaning: meaning(of: field), scope: scope)
            entries.append(.init(key: field.name, value: tree, isNeeded: isNeeded(field) && !tree.isOptional))
        }
        for field in objectType.fields
        where field.mustBePresent && !entries.contains(where: { $0.key == field.name }) {
            throw node.error(
                "x-sluice-missing-field", "\(name.short) needs \"\(field.name)\"",
                hint: "add \"\(field.name)\": \(field.type.phrase)")
        }
        for entry in entries where entry.value.isOptional {
            guard objectType.field(entry.key)?.mustBePresent == true else { continue }
            let what = entry.value.placeholders.map(\.notation).joined(separator: " and ")
            throw (node[entry.key] ?? node).error(
                "x-sluice-missing-field", "\(what) may be left out, and \(name.short) needs \"\(entry.key)\"",
                hint: "write it without \"?\"")
        }
        try RuleFit(object: objectType).check(entries, at: node)
        return .object(entries, type: type)
    }

    private func map(
        _ node: Node, value: TypeExpression, constraints: MapConstraints, type: TypeExpression, meaning: ElementMeaning,
        scope: PlaceholderScope
    ) throws(SluiceError) -> APITree {
        guard node.kind == .mapping else { throw mismatch(node, type) }
        var entries: [APITree.Entry] = []
        if node.entries.contains(where: { $0.key.text == "$key" }), case .node(let map)? = scope.containers[.value] {
            let others = node.entries.map(\.key.text).filter { !PlaceholderScope.isPlaceholder($0) }
            scope.inferred.note(keysBeside: others.map(PlaceholderScope.plain), of: map)
        }
        for (key, child) in node.entries {
            var keyPlaceholder: Placeholder?
            if PlaceholderScope.isPlaceholder(key.text) {
                keyPlaceholder = try scope.placeholder(key.text, type: .string(StringConstraints()), at: key)
                if keyPlaceholder?.absence != .never {
                    throw key.error(
                        "x-sluice-placeholder", "\(key.text) may be absent, so it cannot be a key",
                        hint: "use $key, or list the property as \"required\"")
                }
            } else {
                try scope.checkPlain(key.text, at: key)
                if let problem = ScalarFit.problem(ofKey: PlaceholderScope.plain(key.text), constraints) {
                    throw key.error(
                        "x-sluice-type-mismatch", problem.message, hint: problem.hint ?? "correct the key")
                }
            }
            let tree = try tree(child, type: value, scope: scope)
            entries.append(
                .init(
                    key: PlaceholderScope.plain(key.text), keyPlaceholder: keyPlaceholder, value: tree,
                    isNeeded: meaning == .conditions && !tree.isOptional))
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

extension APITree {
    /// Whether all of it is left out on purpose where its values are.
    public var isOptional: Bool {
        switch self {
        case .scalar, .template: false
        case .placeholder(let placeholder): placeholder.isOptional
        case .each(let over, _): over.isOptional
        case .list(let elements, _, _): !elements.isEmpty && elements.allSatisfy(\.isOptional)
        case .object(let entries, _): !entries.isEmpty && entries.allSatisfy { $0.value.isOptional }
        }
    }
}
