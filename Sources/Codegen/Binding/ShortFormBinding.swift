import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

extension FieldBinder {
    /// The short form that `add` declares on `property`.
    func shortForm(_ property: Node, keyword: SluiceKeyword) throws(SluiceError) -> ShortForm {
        for other in ["field", "resource"] {
            if let key = keyword.node.entries.first(where: { $0.key.text == other && !$0.value.isNull })?.key {
                throw key.error(
                    "x-sluice-shape", "\"\(other)\" has no effect beside \"add\"",
                    hint: "a property is a field or adds to lists, not both: make two properties of it")
            }
        }
        guard let add = keyword.add, add.kind == .mapping else {
            throw (keyword.add ?? keyword.node).error(
                "x-sluice-shape", "\"add\" must be an object of API paths and lists",
                hint: "write \"add\": { \"spec.egress\": [ … ] }")
        }
        let iteration = try self.iteration(of: property, keyword: keyword)
        let scope = self.scope(for: property, iteration: iteration)
        var additions: [ShortForm.Addition] = []
        for (key, value) in add.entries {
            let apiPath = key.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let type = try resolver.field(apiPath, below: self.type, at: key).type
            guard case .array(let element, let constraints) = type else {
                throw key.error(
                    "x-sluice-path", "\(key.text) is \(type.phrase); \"add\" appends to lists",
                    hint: "set it with the block's \"set\", or pass it through with \"field\"")
            }
            guard value.kind == .sequence else {
                throw value.error(
                    "x-sluice-type-mismatch", "a list of \(element.phrase) belongs here, not \(value.kind.phrase)",
                    hint: "wrap it in [ ]")
            }
            let isPolicy = resolver.isPolicyPart(apiPath, of: self.type)
            if isPolicy, let field = resolver.fieldIfAny(apiPath, below: self.type), field.absence == .widens,
                !resolver.takesEmptyRule(field)
            {
                throw key.error(
                    "x-sluice-may-vanish",
                    "\(key.text) cannot be left to short forms: with all of them off, the policy would match more",
                    hint: "write it in the block's \"set\", or let a property be the whole field")
            }
            let builder = APITreeBuilder(resolver: resolver, allowsTemplates: false, isPolicy: isPolicy)
            var items: [APITree] = []
            for item in value.elements {
                if item.kind == .mapping,
                    let each = item.entries.first(where: { $0.key.text == APITreeBuilder.eachKey })
                {
                    throw each.key.error(
                        "x-sluice-each", "\"$each\" stands in lists inside an item, not in the list of items",
                        hint: "a list as short form adds its items once for each element")
                }
                let tree = try builder.tree(item, type: element, scope: scope)
                if isPolicy { try checkStays(tree, in: apiPath, at: item) }
                items.append(tree)
            }
            additions.append(.init(apiPath: apiPath, elementType: element, constraints: constraints, items: items))
        }
        return ShortForm(iteration: iteration, additions: additions)
    }

    /// What is dropped from a list that denies opens what it denied, so there nothing may be dropped.
    private func checkStays(_ tree: APITree, in apiPath: [String], at node: Node) throws(SluiceError) {
        let field = resolver.fieldIfAny(apiPath, below: type)
        var isDenying = field?.elements != .alternatives
        if case .object(let entries, _) = tree, let action = entries.first(where: { $0.key == "action" })?.value {
            isDenying = !action.isAllowing
        } else if let action = constants.first(where: { $0.apiPath == ["spec", "action"] })?.value {
            // The policy has one action for all of its rules.
            isDenying = !action.isAllowing
        }
        guard isDenying else { return }
        for placeholder in tree.placeholders where placeholder.absence != .never && !placeholder.isOptional {
            throw node.error(
                "x-sluice-may-vanish",
                "\(placeholder.notation) may be absent; this item would then be dropped, and what it denies be open",
                hint: "list the property as \"required\" in the schema, or end the placeholder with \"?\" where its "
                    + "value may be left out")
        }
    }

