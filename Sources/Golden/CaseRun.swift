import SluiceDiagnostics
import SluiceHelmChart

/// Runs one case: renders it with every renderer and checks what came out.
struct CaseRun {
    let subject: GoldenCase
    let chart: Chart
    let options: GoldenOptions
    var result: CaseResult
    /// What is random in the renders of this case, by renderer and request; looked for only where something differs.
    private var knownRandom: [RenderName: [DocumentStream.Key: RandomValues]] = [:]
    /// The entries of `mayChange` that a change matched, with any renderer.
    var usedChanges: Set<String> = []

    private struct RenderName: Hashable {
        let renderer: String
        let request: RenderRequest
    }

    /// What the first renderer gave: the others must give the same.
    struct FirstRender {
        let renderer: any Renderer
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
        var isCompared = false
        for (index, renderer) in options.renderers.enumerated() {
            do throws(SluiceError) {
                switch try await renderer.render(chart, subject.request) {
                case .refused(let message):
                    try await checkRefusal(message, by: renderer, isFirst: index == 0)
                case .rendered where !subject.expectedErrors.isEmpty:
                    result.report(
                        "golden-accepted", at: subject.location,
                        "\(renderer.name) rendered a case that must be refused")
                case .rendered(let output):
                    let documents = try Manifest.documents(of: output)
                    if let first {
                        try await checkAgreement(output, documents, by: renderer, with: first)
                    } else {
                        try await checkManifests(documents, by: renderer)
                        first = FirstRender(renderer: renderer, output: output, documents: documents)
                    }
                    try await checkMeaning(documents, by: renderer)
                    isCompared = true
                }
            } catch {
                result.add(error.findings)
            }
        }
        if isCompared { checkStaleChanges() }
        return result
    }

    private mutating func checkRefusal(
        _ message: String, by renderer: any Renderer, isFirst: Bool
    ) async throws(SluiceError) {
        if subject.expectedErrors.isEmpty {
            result.report(
                "golden-refused", at: subject.location, "\(renderer.name) refused this case: \(trimmed(message))",
                hint: message.contains("missing in charts/ directory")
                    ? "run 'helm dependency build' in the chart"
                    : "if that is right, list a part of its message under 'expectFailure'")
            return
        }
        for expected in subject.expectedErrors where !message.contains(expected) {
            result.report(
                "golden-error-differs", at: subject.location,
                "\(renderer.name)'s error does not say '\(expected)'; it says: \(trimmed(message))")
        }
        if isFirst { try await compareWithGolden([], by: renderer) }
    }

    /// Checks that hold for one renderer's output and, through agreement, for the others'.
    private mutating func checkManifests(
        _ documents: [Manifest], by renderer: any Renderer
    ) async throws(SluiceError) {
        try await compareWithGolden(documents, by: renderer)
        checkExpectations(documents)
        checkCount(documents)
        checkOthers(documents)
    }

    /// Each block that is on renders one document from its template, each that is off none.
    private mutating func checkCount(_ documents: [Manifest]) {
        var seen: Set<String> = []
        for block in options.blocks
        where subject.kinds.contains(block.kind) && seen.insert("\(block.template) \(block.kind)").inserted {
            let sharing = options.blocks.filter { $0.template == block.template && $0.kind == block.kind }
            let expected = sharing.filter { subject.on.contains($0.path) }
            let found = documents.count { $0.source == block.template && $0.kinds.contains(block.kind) }
            if found == expected.count { continue }
            result.report(
                "golden-count", at: subject.location,
                "expected \(expected.count) of kind \(block.kind) from \(block.template), one for each block that is "
                    + "on, and found \(found)",
                hint: expected.isEmpty
                    ? "\(sharing.map(\.path).joined(separator: " and ")) is off in this case"
                    : "on are \(expected.map(\.path).joined(separator: ", "))")
        }
    }

