import SluiceDiagnostics
import Synchronization
import SluiceYAML

/// JSON Schema's own schemas, which say whether a document is a schema. Each is compiled once.
enum Metaschemas {
    private static let compiled = Mutex<[Draft: CompiledSchema]>([:])

    /// What a schema has wrong by the metaschema of its draft.
    ///
    /// - Throws: only where a metaschema itself cannot be read.
    static func failures(of schema: Value, draft: Draft) throws(SluiceError) -> [SchemaFailure] {
        if PlainSchemaCheck(draft: draft).accepts(schema) { return [] }
        return try metaschema(of: draft).failures(of: schema)
    }

    private static func metaschema(of draft: Draft) throws(SluiceError) -> CompiledSchema {
        if let known = compiled.withLock({ $0[draft] }) { return known }
        let schema = try CompiledSchema(
            document(draft.metaschemaURI) ?? .bool(true), uri: draft.metaschemaURI, assertsFormats: true,
            dialect: .helmMetaschema, loader: document)
        compiled.withLock { $0[draft] = schema }
        return schema
    }

    private static func document(_ uri: String) -> Value? {
        guard let text = MetaschemaDocuments.texts[uri] else { return nil }
        let options = ParseOptions(syntax: .json)
        let document = try? parse(Array(text.utf8), file: uri, options: options)?.value()
        guard case .object(var table)? = document, case .object(var properties)? = table["properties"] else {
            return document
        }
        // Those that Helm's library holds differ here.
        switch uri {
        case Draft.draft4.metaschemaURI: properties["readOnly"] = nil
        case Draft.draft6.metaschemaURI:
            properties["readOnly"] = nil
            properties["examples"] = .bool(true)
            properties["enum"] = ["type": "array", "uniqueItems": true]
        case Draft.draft7.metaschemaURI:
            properties["writeOnly"] = properties["readOnly"]
            properties["enum"] = ["type": "array", "uniqueItems": true]
        default: break
        }
        table["properties"] = .object(properties)
        return .object(table)
    }
}

extension Draft {
    /// Of the schema of schemas, without fragment.
    var metaschemaURI: String {
        switch self {
        case .draft4: "http://json-schema.org/draft-04/schema"
        case .draft6: "http://json-schema.org/draft-06/schema"
        case .draft7: "http://json-schema.org/draft-07/schema"
        case .draft2019: "https://json-schema.org/draft/2019-09/schema"
        case .draft2020: "https://json-schema.org/draft/2020-12/schema"
        }
    }
}
