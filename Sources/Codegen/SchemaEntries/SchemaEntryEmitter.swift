import Diagnostics
import KubernetesAPI
import OrderedCollections
import YAML

/// Makes the loose entries of every bound block strict, and leaves every other byte of the schema alone.
public enum SchemaEntryEmitter {
    /// Keywords that say what a value may be; the API's own take their place. All others are the author's.
    static let structuralKeywords: Set<String> = [
        "type", "$ref", "properties", "patternProperties", "additionalProperties", "propertyNames", "required",
        "items", "minItems", "maxItems", "uniqueItems", "contains", "enum", "const", "pattern", "minLength",
        "maxLength",
        "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minProperties",
        "maxProperties", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
    ]

    /// The values schema with strict entries.
    ///
    /// - Parameter isGenerated: whether the whole file is generated and says so, rather than the author's with entries
    ///   made strict.
    public static func schema(
        for interface: ChartInterface, isGenerated: Bool = false
    ) throws(SluiceError) -> [UInt8] {
        let root = interface.schema
        let types = TypeSchema(model: interface.model)
        var edits = SchemaEdits(source: root.source)
        if isGenerated { edits.markAsGenerated(root) }
        guard !interface.blocks.isEmpty else { return try edits.bytes() }
        let merge = EntryMerge(types: types, definitions: root["definitions"])
        var used: [TypeExpression] = []
        for block in interface.blocks {
            for entry in entries(of: block, model: interface.model) {
                used.append(entry.type)
                edits.replace(
                    entry.node,
                    with: strict(entry, keywords: merge.keywords(types.keywords(of: entry.type), entry.node)))
            }
            if block.schemaNode["additionalProperties"] == nil {
                edits.append(key: "additionalProperties", value: false, to: block.schemaNode)
            }
        }
        let definitions = reachable(from: used, model: interface.model).map {
            ($0.name.full, types.definition(of: $0))
        }
        try edits.setDefinitions(definitions, root: root)
        return try edits.bytes()
    }

    /// A node of the schema that takes an API type; the API's description stands in where the author gives none.
    private struct TypedEntry {
        var node: Node
        var type: TypeExpression
        var description: String?
    }

    /// The nodes of a block that take an API type.
    private static func entries(of block: Block, model: TypeModel) -> [TypedEntry] {
        let resolver = APIPathResolver(model: model)
        var found: [TypedEntry] = []
        for field in block.fields {
            switch field.role {
            case .passThrough(let apiPath, let type):
                let apiField = try? resolver.field(apiPath, below: block.type, at: field.schemaNode)
                found.append(TypedEntry(node: field.schemaNode, type: type, description: apiField?.description))
            case .plain(let type?): found.append(TypedEntry(node: field.schemaNode, type: type))
            case .shortForm:
                found += TypedNodes.below(field.schemaNode, model: model).map {
                    TypedEntry(node: $0.node, type: $0.type)
                }
            case .plain(nil): break
            }
        }
        return found
    }

    /// The entry with the keywords of the API and the author's stricter ones first, and the author's others
    /// (description, default, x-…) after them.
    private static func strict(_ typed: TypedEntry, keywords: OrderedDictionary<String, Value>) -> Value {
        var entry = keywords
        if let description = typed.description { entry["description"] = .string(description) }
        for (key, value) in typed.node.entries where !structuralKeywords.contains(key.text) {
            entry[key.text] = value.value()
        }
        return .object(entry)
    }

    static func reachable(from types: [TypeExpression], model: TypeModel) -> [ObjectType] {
        var found: OrderedDictionary<TypeName, ObjectType> = [:]
        var queue = types
        while let type = queue.popLast() {
            switch type {
            case .array(let element, _), .map(let element, _): queue.append(element)
            case .object(let name):
                guard found[name] == nil, let object = model.object(name) else { continue }
                found[name] = object
                queue += object.fields.map(\.type)
            default: continue
            }
        }
        return found.values.sorted { $0.name < $1.name }
    }
}
