import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceGolden
import SluiceYAML

/// Finds out by rendering, before anything is written, how `init` can begin: with which values the chart renders, and
/// which of its named templates the policy can use.
struct FirstCasesProbe {
    var chart: String

    /// What `init` writes.
    ///
    /// - Throws: findings of the chart, and of one that renders without the new block and is refused with it.
    func plan(_ initialization: ChartInit) throws(SluiceError) -> GenerationPlan {
        var initialization = initialization
        var plan = try initialization.plan()
        // With cases there are none to begin, and without a chart there is nothing to render.
        guard InputFile.exists(chart + "/Chart.yaml") else { return plan }
        if !initialization.adopts { plan.warnings += try check(plan) }
        guard !InputFile.exists(chart + "/golden") else { return plan }
        var outcome = try self.outcome(of: plan)
        if case .refusedOn(let message) = outcome, !initialization.adopts {
            let dropped = try dropTemplates(of: &initialization)
            plan = try initialization.plan()
            outcome = try self.outcome(of: plan)
            if case .refusedOn = outcome { throw refused(message) }
            plan.warnings += dropped
        }
        switch outcome {
        case .renders(let files): initialization.firstCases = .valuesFiles(files)
        case .refused(let message): initialization.firstCases = .refused(message)
        case .unrendered(let findings): throw SluiceError(findings: findings.map(Self.unrendered))
        // Only with --adopt, whose proof says so.
        case .refusedOn: return plan
        }
        let warnings = plan.warnings
        plan = try initialization.plan()
        plan.warnings = warnings
        return plan
    }

    /// Whether nothing changes while the new block is off.
    private func check(_ plan: GenerationPlan) throws(SluiceError) -> [Finding] {
        try InitCheck(
            folder: chart, replacing: try plan.changes().contents(in: chart),
            valuesFiles: ValuesProbe(folder: chart, gates: []).candidates
        ).warnings()
    }

    private func outcome(of plan: GenerationPlan) throws(SluiceError) -> ValuesProbe.Outcome {
        let files = try plan.changes().contents(in: chart)
        guard let schema = files["values.schema.json"].flatMap(\.self) else { return .renders([]) }
        let text = SourceText(file: chart + "/values.schema.json", bytes: schema)
        let blocks =
            try ChartInterface.ofChart(
                named: "chart", schema: text, definitions: try .ofChart(chart))?.blocks ?? []
        return try ValuesProbe(folder: chart, gates: blocks.flatMap(\.gates).map(\.description), replacing: files)
            .outcome()
    }

    /// Keeps the named templates that render with the chart's root context; many charts have some that take a mapping.
    private func dropTemplates(of initialization: inout ChartInit) throws(SluiceError) -> [Finding] {
        var kept: Set<ChartInit.NamedTemplate> = []
        var findings: [Finding] = []
        for template in ChartInit.NamedTemplate.allCases {
            initialization.includes = kept.union([template])
            if case .refusedOn(let message) = try outcome(of: try initialization.plan()) {
                findings.append(
                    Finding(
                        rule: "init-template", severity: .warning,
                        location: SourceLocation(file: chart, line: 0, column: 0),
                        message: "the policy does not use the chart's template for \(template.rawValue), which does "
                            + "not render with the chart's own context: \(message)",
                        hint: "see what the schema sets instead, under networkPolicy"))
            } else {
                kept.insert(template)
            }
        }
        initialization.includes = kept
        return findings
    }

    private static func unrendered(_ finding: Finding) -> Finding {
        var finding = finding
        let isMissing = finding.message.contains("missing in charts/ directory")
        finding.hint =
            isMissing
            ? "run 'helm dependency build' in the chart, then 'sluice init' again; nothing was written"
            : "make the chart render first; nothing was written"
        return finding
    }

    private func refused(_ message: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "init-refused", severity: .error, location: SourceLocation(file: chart, line: 0, column: 0),
                message: "with the new block switched on, the chart does not render: \(message)",
                hint: "nothing was written; bind the block by hand: see docs/x-sluice.md")
        ])
    }
}
