import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI
import SluiceYAML

/// The API definitions of a run: the built-in ones, and those of files and folders.
public struct DefinitionsInput: Sendable {
    /// Files and folders of definitions beside the built-in ones.
    public var paths: [String]
    /// The version of the built-in definitions; nil for the newest.
    public var kubernetesVersion: KubernetesVersion?

    /// Creates an input.
    public init(paths: [String] = [], kubernetesVersion: KubernetesVersion? = nil) {
        self.paths = paths
        self.kubernetesVersion = kubernetesVersion
    }

    /// The files behind the paths; a folder contributes the YAML and JSON files in it and in its subfolders.
    ///
    /// - Throws: findings for what cannot be read, and for a folder without such files.
    func sources() throws(SluiceError) -> [DefinitionsSource] {
        var sources: [DefinitionsSource] = []
        for path in paths {
            guard InputFile.isFolder(path) else {
                sources.append(DefinitionsSource(bytes: try InputFile.read(path), file: path))
                continue
            }
            let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
            let names = InputFile.paths(below: folder).filter { name in
                [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
            }
            if names.isEmpty { throw Self.nothing(in: folder) }
            for name in names {
                let file = folder + "/" + name
                sources.append(DefinitionsSource(bytes: try InputFile.read(file), file: file, folder: folder))
            }
        }
        return sources
    }

    /// - Parameter roots: the resources that are needed; empty for all types of the definitions.
    /// - Throws: findings of the definitions, and of roots that they do not have.
    public func model(
        roots: [String], locations: [String: SourceLocation] = [:]
    ) throws(SluiceError) -> TypeModel {
        if paths.isEmpty { return try DefinitionsLoader.embedded(kubernetesVersion: kubernetesVersion) }
        return try DefinitionsLoader.load(
            try sources(),
            options: DefinitionsOptions(
                kubernetesVersion: kubernetesVersion, roots: roots, rootLocations: locations))
    }

    /// The types of the resources that a values schema binds.
    ///
    /// - Parameter more: resources that are needed beside them.
    public func model(for schema: SourceText?, adding more: [String] = []) throws(SluiceError) -> TypeModel {
        let resources = schema.map { ResourceScan.locations(in: $0) } ?? [:]
        let others = more.filter { resources[$0] == nil }
        return try model(roots: resources.keys + others, locations: resources.asDictionary)
    }

    private static func nothing(in folder: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "not-definitions", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                message: "there are no API definitions in this folder: no .yaml, .yml or .json file",
                hint: "give a folder of OpenAPI documents, JSON Schema collections or custom resource definitions")
        ])
    }
}