    private func iteration(of property: Node, keyword: SluiceKeyword) throws(SluiceError) -> ShortForm.Iteration {
        let types = lookup.types(of: property)
        let perValue: Bool
        switch keyword.node["per"]?.text {
        case nil, "item": perValue = false
        case "value": perValue = true
        default:
            throw (keyword.node["per"] ?? keyword.node).error(
                "x-sluice-per", "\"per\" is \"item\" or \"value\"",
                hint: "\"item\" adds once for each element, \"value\" once for the whole list")
        }
        if let per = keyword.node["per"], types != ["array"], types != ["object"] {
            throw per.error(
                "x-sluice-per", "\"per\" has no effect here: the value is no list and no map",
                hint: "leave \"per\" out, or give the property \"type\": \"array\"")
        }
        if types == ["boolean"] { return .whenTrue }
        if perValue { return .whenPresent(.none) }
        if types == ["array"] {
            return .eachItem(try toggle(lookup.items(of: property), root: .item, keyword: keyword))
        }
        if types == ["object"], lookup.propertyNames(of: property).isEmpty {
            return .eachEntry(try toggle(entrySchema(of: property), root: .value, keyword: keyword))
        }
        guard !types.isEmpty else {
            throw property.error(
                "x-sluice-shape", "a short form needs a \"type\"",
                hint: "boolean adds once when true, array once for each element, object once when it is there")
        }
        if types.count > 1, types.contains(where: { ["array", "object", "boolean"].contains($0) }) {
            throw property.error(
                "x-sluice-shape",
                "this short form is \(types.joined(separator: " or ")): how often it adds is not clear",
                hint: "give it one type; boolean adds once when true, array once for each element")
        }
        return .whenPresent(try toggle(property, root: nil, keyword: keyword))
    }

    /// What switches the values of a schema: a boolean `enabled`, or that they are booleans which no placeholder
    /// reads.
    private func toggle(
        _ node: Node?, root: Placeholder.Root?, keyword: SluiceKeyword
    ) throws(SluiceError) -> ShortForm.Switch {
        guard let node else { return .none }
        if let schema = lookup.resolved(node), schema["type"]?.kind == .sequence,
            ShapeLookup(schema: lookup, resolver: resolver).isNullable(schema), node["default"] == nil
        {
            throw (schema["type"] ?? node).error(
                "x-sluice-shape", "an element may be null, which stands for nothing that could be added",
                hint: "take \"null\" out of the type")
        }
        guard let enabled = lookup.property("enabled", of: node),
            lookup.propertyNames(of: node).contains("enabled")
        else {
            let isBoolean = lookup.types(of: node) == ["boolean"]
            return isBoolean && root.map { !Self.mentions($0, keyword.add) } == true ? .itself : .none
        }
        let types = lookup.types(of: enabled)
        if types == ["boolean"] { return .enabled }
        guard types.isEmpty else {
            throw enabled.error(
                "x-sluice-shape", "\"enabled\" is \(ShapeLookup.phrase(types)) here; what switches a rule is a boolean",
                hint: "give it \"type\": \"boolean\", or another name")
        }
        inferred.noteSwitch(enabled)
        return .enabled
    }

    /// Whether a placeholder with this root stands anywhere in a tree.
    private static func mentions(_ root: Placeholder.Root, _ node: Node?) -> Bool {
        guard let node else { return false }
        switch node.kind {
        case .string: return node.text.hasPrefix("$" + root.rawValue)
        case .sequence: return node.elements.contains { mentions(root, $0) }
        case .mapping: return node.entries.contains { mentions(root, $0.key) || mentions(root, $0.value) }
        default: return false
        }
    }

    /// The schema of a map's values.
    private func entrySchema(of property: Node) -> Node? {
        lookup.resolved(property)?["additionalProperties"].flatMap { $0.kind == .mapping ? $0 : nil }
    }

    private func scope(for property: Node, iteration: ShortForm.Iteration) -> PlaceholderScope {
        let shapes = ShapeLookup(schema: lookup, resolver: resolver)
        var scope = PlaceholderScope(
            lookup: shapes, roots: [.block: .node(blockNode), .values: .node(lookup.root)], inferred: inferred)
        switch iteration {
        case .whenTrue:
            break
        case .whenPresent:
            scope.roots[.value] = shapes.shape(of: property)
            scope.isValuePresent = true
        case .eachItem:
            scope.roots[.item] = shapes.items(of: shapes.shape(of: property))
            scope.containers[.item] = shapes.shape(of: property)
        case .eachEntry:
            scope.roots[.key] = .api(.string(StringConstraints()))
            scope.roots[.value] = entrySchema(of: property).map { shapes.shape(of: $0) } ?? .open
            scope.containers[.value] = shapes.shape(of: property)
        }
        return scope
    }
}

extension APITree {
    /// Whether a rule's action lets connections through.
    fileprivate var isAllowing: Bool {
        if case .scalar(.string(let action), _) = self { return ["Allow", "Accept", "ALLOW"].contains(action) }
        return false
    }
}
