import Diagnostics
import HelmChart

/// Runs one case: renders it with every renderer and checks what came out.
struct CaseRun {
    let subject: GoldenCase
    let chart: Chart
    let options: GoldenOptions
    var result: CaseResult

    /// What the first renderer gave: the others must give the same.
    struct FirstRender {
        let renderer: String
        let rules: HelmRules
        let output: String
        let documents: [Manifest]
    }

    init(_ subject: GoldenCase, chart: Chart, options: GoldenOptions) {
        self.subject = subject
        self.chart = chart
        self.options = options
        result = CaseResult(name: subject.name)
        result.description = subject.description
    }

    mutating func run() async -> CaseResult {
        var first: FirstRender?
        for (index, renderer) in options.renderers.enumerated() {
            do throws(SluiceError) {
                switch try await renderer.render(chart, subject.request) {
                case .refused(let message):
                    checkRefusal(message, by: renderer, isFirst: index == 0)
                case .rendered where !subject.expectedErrors.isEmpty:
                    result.report(
                        "golden-accepted", at: subject.location,
                        "\(renderer.name) rendered a case that must be refused")
                case .rendered(let output):
                    let documents = try Manifest.documents(of: output)
                    if let first {
                        checkAgreement(output, documents, by: renderer, with: first)
                    } else {
                        try checkManifests(documents)
                        first = FirstRender(
                            renderer: renderer.name, rules: renderer.rules, output: output, documents: documents)
                    }
                    try await checkMeaning(documents, by: renderer)
                }
            } catch {
                result.add(error.findings)
            }
        }
        return result
    }

    private mutating func checkRefusal(_ message: String, by renderer: any Renderer, isFirst: Bool) {
        if subject.expectedErrors.isEmpty {
            result.report(
                "golden-refused", at: subject.location, "\(renderer.name) refused this case: \(trimmed(message))",
                hint: "if that is right, list a part of its message under 'expectFailure'")
            return
        }
        for expected in subject.expectedErrors where !message.contains(expected) {
            result.report(
                "golden-error-differs", at: subject.location,
                "\(renderer.name)'s error does not say '\(expected)'; it says: \(trimmed(message))")
        }
        if isFirst { compareWithGolden([]) }
    }

    /// Checks that hold for one renderer's output and, through agreement, for the others'.
    private mutating func checkManifests(_ documents: [Manifest]) throws(SluiceError) {
        compareWithGolden(documents.filter(isWatched))
        checkExpectations(documents)
        if options.blocks.isEmpty { return }
        for kind in subject.kinds {
            let expected = options.blocks.filter { $0.kind == kind && subject.on.contains($0.path) }
            let found = documents.filter { $0.kinds.contains(kind) }
            if found.count == expected.count { continue }
            let sources = found.map { $0.source ?? "an unnamed template" }.joined(separator: ", ")
            result.report(
                "golden-count", at: subject.location,
                "expected \(expected.count) of kind \(kind), one for each block that is on, and found "
                    + "\(found.count)\(sources.isEmpty ? "" : ": \(sources)")",
                hint: expected.isEmpty
                    ? "with every gate off the chart must hold none of this kind"
                    : "on are \(expected.map(\.path).joined(separator: ", "))")
        }
    }

    /// Checks that need the values as this renderer's Helm sees them.
    private mutating func checkMeaning(
        _ documents: [Manifest], by renderer: any Renderer
    ) async throws(SluiceError) {
        let values = try subject.values(in: chart, rules: renderer.rules).values
        checkGates(values, renderer)
        checkDNS(values, documents)
        try await checkOthersUnchanged(documents, by: renderer)
        guard let oracle = options.oracle else { return }
        let input = ExpansionInput(
            caseName: subject.name, chartName: chart.name, release: subject.release,
            values: .object(values), documents: documents.filter(isWatched))
        result.add(oracle.findings(for: input))
    }

    func isWatched(_ document: Manifest) -> Bool { document.kinds.contains(where: subject.kinds.contains) }

    private func trimmed(_ message: String) -> String {
        String(message.reversed().drop(while: \.isWhitespace).reversed())
    }
}
