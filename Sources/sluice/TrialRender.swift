import SluiceChartValidation
import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// Renders the chart that a generation would leave behind, before anything is written.
struct TrialRender {
    var plan: GenerationPlan

    /// - Returns: warnings about what could not be tried.
    /// - Throws: findings where the chart would be refused or would not be what its schema declares.
    func warnings() throws(SluiceError) -> [Finding] {
        guard let (folder, interface, source) = plan.chart, !interface.blocks.isEmpty else { return [] }
        let replacing = plan.files.contents(in: folder)
        let isChart = InputFile.exists(folder + "/Chart.yaml")
        guard isChart || replacing["Chart.yaml"] != nil else {
            return [
                Finding(
                    rule: "chart-missing", severity: .warning,
                    location: SourceLocation(file: folder, line: 0, column: 0),
                    message: "there is no Chart.yaml in this folder, so the templates were not tried, and are named "
                        + "after the folder",
                    hint: "give the chart's own folder with --chart, or run 'helm create' first")
            ]
        }
        let chart = try LoadedChart(path: folder, replacing: replacing)
        try checkNothingIsIgnored(chart, folder: folder)
        return try GenerationCheck(
            folder: folder, chart: chart, before: { isChart ? try? LoadedChart(path: folder) : nil },
            interface: interface, source: source
        ).warnings()
    }

    /// What `.helmignore` drops is not there for Helm: templates would never render, a schema never refuse.
    private func checkNothingIsIgnored(_ chart: LoadedChart, folder: String) throws(SluiceError) {
        let loaded = Set(chart.raw.map(\.path))
        var findings: [Finding] = []
        for path in plan.files.writtenPaths where path.hasPrefix(folder + "/") {
            let inside = String(path.dropFirst(folder.count + 1))
            guard inside.hasPrefix("templates/") || ["values.schema.json", "values.yaml"].contains(inside),
                !loaded.contains(inside)
            else { continue }
            findings.append(
                Finding(
                    rule: "generate-ignored", severity: .error,
                    location: SourceLocation(file: folder + "/.helmignore", line: 0, column: 0),
                    message: "a pattern of this file drops \(inside), so Helm would never see it",
                    hint: "take the pattern out, or except the file with a line '!/\(inside)' behind it"))
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
    }
}
