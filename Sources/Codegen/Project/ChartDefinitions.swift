import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI
import SluiceYAML

extension DefinitionsInput {
    /// The name of the file that describes a project.
    public static let layoutName = "sluice.yaml"

    /// The definitions for a chart: those that are given, or those that a `sluice.yaml` names in the chart's folder or
    /// above it, up to the root of the repository.
    ///
    /// - Parameters:
    ///   - folder: the chart's folder, or any folder that the definitions are for.
    ///   - given: the paths of `--definitions`; they take the place of those of `sluice.yaml`.
    ///   - kubernetesVersion: takes the place of that of `sluice.yaml`.
    /// - Throws: findings of `sluice.yaml`.
    public static func ofChart(
        _ folder: String, given: [String] = [], kubernetesVersion: KubernetesVersion? = nil
    ) throws(SluiceError) -> DefinitionsInput {
        var input = DefinitionsInput(paths: given, kubernetesVersion: kubernetesVersion)
        guard given.isEmpty || kubernetesVersion == nil, let layout = layoutFile(above: folder) else { return input }
        let found = try reading(layout)
        if given.isEmpty { input.paths = found.paths }
        input.kubernetesVersion = kubernetesVersion ?? found.kubernetesVersion
        return input
    }

    /// The `sluice.yaml` that is nearest to a folder: in it or above it, up to the root of the repository. Outside a
    /// repository, no folder above is read, except those of the working directory that the folder is in.
    public static func layoutFile(above folder: String) -> String? {
        guard let start = Folder.resolve(folder) else { return nil }
        let here = Folder.resolve(".") ?? "/"
        var folders = [start]
        while let current = folders.last, current != "/", !InputFile.exists(current + "/.git") {
            let parent = current.split(separator: "/").dropLast().joined(separator: "/")
            folders.append("/" + parent)
        }
        if let top = folders.last, !InputFile.exists(top + "/.git") {
            folders = folders.filter { $0 == start || $0 == here || $0.hasPrefix(here + "/") }
        }
        guard let owner = folders.first(where: { InputFile.exists($0 + "/" + layoutName) }) else { return nil }
        if owner == here { return layoutName }
        return (owner.hasPrefix(here + "/") ? String(owner.dropFirst(here.count + 1)) : owner) + "/" + layoutName
    }

    /// What a `sluice.yaml` says of definitions; it may describe nothing else.
    private static func reading(_ file: String) throws(SluiceError) -> DefinitionsInput {
        guard let node = try parse(try InputFile.read(file), file: file), node.kind == .mapping else {
            return DefinitionsInput()
        }
        let root = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        var input = DefinitionsInput()
        if let list = node["definitions"], !list.isNull {
            guard list.kind == .sequence, list.elements.allSatisfy({ $0.string?.isEmpty == false }) else {
                throw list.error(
                    "layout", "definitions must be a list of paths", hint: "write definitions: [crds/gate.yaml]")
            }
            input.paths = list.elements.map { $0.text.hasPrefix("/") ? $0.text : root + $0.text }
        }
        if let version = node["kubernetesVersion"], !version.isNull {
            guard let read = KubernetesVersion(version.text) else {
                throw version.error("layout", "\"\(version.text)\" is not a Kubernetes version", hint: "write \"1.33\"")
            }
            input.kubernetesVersion = read
        }
        return input
    }

    /// Whether a `sluice.yaml` describes a project to generate, and not only definitions and rules for a chart.
    public static func describesProject(_ file: String) -> Bool {
        // A file that cannot be read or parsed is reported where it is read as a project.
        guard let bytes = try? InputFile.readIfPresent(file) else { return InputFile.exists(file) }
        guard let node = try? parse(bytes, file: file), node.kind == .mapping else { return true }
        return node["schema"] != nil || node["definitions"] == nil && node["rules"] == nil
    }
}
