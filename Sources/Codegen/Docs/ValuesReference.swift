import SluiceKubernetesAPI
import SluiceYAML

/// The rows of the values reference, as chart users know them: key, type, default, description.
struct ValuesReference {
    struct Row {
        var key: String
        var type: String
        var defaultText: String
        var description: String
    }

    var interface: ChartInterface
    /// The chart's values.yaml, whose values count; nil where there is none.
    var values: Value?

    /// Every value of the chart, in schema order; objects with declared properties are entered.
    func rows() -> [Row] {
        var rows: [Row] = []
        collect(interface.schema, path: ValuePath([]), into: &rows)
        return rows
    }

    private func collect(_ node: Node, path: ValuePath, inside ancestors: [Node] = [], into rows: inout [Row]) {
        let lookup = SchemaLookup(root: interface.schema)
        let object = lookup.resolved(node) ?? node
        // A schema may refer to itself.
        if ancestors.contains(object) { return }
        for (key, property) in object["properties"]?.entries.map({ ($0.key.text, $0.value) }) ?? [] {
            let propertyPath = path.appending(key)
            let field = self.field(at: propertyPath)
            let isEntered = !(lookup.resolved(property)?["properties"]?.entries.isEmpty ?? true)
            if isEntered, field?.isOneValue != true {
                collect(property, path: propertyPath, inside: ancestors + [object], into: &rows)
                continue
            }
            rows.append(
                Row(
                    key: propertyPath.description, type: typeText(property, field: field, lookup: lookup),
                    defaultText: (values?.value(at: propertyPath) ?? property["default"]?.value())
                        .map { "`" + JSONWriter.write($0, indent: nil) + "`" } ?? "",
                    description: field?.description ?? lookup.resolved(property)?["description"]?.string ?? ""))
            // What the elements of a list are made of.
            if let items = lookup.items(of: property), field?.isOneValue != true,
                !lookup.propertyNames(of: items).isEmpty
            {
                let element = ValuePath(Array(path.keys) + [key + "[]"])
                collect(items, path: element, inside: ancestors + [object], into: &rows)
            }
        }
    }

    private func field(at path: ValuePath) -> BlockField? {
        for block in interface.blocks where block.path.contains(path) {
            if let field = block.fields.first(where: { $0.path == path }) { return field }
        }
        return nil
    }

    /// The API type that `"x-sluice": { "type": … }` gives a value.
    private func apiType(of node: Node) -> TypeExpression? {
        guard let reference = node[sluiceKeyword]?["type"], let name = reference.string else { return nil }
        return try? APIPathResolver(model: interface.model).type(named: name, at: reference)
    }

    private func typeText(_ node: Node, field: BlockField?, lookup: SchemaLookup) -> String {
        switch field?.role {
        case .passThrough(_, let type), .plain(let type?): return type.documentationName
        default: break
        }
        if let type = apiType(of: node) { return type.documentationName }
        let types = lookup.types(of: node)
        if types == ["array"], let items = lookup.items(of: node) {
            if let type = apiType(of: items) { return "list of " + type.documentationName }
            let inner = lookup.types(of: items)
            return "list" + (inner.isEmpty ? "" : " of " + inner.joined(separator: " or "))
        }
        return types.isEmpty ? "any" : types.joined(separator: " or ")
    }
}

extension BlockField {
    /// Whether the documentation shows the value as one row although it has properties of its own.
    fileprivate var isOneValue: Bool {
        switch role {
        case .passThrough, .plain(type: .some): true
        case .shortForm, .plain(type: nil): false
        }
    }
}

extension TypeExpression {
    /// The type as the values reference prints it.
    var documentationName: String {
        switch self {
        case .string(let constraints) where !constraints.enumValues.isEmpty:
            constraints.enumValues.joined(separator: " or ")
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .intOrString: "integer or string"
        case .quantity: "quantity"
        case .array(let element, _): "list of " + element.documentationName
        case .map(let value, _): "map of " + value.documentationName
        case .object(let name): name.short
        case .any: "any"
        }
    }
}
