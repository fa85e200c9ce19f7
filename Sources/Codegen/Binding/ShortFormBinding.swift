import Diagnostics
import KubernetesAPI
import YAML

extension FieldBinder {
    /// The short form that `add` declares on `property`.
    func shortForm(_ property: Node, keyword: SluiceKeyword) throws(SluiceError) -> ShortForm {
        guard let add = keyword.add, add.kind == .mapping else {
            throw (keyword.add ?? keyword.node).error(
                "x-sluice-shape", "\"add\" must be an object of API paths and lists",
                hint: "write \"add\": { \"spec.egress\": [ … ] }")
        }
        let iteration = try self.iteration(of: property, keyword: keyword)
        let scope = self.scope(for: property, iteration: iteration)
        let builder = APITreeBuilder(resolver: resolver, allowsTemplates: false)
        var additions: [ShortForm.Addition] = []
        for (key, value) in add.entries {
            let apiPath = key.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let type = try resolver.field(apiPath, below: self.type, at: key).type
            guard case .array(let element, _) = type else {
                throw key.error(
                    "x-sluice-path", "\(key.text) is \(type.phrase); \"add\" appends to lists",
                    hint: "set it with the block's \"set\", or pass it through with \"field\"")
            }
            guard value.kind == .sequence else {
                throw value.error(
                    "x-sluice-type-mismatch", "a list of \(element.phrase) belongs here, not \(value.kind.phrase)",
                    hint: "wrap it in [ ]")
            }
            var items: [APITree] = []
            for item in value.elements { items.append(try builder.tree(item, type: element, scope: scope)) }
            additions.append(.init(apiPath: apiPath, elementType: element, items: items))
        }
        return ShortForm(iteration: iteration, additions: additions)
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
        let hasEnabled = lookup.propertyNames(of: property).contains("enabled")
        if types == ["boolean"] { return .whenTrue }
        if perValue { return .whenPresent(enabledKey: false) }
        if types == ["array"] { return .eachItem }
        if types == ["object"], lookup.propertyNames(of: property).isEmpty { return .eachEntry }
        guard !types.isEmpty || property["$ref"] != nil else {
            throw property.error(
                "x-sluice-shape", "a short form needs a \"type\"",
                hint: "boolean adds once when true, array once for each element, object once when it is there")
        }
        return .whenPresent(enabledKey: hasEnabled)
    }

    private func scope(for property: Node, iteration: ShortForm.Iteration) -> PlaceholderScope {
        var roots: [Placeholder.Root: Node?] = [.block: blockNode, .values: lookup.root]
        switch iteration {
        case .whenTrue:
            break
        case .whenPresent:
            roots[.value] = .some(property)
        case .eachItem:
            roots[.item] = .some(lookup.items(of: property))
        case .eachEntry:
            roots[.key] = .some(nil)
            roots[.value] = .some(
                lookup.resolved(property)?["additionalProperties"].flatMap { $0.kind == .mapping ? $0 : nil })
        }
        return PlaceholderScope(lookup: lookup, roots: roots)
    }
}
