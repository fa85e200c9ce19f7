import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceJSONSchema
import SluiceKubernetesAPI
import SluiceYAML

/// What is known of a chart for judging its values: schema, blocks and defaults, each read once.
public struct ChartContext: Sendable {
    /// The chart's folder, as it was given.
    public let folder: String
    /// The bound blocks of the values schema.
    public let blocks: [Block]
    /// The chart's own `values.yaml`.
    public let defaults: LocatedValue?
    let schema: CompiledSchema?
    let schemaNode: Node?
    let model: TypeModel

    /// Reads a chart's `values.schema.json` and `values.yaml`. Either may be missing; Chart.yaml is not needed.
    ///
    /// - Throws: a folder that has neither, and files that cannot be read.
    public init(folder: String, model: TypeModel) throws(SluiceError) {
        self.folder = folder
        self.model = model
        let schemaPath = folder + "/values.schema.json"
        let valuesPath = folder + "/values.yaml"
        let schemaBytes = try InputFile.readIfPresent(schemaPath)
        let valuesBytes = try InputFile.readIfPresent(valuesPath)
        guard schemaBytes != nil || valuesBytes != nil else {
            throw SluiceError(findings: [
                Finding(
                    rule: "chart-missing", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                    message: "there is neither values.schema.json nor values.yaml here",
                    hint: "give the folder of a chart with --chart")
            ])
        }
        defaults = try valuesBytes.flatMap { bytes throws(SluiceError) in
            try ValuesSource.read(bytes, file: valuesPath).value
        }
        guard let schemaBytes else {
            (schema, schemaNode, blocks) = (nil, nil, [])
            return
        }
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .json)
        guard let root = try parse(schemaBytes, file: schemaPath, options: options) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "schema-shape", severity: .error,
                    location: SourceLocation(file: schemaPath, line: 1, column: 1),
                    message: "the values schema is empty", hint: "write at least {}")
            ])
        }
        schemaNode = root
        schema = try CompiledSchema(
            root.value(), uri: schemaPath, dialect: .helm4, loader: SchemaFiles(folder: folder).load)
        let hasBlocks = String(decoding: schemaBytes, as: UTF8.self).contains("\"x-sluice\"")
        blocks = hasBlocks ? try BlockBinder.blocks(in: root, model: model) : []
    }
}

/// Other files that a values schema refers to, inside the chart only.
struct SchemaFiles: Sendable {
    let folder: String

    @Sendable func load(_ uri: String) -> Value? {
        guard !uri.contains("://"), uri.hasPrefix(folder + "/"),
            !uri.split(separator: "/").contains(".."),
            let bytes = try? InputFile.read(uri),
            let node = try? parse(
                bytes, file: uri, options: ParseOptions(duplicateKeys: .lastWins, syntax: .byFileName))
        else { return nil }
        return node.value()
    }
}
