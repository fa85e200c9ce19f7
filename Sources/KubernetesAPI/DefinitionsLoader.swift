import SluiceDiagnostics
import SluiceEmbeddedFiles
import SluiceYAML

/// A file of API definitions.
public struct DefinitionsSource: Sendable {
    /// The content.
    public var bytes: [UInt8]
    /// The name that findings carry.
    public var file: String
    /// The folder in which the file was found, where a folder was given: such a file may hold something else.
    public var folder: String?

    /// Creates a document.
    public init(bytes: [UInt8], file: String, folder: String? = nil) {
        self.bytes = bytes
        self.file = file
        self.folder = folder
    }
}

/// How definitions are read.
public struct DefinitionsOptions: Sendable {
    /// The version to read version-dependent definitions for; nil for the newest that they know.
    public var kubernetesVersion: KubernetesVersion?
    /// The resources (`networking.k8s.io/v1/NetworkPolicy`) or full type names that are wanted, with all that
    /// they refer to; empty for everything.
    public var roots: [String]
    /// Where the roots are named, for findings.
    public var rootLocations: [String: SourceLocation]

    /// Creates options.
    public init(
        kubernetesVersion: KubernetesVersion? = nil, roots: [String] = [],
        rootLocations: [String: SourceLocation] = [:]
    ) {
        self.kubernetesVersion = kubernetesVersion
        self.roots = roots
        self.rootLocations = rootLocations
    }
}

/// Reads API definitions into a type model.
///
/// It understands OpenAPI v2 and v3, JSON Schema collections (`definitions`, `$defs`), and custom resource
/// definitions, alone, in YAML streams and in lists. Definitions may refer to each other across the files.
///
/// Definitions are added to the built-in ones: a kind that they declare takes its structure from them, and what the
/// built-in files state about that kind (patterns, rules, meanings) is added to it.
public enum DefinitionsLoader {
    /// The types of the sources; with ``DefinitionsOptions/roots``, also those of the built-in files.
    ///
    /// - Throws: every finding of all files: what cannot be parsed, is not a schema, or refers to nothing.
    public static func load(
        _ sources: [DefinitionsSource], options: DefinitionsOptions = .init()
    ) throws(SluiceError) -> TypeModel {
        var table = try SchemaTable(reading: sources, version: options.kubernetesVersion)
        let builtIn = try builtInTable(for: table)
        table.addFallback(builtIn)
        let builder = ModelBuilder(table: table)
        try builder.build(roots: options.roots, locations: options.rootLocations)
        try add(builtIn: builtIn, to: builder)
        for policy in try table.policies + builtInPolicies(for: table) { policy.add(to: &builder.objects) }
        var model = builder.finished()
        model.fileCounts = table.fileCounts
        return model
    }

    /// Loads a single file.
    public static func load(
        _ bytes: [UInt8], file: String, options: DefinitionsOptions = .init()
    ) throws(SluiceError) -> TypeModel {
        try load([DefinitionsSource(bytes: bytes, file: file)], options: options)
    }

    /// The definitions that Sluice brings along: NetworkPolicy and what it is made of.
    ///
    /// - Parameter kubernetesVersion: one of ``KubernetesVersion/supported``; nil for the newest.
    public static func embedded(kubernetesVersion: KubernetesVersion? = nil) throws(SluiceError) -> TypeModel {
        let version = kubernetesVersion ?? KubernetesVersion.supported.upperBound
        guard KubernetesVersion.supported.contains(version) else {
            let range = KubernetesVersion.supported
            throw SluiceError(
                findings: [
                    Finding(
                        rule: "unsupported-kubernetes-version", severity: .error,
                        message: "there are no built-in API definitions of Kubernetes \(version)",
                        hint: "choose a version from \(range.lowerBound) to \(range.upperBound)")
                ])
        }
        return try load(BuiltInFiles.types, options: DefinitionsOptions(kubernetesVersion: version))
    }

    // MARK: - Built-in files

    /// The built-in files that `table` does not hold already.
    private static func builtInTable(for table: SchemaTable) throws(SluiceError) -> SchemaTable {
        let supported = KubernetesVersion.supported
        let wanted = table.statedVersion ?? supported.upperBound
        let sources = BuiltInFiles.types.filter { !table.builtInNames.contains(BuiltInFiles.name(of: $0.file)) }
        return try SchemaTable(
            reading: sources, version: min(max(wanted, supported.lowerBound), supported.upperBound))
    }

    /// Adds what the built-in files state to the types that the sources declare.
    private static func add(builtIn: SchemaTable, to builder: ModelBuilder) throws(SluiceError) {
        let kinds = Set(builder.objects.values.flatMap(\.groupVersionKinds))
        let names = builtIn.names.filter { name in
            builder.table.contains(name)
                || builtIn.entry(name)?.groupVersionKinds.contains { kinds.contains($0) } == true
        }
        guard !names.isEmpty else { return }
        let known = ModelBuilder(table: builtIn)
        try known.build(names: names)
        var overlay = KnowledgeOverlay(known: known.objects)
        overlay.add(to: &builder.objects) { builder.table.contains($0) }
    }

    private static func builtInPolicies(for table: SchemaTable) throws(SluiceError) -> [PolicyFacts] {
        let groups = Set(table.entries.values.flatMap { $0.groupVersionKinds.map(\.group) })
        let sources = BuiltInFiles.policies(of: groups).filter {
            !table.builtInNames.contains(BuiltInFiles.name(of: $0.file))
        }
        return sources.isEmpty ? [] : try SchemaTable(reading: sources, version: nil).policies
    }
}

/// The files of API definitions that are compiled in.
enum BuiltInFiles {
    private static let folder = "schema/kubernetes/"
    private static let policyFolder = folder + "policies/"

    /// The files that declare types.
    static var types: [DefinitionsSource] {
        EmbeddedFiles.kubernetesDefinitions.filter { !$0.path.hasPrefix(policyFolder) }.map(source)
    }

    /// The files that state facts about the policies of API groups: of `projectcalico.org`, and of the groups below it.
    static func policies(of groups: Set<String>) -> [DefinitionsSource] {
        EmbeddedFiles.kubernetesDefinitions.filter { file in
            guard file.path.hasPrefix(policyFolder) else { return false }
            let group = file.path.dropFirst(policyFolder.count).dropLast(".yaml".count)
            return groups.contains { $0 == group || $0.hasSuffix("." + group) }
        }.map(source)
    }

    /// The name that a built-in file bears in `x-sluice-built-in`: `networking.v1`, `policies/cilium.io`.
    static func name(of path: String) -> String {
        String(path.dropFirst(folder.count).dropLast(".yaml".count))
    }

    private static func source(_ file: EmbeddedFile) -> DefinitionsSource {
        DefinitionsSource(bytes: file.contents.withUTF8Buffer { Array($0) }, file: file.path)
    }
}
