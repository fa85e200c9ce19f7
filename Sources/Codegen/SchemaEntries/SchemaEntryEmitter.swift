import SluiceDiagnostics
import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

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
        // Blocks may share a definition.
        var edited: Set<Node> = []
        var closed: Set<Node> = []
        for block in interface.blocks {
            for entry in entries(of: block, interface: interface) where edited.insert(entry.node).inserted {
                used.append(entry.type)
                edits.replace(
                    entry.node,
                    with: strict(entry, keywords: merge.keywords(types.keywords(of: entry.type), entry.node)))
            }
            for keys in block.inferredKeys where !edited.contains(where: { $0.contains(keys.node) }) {
                if keys.node["propertyNames"] == nil, closed.insert(keys.node).inserted {
                    var names = types.keywords(of: .string(keys.constraints))
                    if !keys.excluded.isEmpty {
                        names["not"] = .object(["enum": .array(keys.excluded.map { .string($0) })])
                    }
                    edits.append(key: "propertyNames", value: .object(names), to: keys.node)
                }
            }
            for node in ClosedNodes.of(block, lookup: SchemaLookup(root: root))
            where !edited.contains(where: { $0.contains(node) }) && closed.insert(node).inserted {
                edits.append(key: "additionalProperties", value: false, to: node)
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
    private static func entries(of block: Block, interface: ChartInterface) -> [TypedEntry] {
        let resolver = APIPathResolver(model: interface.model)
        let lookup = SchemaLookup(root: interface.schema)
        var found: [TypedEntry] = []
        for field in block.fields {
            switch field.role {
            case .passThrough(let apiPath, let type):
                let apiField = resolver.fieldIfAny(apiPath, below: block.type)
                found.append(TypedEntry(node: field.schemaNode, type: type, description: apiField?.description))
            case .plain(let type?): found.append(TypedEntry(node: field.schemaNode, type: type))
            case .shortForm:
                found += TypedNodes.below(field.schemaNode, lookup: lookup, model: interface.model).map {
                    TypedEntry(node: $0.node, type: $0.type)
                }
            case .plain(nil): break
            }
        }
        found += block.inferred.filter(\.isInBlock).map { TypedEntry(node: $0.node, type: $0.type) }
        // What is replaced as a whole takes its parts along.
        return found.filter { entry in !found.contains { $0.node != entry.node && $0.node.contains(entry.node) } }
    }

    /// The entry with the keywords of the API and the author's stricter ones first, and the author's others
    /// (description, default, x-…) after them.
    private static func strict(_ typed: TypedEntry, keywords: OrderedDictionary<String, Value>) -> Value {
        var entry = keywords
        var skipped: Set<String> = []
        if let text = typed.description {
            let own = typed.node["description"]?.string
            let comment = typed.node["$comment"]?.string
            let isMarked = comment.map(CopiedDescription.isComment) ?? false
            if comment == nil || isMarked, own.map({ comment == CopiedDescription.comment(on: $0) }) ?? true {
                entry["$comment"] = .string(CopiedDescription.comment(on: text))
                entry["description"] = .string(text)
                skipped = ["description", "$comment"]
            } else if isMarked {
                // The author has written a better one since.
                skipped = ["$comment"]
            } else if own == nil {
                // The comment is the author's, so there is no place for the mark.
                entry["description"] = .string(text)
            }
        }
        for (key, value) in typed.node.entries
        where !structuralKeywords.contains(key.text) && !skipped.contains(key.text) {
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

/// Descriptions that come from the API, marked so that a later run brings them up to date and leaves an author's own
/// alone.
private enum CopiedDescription {
    private static let start = "The description is the API's ("

    static func comment(on description: String) -> String {
        start + String(Fingerprint.of(Array(description.utf8)).suffix(8)) + ")."
    }

    static func isComment(_ text: String) -> Bool { text.hasPrefix(start) }
}

/// The objects of a block's values that take only the properties that they declare.
private enum ClosedNodes {
    static func of(_ block: Block, lookup: SchemaLookup) -> [Node] {
        var nodes: [Node] = []
        if block.schemaNode["additionalProperties"] == nil { nodes.append(block.schemaNode) }
        for field in block.fields {
            if case .shortForm = field.role { collect(field.schemaNode, lookup: lookup, into: &nodes) }
        }
        return nodes
    }

    private static func collect(_ node: Node, lookup: SchemaLookup, into nodes: inout [Node]) {
        guard let schema = lookup.resolved(node), !nodes.contains(schema), !SchemaEdits.isGenerated(schema) else {
            return
        }
        // The branches of these may declare more properties.
        let isOpenEnded = ["allOf", "anyOf", "oneOf", "patternProperties"].contains { schema[$0] != nil }
        if let properties = schema["properties"], !properties.entries.isEmpty {
            if schema["additionalProperties"] == nil, !isOpenEnded { nodes.append(schema) }
            for (_, property) in properties.entries where property.kind == .mapping {
                collect(property, lookup: lookup, into: &nodes)
            }
        }
        for key in ["items", "additionalProperties"] {
            if let inner = schema[key], inner.kind == .mapping { collect(inner, lookup: lookup, into: &nodes) }
        }
    }
}

extension Node {
    /// Whether another node of the same text is this one or stands inside it.
    fileprivate func contains(_ other: Node) -> Bool {
        start.byte <= other.start.byte && other.end.byte <= end.byte
    }
}
