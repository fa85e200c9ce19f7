import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Writes the values reference and the operators' runbook through the skeletons of `templates/docs/`.
public enum DocsEmitter {
    /// The values reference and the runbook of a chart.
    ///
    /// - Parameter values: the chart's values.yaml, whose values are the defaults; nil for those of the schema.
    public static func files(
        for interface: ChartInterface, values: Value? = nil, skeletons: Skeletons
    ) throws(SluiceError) -> [GeneratedFile] {
        let data = self.data(for: interface, values: values)
        return [
            GeneratedFile(path: "values.md", contents: try skeletons.render("docs/values.md", data)),
            GeneratedFile(path: "runbook.md", contents: try skeletons.render("docs/runbook.md", data)),
        ]
    }

    /// The data of all documentation templates.
    static func data(for interface: ChartInterface, values: Value? = nil) -> [String: TemplateValue] {
        let rows = ValuesReference(interface: interface, values: values).rows()
        let resolver = APIPathResolver(model: interface.model)
        let policies = interface.blocks.filter { resolver.isPolicyPart(["spec"], of: $0.type) }
        let hasOnlyPolicies = policies.count == interface.blocks.count
        let hasNetworkPolicies = policies.contains { $0.apiVersion.hasPrefix("networking.k8s.io/") }
        var kinds: [String] = []
        for block in interface.blocks where !kinds.contains(block.kind.lowercased()) {
            kinds.append(block.kind.lowercased())
        }
        return [
            "chart": .string(interface.chartName),
            "subject": .string(hasOnlyPolicies ? "network policies" : "optional resources"),
            "object": .string(hasOnlyPolicies ? "the policy" : "the resource"),
            "policies": .bool(!policies.isEmpty), "onlyPolicies": .bool(hasOnlyPolicies),
            "networkPolicies": .bool(hasNetworkPolicies),
            "allowDNS": .bool(
                ["allowDNS", "dnsPeers"].allSatisfy { name in
                    interface.blocks.contains { $0.fields.contains { $0.name == name } }
                }),
            "refused": .string(
                hasNetworkPolicies
                    ? "egress.0: additional properties 'prots' not allowed" : "FIELD: got string, want object"),
            "kinds": .list(kinds.map { .string($0) }),
            "rows": .list(rows.map(row)),
            "blocks": .list(interface.blocks.map { block in self.block(block, rows: rows) }),
            "types": .list(types(of: interface).map(type)),
        ]
    }

    private static func row(_ row: ValuesReference.Row) -> TemplateValue {
        .map([
            "key": .string(row.key), "type": .string(cell(row.type)), "default": .string(cell(row.defaultText)),
            "description": .string(cell(row.description)),
        ])
    }

    private static func block(_ block: Block, rows: [ValuesReference.Row]) -> TemplateValue {
        .map([
            "path": .string(block.path.description), "kind": .string(block.kind),
            "apiVersion": .string(block.apiVersion), "description": .string(block.description ?? ""),
            "gates": .list(block.gates.map { .string($0.description) }),
            "fields": .list(block.fields.map(field)),
            "rows": .list(rows.filter { $0.key.hasPrefix(block.path.description + ".") }.map(row)),
        ])
    }

    private static func field(_ field: BlockField) -> TemplateValue {
        let effect: String
        switch field.role {
        case .passThrough(let path, _): effect = "is `\(path.joined(separator: "."))`"
        case .shortForm(let form):
            let paths = form.additions.map { "`\($0.apiPath.joined(separator: "."))`" }.joined(separator: ", ")
            switch form.iteration {
            case .whenTrue: effect = "adds to \(paths) when true"
            case .whenPresent(.enabled): effect = "adds to \(paths) when its `enabled` is true"
            case .whenPresent: effect = "adds to \(paths) when set"
            case .eachItem(let toggle): effect = "adds to \(paths) for each element\(condition(toggle))"
            case .eachEntry(let toggle): effect = "adds to \(paths) for each entry\(condition(toggle))"
            }
        case .plain: effect = ""
        }
        return .map([
            "path": .string(field.path.description),
            "effect": .string(effect + (effect.isEmpty ? "" : condition(field.gates))),
            "description": .string(cell(field.description ?? "")),
        ])
    }

    private static func condition(_ toggle: ShortForm.Switch) -> String {
        switch toggle {
        case .none: ""
        case .enabled: " whose `enabled` is true"
        case .itself: " that is true"
        }
    }

    private static func condition(_ gates: [ValuePath]) -> String {
        if gates.isEmpty { return "" }
        return ", while " + gates.map { "`\($0)`" }.joined(separator: " and ") + (gates.count == 1 ? " is" : " are")
            + " true"
    }

    private static func type(_ object: ObjectType) -> TemplateValue {
        .map([
            "name": .string(object.name.short), "description": .string(object.description ?? ""),
            "rules": .list(object.rules.map { .string($0.message) }),
            "fields": .list(
                object.fields.map { field in
                    .map([
                        "name": .string(field.name), "type": .string(cell(field.type.documentationName)),
                        "required": .string(field.isRequired ? "yes" : ""),
                        "description": .string(cell(field.description ?? "")),
                    ])
                }),
        ])
    }

    /// The object types that values of the blocks may hold.
    private static func types(of interface: ChartInterface) -> [ObjectType] {
        let used =
            interface.blocks.flatMap { block in
                block.fields.flatMap { field -> [TypeExpression] in
                    switch field.role {
                    case .passThrough(_, let type), .plain(let type?): [type]
                    case .shortForm:
                        TypedNodes.below(
                            field.schemaNode, lookup: SchemaLookup(root: interface.schema), model: interface.model
                        ).map(\.type)
                    case .plain(nil): []
                    }
                }
            }
            + interface.blocks.flatMap { $0.inferred.filter(\.isInBlock).map(\.type) }
        return SchemaEntryEmitter.reachable(from: used, model: interface.model)
    }

    /// Text for a Markdown table cell.
    private static func cell(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "|": result += "\\|"
            case "\n": result += " "
            default: result.append(character)
            }
        }
        return result
    }
}
