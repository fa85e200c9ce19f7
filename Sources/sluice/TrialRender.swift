import ChartValidation
import Codegen
import Diagnostics
import Files
import HelmChart

/// Renders the chart that a generation would leave behind, before anything is written.
struct TrialRender {
    var plan: GenerationPlan
    var changes: [FileChange]

    /// - Returns: warnings about what could not be tried.
    /// - Throws: findings where the chart would be refused or would not be what its schema declares.
    func warnings() throws(SluiceError) -> [Finding] {
        guard let (folder, interface, source) = plan.chart, !interface.blocks.isEmpty else { return [] }
        var replacing: [String: [UInt8]?] = [:]
        for change in changes where change.path.hasPrefix(folder + "/") {
            replacing[String(change.path.dropFirst(folder.count + 1))] = .some(change.new)
        }
        let isChart = InputFile.exists(folder + "/Chart.yaml")
        // Without Chart.yaml there is nothing that Helm would render.
        guard isChart || replacing["Chart.yaml"] != nil else { return [] }
        let chart = try LoadedChart(path: folder, replacing: replacing)
        let before = isChart ? try? LoadedChart(path: folder) : nil
        return try GenerationCheck(folder: folder, chart: chart, before: before, interface: interface, source: source)
            .warnings()
    }
}
