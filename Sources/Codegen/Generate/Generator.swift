import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// What a generation starts from, all of it read already.
public struct GeneratorInput: Sendable {
    /// The chart's name.
    public var chartName: String
    /// The values schema.
    public var schema: SourceText
    /// The templates of the output.
    public var skeletons: Skeletons
    /// The types of the API definitions.
    public var model: TypeModel

    /// Creates a generator.
    public init(chartName: String, schema: SourceText, skeletons: Skeletons, model: TypeModel) {
        self.chartName = chartName
        self.schema = schema
        self.skeletons = skeletons
        self.model = model
    }
}

/// The pipeline: bytes to nodes to blocks to files as values. Nothing is read or written here.
public struct Generator: Sendable {
    /// The chart's blocks, read from the schema.
    public var interface: ChartInterface
    private var skeletons: Skeletons

    /// - Throws: every finding in the schema and its `x-sluice` keywords.
    public init(_ input: GeneratorInput) throws(SluiceError) {
        guard let schema = try parse(input.schema, options: ParseOptions(syntax: .json)) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "schema-shape", severity: .error,
                    location: SourceLocation(file: input.schema.file, line: 1, column: 1),
                    message: "the values schema is empty", hint: "begin with { \"type\": \"object\" }")
            ])
        }
        interface = ChartInterface(
            chartName: input.chartName, schema: schema,
            blocks: try BlockBinder.blocks(in: schema, model: input.model), model: input.model)
        skeletons = input.skeletons
    }

    /// Named templates and manifests, relative to the chart.
    public func fragments() throws(SluiceError) -> [GeneratedFile] {
        try FragmentEmitter.files(for: interface, skeletons: skeletons)
    }

    /// The values schema with strict entries.
    ///
    /// - Parameter isGenerated: whether the whole file is generated and says so.
    public func schema(isGenerated: Bool = false) throws(SluiceError) -> [UInt8] {
        try SchemaEntryEmitter.schema(for: interface, isGenerated: isGenerated)
    }

    /// An existing `values.yaml` with the keys that it lacks.
    public func values(completing source: SourceText) throws(SluiceError) -> [UInt8] {
        let root = try parse(source, options: ParseOptions(duplicateKeys: .lastWins, syntax: .yaml))
        return try ValuesFileEmitter.values(for: interface, values: root, source: source)
    }

    /// A chart that works as it stands: skeleton, schema, values and fragments, relative to the chart.
    public func chart() throws(SluiceError) -> [OutputFile] {
        var files = try ChartSkeleton.files(for: interface, skeletons: skeletons).map {
            OutputFile(path: $0.path, text: $0.contents)
        }
        files += try fragments().map { OutputFile(path: $0.path, text: $0.contents) }
        files.append(OutputFile(path: "values.schema.json", bytes: try schema(isGenerated: true)))
        files.append(OutputFile(path: "values.yaml", bytes: try ValuesFileEmitter.completeValues(for: interface)))
        return files
    }

    /// The values reference and the runbook.
    ///
    /// - Parameter values: the bytes of the chart's values.yaml; nil where the schema's defaults are all that there are.
    public func docs(values source: SourceText? = nil) throws(SluiceError) -> [GeneratedFile] {
        let values = try source.flatMap { source throws(SluiceError) in
            try parse(source, options: ParseOptions(duplicateKeys: .lastWins, syntax: .yaml))?.value()
        }
        return try DocsEmitter.files(for: interface, values: values, skeletons: skeletons)
    }

    /// Tells charts apart: the same schema gives the same text on every machine (64-bit FNV-1a).
    public var schemaFingerprint: String {
        Fingerprint.of(interface.schema.source.bytes)
    }
}

/// A short text that tells contents apart, the same on every machine.
enum Fingerprint {
    /// 64-bit FNV-1a, in 16 hexadecimal digits.
    static func of(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
