import Diagnostics
import Files
import KubernetesAPI

/// The API definitions of a run: files and folders, or the built-in ones.
public struct DefinitionsInput: Sendable {
    public var paths: [String]
    public var kubernetesVersion: KubernetesVersion?

    public init(paths: [String] = [], kubernetesVersion: KubernetesVersion? = nil) {
        self.paths = paths
        self.kubernetesVersion = kubernetesVersion
    }

    /// The files behind the paths; a folder stands for the YAML and JSON files in it.
    func files() throws(SluiceError) -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        for path in paths {
            guard InputFile.isFolder(path) else {
                files.append((path, try InputFile.read(path)))
                continue
            }
            for name in InputFile.names(in: path)
            where [".yaml", ".yml", ".json"].contains(where: { name.hasSuffix($0) }) {
                files.append((path + "/" + name, try InputFile.read(path + "/" + name)))
            }
        }
        return files
    }

    /// - Parameter roots: the resources that are needed; empty for all types.
    public func model(roots: [String]) throws(SluiceError) -> TypeModel {
        let files = try files()
        if files.isEmpty { return try DefinitionsLoader.embedded(kubernetesVersion: kubernetesVersion) }
        return try DefinitionsLoader.load(
            files.map { DefinitionsSource(bytes: $0.bytes, file: $0.path) },
            options: DefinitionsOptions(kubernetesVersion: kubernetesVersion, roots: roots))
    }
}
