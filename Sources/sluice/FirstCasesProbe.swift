import Codegen
import Diagnostics
import Files
import Golden

/// Finds out by rendering, on a copy, with which values the first golden cases of a chart can begin.
struct FirstCasesProbe {
    var chart: String
    /// Whether hand-written policies are bound; what they render is proved elsewhere.
    var adopts: Bool

    /// - Parameter plan: what `init` would write.
    /// - Throws: findings where the chart renders without its new block and is refused with it.
    func start(after plan: GenerationPlan) throws(SluiceError) -> FirstCases.Start {
        // Without a Chart.yaml there is nothing to render, and with cases there nothing to begin.
        guard InputFile.exists(chart + "/Chart.yaml"), !InputFile.isFolder(chart + "/golden") else {
            return .valuesFiles([])
        }
        let folder = try TemporaryFolder(prefix: "sluice-init")
        let copy = folder.path + "/chart"
        try FolderCopy.make(of: chart, at: copy)
        let changes = try plan.changes()
        var transaction = FileTransaction()
        if let ignored = try InputFile.readIfPresent(chart + "/.helmignore") {
            transaction.write(ignored, to: copy + "/.helmignore")
        }
        try transaction.commit()
        try GenerationPlan.commit(changes.map { $0.moved(from: chart, to: copy) })
        let blocks = try ChartGeneration(folder: copy, definitions: DefinitionsInput()).generator().interface.blocks
        let probe = ValuesProbe(folder: copy, gates: blocks.flatMap(\.gates).map(\.description))
        let outcome: ValuesProbe.Outcome
        do throws(SluiceError) {
            outcome = try probe.outcome()
        } catch {
            // The person's own path, not that of the copy.
            throw SluiceError(
                findings: error.findings.map { finding in
                    finding.movingFile { $0.hasPrefix(copy) ? chart + $0.dropFirst(copy.count) : $0 }
                })
        }
        switch outcome {
        case .renders(let files): return .valuesFiles(files)
        case .refused(let message): return .refused(message)
        case .unrendered,
            .refusedOn where adopts:
            // `sluice golden` says so, too, and which dependencies are missing.
            return .valuesFiles([])
        case .refusedOn(let message):
            throw SluiceError(findings: [
                Finding(
                    rule: "init-refused", severity: .error,
                    location: SourceLocation(file: chart, line: 0, column: 0),
                    message: "with the new block switched on, the chart does not render: \(message)",
                    hint: "nothing was written; bind the block by hand: see docs/x-sluice.md")
            ])
        }
    }
}
