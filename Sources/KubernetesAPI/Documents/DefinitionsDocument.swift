import SluiceDiagnostics
import SluiceYAML

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The named schemas of one document, whatever its form.
struct DefinitionsDocument {
    var entries: [SchemaEntry]
    /// The Kubernetes version that the document says it describes.
    var kubernetesVersion: KubernetesVersion?
    /// The built-in file that the document is a version of (`x-sluice-built-in`).
    var builtInName: String?
    /// What the document states about policies whose structure others declare (`x-sluice-policies`).
    var policies: [PolicyFacts] = []
    /// The versions of custom resources that the API server does not serve.
    var unserved: [GroupVersionKind] = []

    /// The documents of a file that hold definitions.
    ///
    /// Manifests of other kinds beside custom resource definitions, as in an operator's installation file, are
    /// ignored. A file without any definitions is an error, unless it was found in a folder: then there are none.
    static func read(_ source: DefinitionsSource) throws(SluiceError) -> [DefinitionsDocument] {
        if source.folder != nil, !mayHoldDefinitions(source) { return [] }
        let isJSON = looksLikeJSON(source)
        var options = ParseOptions()
        options.syntax = isJSON ? .json : .yaml
        let roots = try parseAll(source.bytes, file: source.file, options: options)
        var documents: [DefinitionsDocument] = []
        for root in roots {
            if let document = try read(root, isJSON: isJSON) { documents.append(document) }
        }
        if documents.isEmpty, source.folder == nil { throw notDefinitions(file: source.file, root: roots.first) }
        return documents
    }

    private static func read(_ root: Node, isJSON: Bool) throws(SluiceError) -> DefinitionsDocument? {
        guard root.kind == .mapping else { return nil }
        if let schemas = root["components"]?["schemas"] {
            return try collection(schemas, root: root, isJSON: isJSON)
        }
        if root["apiVersion"] != nil, let kind = root["kind"]?.string {
            let versions = try CustomResourceDefinition.read(root, kind: kind, isJSON: isJSON)
            if versions.served.isEmpty, versions.unserved.isEmpty { return nil }
            return DefinitionsDocument(entries: versions.served, unserved: versions.unserved)
        }
        if let policies = root["x-sluice-policies"] {
            return DefinitionsDocument(
                entries: [], builtInName: root["x-sluice-built-in"]?.string,
                policies: try PolicyFacts.read(policies))
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
        return DefinitionsDocument(
            entries: entries, kubernetesVersion: version, builtInName: root["x-sluice-built-in"]?.string)
    }

    /// Whether a file found in a folder can be one of definitions: one of the words that each form needs is in it.
    private static func mayHoldDefinitions(_ source: DefinitionsSource) -> Bool {
        if source.file == "values.schema.json" || source.file.hasSuffix("/values.schema.json") { return false }
        let words: [StaticString] = [
            "CustomResourceDefinition", "definitions", "schemas", "$defs", "x-sluice-policies",
        ]
        return words.contains { source.bytes.contains($0) }
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
                    message: "there are no API definitions in this file",
                    hint: "give an OpenAPI v2 or v3 document, a JSON Schema with definitions or $defs, "
                        + "or custom resource definitions")
            ])
    }
}

extension [UInt8] {
    /// Whether the text is somewhere in the bytes.
    fileprivate func contains(_ text: StaticString) -> Bool {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, bytes.count >= text.utf8CodeUnitCount else { return false }
            var position = 0
            let last = bytes.count - text.utf8CodeUnitCount
            while position <= last, let found = memchr(base + position, Int32(text.utf8Start[0]), last - position + 1) {
                if memcmp(found, text.utf8Start, text.utf8CodeUnitCount) == 0 { return true }
                position = base.distance(to: UnsafeRawPointer(found)) + 1
            }
            return false
        }
    }
}
