import Diagnostics
import EmbeddedFiles
import YAML

/// A file of API definitions.
public struct DefinitionsSource: Sendable {
    public var bytes: [UInt8]
    /// The name that findings carry.
    public var file: String

    public init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
    }
}

public struct DefinitionsOptions: Sendable {
    /// The version to read version-dependent definitions for; nil for the newest that they know.
    public var kubernetesVersion: KubernetesVersion?
    /// The resources (`networking.k8s.io/v1/NetworkPolicy`) or full type names that are wanted, with all that
    /// they refer to; empty for everything.
    public var roots: [String]

    public init(kubernetesVersion: KubernetesVersion? = nil, roots: [String] = []) {
        self.kubernetesVersion = kubernetesVersion
        self.roots = roots
    }
}

/// Reads API definitions into a type model.
///
/// It understands OpenAPI v2 and v3, JSON Schema collections (`definitions`, `$defs`), and custom resource
/// definitions, alone, in YAML streams and in lists. Definitions may refer to each other across the files.
public enum DefinitionsLoader {
    /// - Throws: every finding of all files: what cannot be parsed, is no schema, or refers to nothing.
    public static func load(
        _ sources: [DefinitionsSource], options: DefinitionsOptions = .init()
    ) throws(SluiceError) -> TypeModel {
        var table = try SchemaTable(reading: sources, version: options.kubernetesVersion)
        if table.hasCustomResources { try addMetadata(to: &table, version: options.kubernetesVersion) }
        return try ModelBuilder(table: table).model(roots: options.roots)
    }

    /// Loads a single file.
    public static func load(
        _ bytes: [UInt8], file: String, options: DefinitionsOptions = .init()
    ) throws(SluiceError) -> TypeModel {
        try load([DefinitionsSource(bytes: bytes, file: file)], options: options)
    }

    /// The definitions that Sluice brings along: NetworkPolicy and what it stands on.
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
        return try load(embeddedSources, options: DefinitionsOptions(kubernetesVersion: version))
    }

    static var embeddedSources: [DefinitionsSource] {
        EmbeddedFiles.kubernetesDefinitions.map { file in
            DefinitionsSource(bytes: file.contents.withUTF8Buffer { Array($0) }, file: file.path)
        }
    }

    /// Custom resource definitions leave `metadata` to the server; its type comes from the built-in files
    /// where none of the loaded ones has it.
    private static func addMetadata(to table: inout SchemaTable, version: KubernetesVersion?) throws(SluiceError) {
        guard !table.contains(KnownTypes.objectMeta) else { return }
        table.addFallback(try SchemaTable(reading: embeddedSources, version: version))
    }
}
