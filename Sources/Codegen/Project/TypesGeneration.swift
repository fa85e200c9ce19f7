import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI
import SluiceYAML

/// Swift types alone, for a package that imports them: of a values schema with its resources, or of definitions.
public struct TypesGeneration: Sendable {
    /// The values schema; without one, every type of the definitions is written.
    public var schema: String?
    /// What the values' types are named after.
    public var chartName: String
    /// The API definitions.
    public var definitions: DefinitionsInput

    /// Creates a generation; without a schema, all types of the definitions are written.
    public init(schema: String?, chartName: String, definitions: DefinitionsInput) {
        self.schema = schema
        self.chartName = chartName
        self.definitions = definitions
    }

    /// One file a type.
    ///
    /// - Throws: findings of the schema or of the definitions.
    public func files() throws(SluiceError) -> [GeneratedFile] {
        guard let schema else { return try Generator.swift(of: try definitions.model(roots: [])) }
        let source = SourceText(file: schema, bytes: try InputFile.read(schema))
        return try Generator(
            GeneratorInput(
                chartName: chartName, schema: source, skeletons: .builtIn,
                model: try definitions.model(for: source))
        ).swift()
    }

    /// All types in one file, for build systems that must know its name before they run us.
    public func joined() throws(SluiceError) -> String {
        try files().map(\.contents).joined(separator: "\n")
    }

    /// A plan that writes all types into one file.
    public func plan(file: String) throws(SluiceError) -> GenerationPlan {
        var plan = GenerationPlan()
        plan.files.write(
            Array(try joined().utf8), to: file.contains("/") ? file : "./" + file, within: Self.folder(of: file),
            as: .generated)
        return plan
    }

    /// The folder that a file is in.
    public static func folder(of file: String) -> String {
        guard let slash = file.lastIndex(of: "/") else { return "." }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    /// A plan that writes one file a type into a folder. Generated files of types that are gone go, too.
    public func plan(folder: String) throws(SluiceError) -> GenerationPlan {
        var plan = GenerationPlan()
        try plan.generate(try files().map(\.output), in: folder, subfolders: SwiftFolders.all)
        return plan
    }
}
