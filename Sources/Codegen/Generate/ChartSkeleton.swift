import SluiceDiagnostics

/// The parts of a complete chart that the schema does not describe: Chart.yaml, README, helpers, workloads.
enum ChartSkeleton {
    private static let prefix = "chart/"

    /// The files, with paths relative to the chart.
    static func files(for interface: ChartInterface, skeletons: Skeletons) throws(SluiceError) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        let data = DocsEmitter.data(for: interface)
        for (path, _) in skeletons.files where path.hasPrefix(prefix) {
            files.append(
                GeneratedFile(
                    path: Self.name(of: String(path.dropFirst(prefix.count))),
                    contents: try skeletons.render(path, data)))
        }
        return files
    }

    /// Hidden files have visible names among the templates.
    private static func name(of path: String) -> String { path == "helmignore" ? ".helmignore" : path }
}
