import Diagnostics

/// The parts of a complete chart that no schema says anything about: Chart.yaml, helpers, workloads.
enum ChartSkeleton {
    private static let prefix = "chart/"

    /// The files, with paths relative to the chart.
    static func files(for interface: ChartInterface, skeletons: Skeletons) throws(SluiceError) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for (path, _) in skeletons.files where path.hasPrefix(prefix) {
            files.append(
                GeneratedFile(
                    path: String(path.dropFirst(prefix.count)),
                    contents: try skeletons.render(path, ["chart": .string(interface.chartName)])))
        }
        return files
    }
}
