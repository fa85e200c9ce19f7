import Diagnostics
import YAML

/// The named schemas of one document, whatever its form.
struct DefinitionsDocument {
    var entries: [SchemaEntry]
    /// The Kubernetes version that the document says it describes.
    var kubernetesVersion: KubernetesVersion?

    /// The documents of a file that hold definitions.
    ///
    /// Manifests of other kinds beside custom resource definitions, as in an operator's installation file, are
    /// passed over; a file without any definitions is an error.
    static func read(_ source: DefinitionsSource) throws(SluiceError) -> [DefinitionsDocument] {
        let isJSON = looksLikeJSON(source)
        var options = ParseOptions()
        options.syntax = isJSON ? .json : .yaml
        let roots = try parseAll(source.bytes, file: source.file, options: options)
        var documents: [DefinitionsDocument] = []
        for root in roots {
            if let document = try read(root, isJSON: isJSON) { documents.append(document) }
        }
        if documents.isEmpty { throw notDefinitions(file: source.file, root: roots.first) }
        return documents
    }

    private static func read(_ root: Node, isJSON: Bool) throws(SluiceError) -> DefinitionsDocument? {
        guard root.kind == .mapping else { return nil }
        if let schemas = root["components"]?["schemas"] {
            return try collection(schemas, root: root, isJSON: isJSON)
        }
        if root["apiVersion"] != nil, let kind = root["kind"]?.string {
            let resources = try CustomResourceDefinition.read(root, kind: kind, isJSON: isJSON)
            return resources.isEmpty ? nil : DefinitionsDocument(entries: resources)
        }
        if let definitions = root["definitions"] ?? root["$defs"] {
            return try collection(definitions, root: root, isJSON: isJSON)
        }
        return nil
    }

    private static func collection(_ schemas: Node, root: Node, isJSON: Bool) throws(SluiceError) -> DefinitionsDocument
    {
        guard schemas.kind == .mapping else {
            throw SluiceError(
                schemas.finding("not-a-schema", "the definitions must be an object of named schemas", hint: nil))
        }
        let entries = schemas.entries.map { key, schema in
            SchemaEntry(
                name: key.text, schema: schema, groupVersionKinds: groupVersionKinds(of: schema), isJSON: isJSON,
                isCustomResource: false)
        }
        let version = root["info"]?["version"]?.string.flatMap { KubernetesVersion($0) }
        return DefinitionsDocument(entries: entries, kubernetesVersion: version)
    }

    private static func groupVersionKinds(of schema: Node) -> [GroupVersionKind] {
        guard schema.kind == .mapping, let list = schema["x-kubernetes-group-version-kind"] else { return [] }
        return list.elements.compactMap { item in
            guard let version = item["version"]?.string, let kind = item["kind"]?.string else { return nil }
            return GroupVersionKind(group: item["group"]?.string ?? "", version: version, kind: kind)
        }
    }

    private static func looksLikeJSON(_ source: DefinitionsSource) -> Bool {
        if source.file.hasSuffix(".json") { return true }
        if source.file.hasSuffix(".yaml") || source.file.hasSuffix(".yml") { return false }
        let first = source.bytes.first { byte in byte != 0x20 && !(0x09...0x0d).contains(byte) }
        return first == UInt8(ascii: "{")
    }

    private static func notDefinitions(file: String, root: Node?) -> SluiceError {
        let location = root?.location ?? SourceLocation(file: file, line: 0, column: 0)
        return SluiceError(
            findings: [
                Finding(
                    rule: "not-definitions", severity: .error, location: location,
                    message: "this file holds no API definitions",
                    hint: "give an OpenAPI v2 or v3 document, a JSON Schema with definitions or $defs, "
                        + "or custom resource definitions")
            ])
    }
}