    /// Names what is not recorded, and the entries of `others` that match nothing.
    private mutating func checkOthers(_ documents: [Manifest]) {
        for pattern in subject.others where !documents.contains(where: { pattern.matches($0, chart: chart.name) }) {
            result.report(
                "case-others", at: pattern.location, "this case renders nothing that matches '\(pattern.text)'",
                hint: "remove it, or compare it with the # Source: lines of 'sluice template'")
        }
        for document in documents
        where document.kinds.contains(where: subject.kinds.contains) && !isWatched(document) {
            result.unrecorded += 1
            result.remark("not recorded: \(document.shortName) of \(document.source ?? "an unnamed template")")
        }
    }

    /// Checks that need the values as this renderer's Helm sees them.
    private mutating func checkMeaning(
        _ documents: [Manifest], by renderer: any Renderer
    ) async throws(SluiceError) {
        let values = try subject.values(in: chart, rules: renderer.rules).values
        checkGates(values, documents)
        checkDNS(values, documents)
        try await checkOthersUnchanged(documents, by: renderer)
        guard let oracle = options.oracle else { return }
        let input = ExpansionInput(
            caseName: subject.name, chartName: chart.name, release: subject.release,
            values: .object(values), documents: documents.filter(isOfBlock))
        result.add(oracle.findings(for: input))
    }

    /// Whether a document is recorded: those of the bound blocks' templates and those that the case lists. A kind that
    /// no block renders is recorded wherever it comes from, and so is every kind of a chart without blocks.
    func isWatched(_ document: Manifest) -> Bool {
        if subject.others.contains(where: { pattern in
            pattern.matches(document, chart: chart.name)
                && (pattern.isName || document.kinds.contains(where: subject.kinds.contains))
        }) {
            return true
        }
        if isOfBlock(document) { return true }
        let bound = Set(options.blocks.map(\.kind))
        return document.kinds.contains { subject.kinds.contains($0) && !bound.contains($0) }
    }

    /// Whether a bound block, of this chart or a subchart, renders a document.
    private func isOfBlock(_ document: Manifest) -> Bool {
        options.blocks.contains { $0.template == document.source && document.kinds.contains($0.kind) }
            && document.kinds.contains(where: subject.kinds.contains)
    }

    private func trimmed(_ message: String) -> String {
        String(message.reversed().drop(while: \.isWhitespace).reversed())
    }
}

// MARK: - Random values

extension CaseRun {
    /// The documents of a render, with what is random in them: found out by rendering again, with the same renderer and
    /// with the embedded one, which draws other values and shifts the time.
    mutating func marked(
        _ documents: [Manifest], _ request: RenderRequest, by renderer: any Renderer
    ) async throws(SluiceError) -> DocumentStream {
        let name = RenderName(renderer: renderer.name, request: request)
        let stream = DocumentStream(documents)
        if let known = knownRandom[name] { return stream.marking(known) }
        var random = try await embeddedRandom(request)
        // The same renderer once more: templates may ask for what only it knows.
        let again = renderer is EmbeddedRenderer ? [] : try await renderer.variations(of: request, chart)
        random.merge(DocumentStream.randomValues([documents] + Self.documents(of: again))) {
            RandomValues.union($0, $1) ?? $0
        }
        knownRandom[name] = random
        return stream.marking(random)
    }

    /// What is random by the embedded renderer.
    private mutating func embeddedRandom(
        _ request: RenderRequest
    ) async throws(SluiceError) -> [DocumentStream.Key: RandomValues] {
        let renderer = options.embedded
        let name = RenderName(renderer: "", request: request)
        if let known = knownRandom[name] { return known }
        let first = try await renderer.render(chart, request)
        let found = DocumentStream.randomValues(
            Self.documents(of: [first] + (try await renderer.variations(of: request, chart))))
        knownRandom[name] = found
        return found
    }

    /// Renders that are refused, or are not YAML, say nothing about random values.
    private static func documents(of outcomes: [RenderOutcome]) -> [[Manifest]] {
        outcomes.compactMap { outcome in
            guard case .rendered(let output) = outcome else { return nil }
            return try? Manifest.documents(of: output)
        }
    }

    mutating func remarkRandom(_ count: Int, in what: String) {
        if count == 0 { return }
        result.remark("not compared: \(count) random value\(count == 1 ? "" : "s") in \(what)")
    }
}
