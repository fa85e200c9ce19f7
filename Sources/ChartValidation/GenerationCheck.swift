import SluiceCodegen
import SluiceDiagnostics
import SluiceHelmChart
import SluiceJSONSchema
import OrderedCollections
import SluiceYAML

/// Holds what a generation would write to what the declarations mean, by rendering it: nothing is written that has
/// not been rendered, off and on.
///
/// - Off, with the chart's own values: the chart renders (unless it did not before), and nothing for the blocks.
/// - On, with each block's gates true: what the block's templates render is what the resource plan makes of the same
///   values.
public struct GenerationCheck: Sendable {
    /// The chart's folder, for messages.
    public var folder: String
    /// The chart as it would be.
    public var chart: LoadedChart
    /// Loads the same chart as it is, which is wanted only where the new one does not render; nil where there is none
    /// yet, or none that can be loaded.
    public var before: @Sendable () -> LoadedChart?
    /// The chart's blocks.
    public var interface: ChartInterface
    /// The values schema as its author wrote it, for the places of findings.
    public var source: Node

    /// Describes a chart that is about to be written.
    public init(
        folder: String, chart: LoadedChart, before: @escaping @Sendable () -> LoadedChart?, interface: ChartInterface,
        source: Node
    ) {
        self.folder = folder
        self.chart = chart
        self.before = before
        self.interface = interface
        self.source = source
    }

    /// What could not be checked, as warnings.
    ///
    /// - Throws: findings where the chart would be refused, would render a block that is off, or would render
    ///   something else than its declaration says.
    public func warnings() throws(SluiceError) -> [Finding] {
        let renderer = ChartRenderer(chart)
        let off: RenderedChart
        do throws(SluiceError) {
            off = try renderer.render(ChartRenderer.Request())
        } catch {
            if let before = before(), (try? ChartRenderer(before).render(ChartRenderer.Request())) == nil {
                return [
                    finding(
                        .warning,
                        "the chart does not render with its own values, as before, so the templates were not tried: "
                            + Self.first(error),
                        hint: "render it with your own values before you commit")
                ]
            }
            throw SluiceError(findings: refusals(error))
        }
        try checkOff(off)
        var warnings: [Finding] = []
        for block in interface.blocks { warnings += try checkOn(block, renderer: renderer) }
        return warnings
    }

    private func checkOff(_ rendered: RenderedChart) throws(SluiceError) {
        let defaults = LocatedValue(.object(chart.values), at: Self.nowhere)
        for block in interface.blocks where !block.gates.allSatisfy({ defaults[$0]?.isTrue == true }) {
            guard !documents(of: block, in: rendered).isEmpty else { continue }
            throw SluiceError(findings: [
                finding(
                    .error, "\(block.path) is off, and its templates render a \(block.kind)", at: block.location,
                    hint: "please report this")
            ])
        }
    }

    /// Switches a block on: with the chart's own values, and with a sample for every field that has one.
    ///
    /// - Returns: what the author should look at.
    private func checkOn(_ block: Block, renderer: ChartRenderer) throws(SluiceError) -> [Finding] {
        let samples = SampleValues(interface)
        let texts = SetTemplateCheck(chart: chart, block: block)
        let values = samples.switchingOn(block, in: .object(chart.values))
        var findings: [Finding] = []
        for (index, candidate) in [values, samples.filling(values, of: block)].enumerated() {
            guard case .object(let table) = candidate else { continue }
            var request = ChartRenderer.Request(values: table)
            request.seed = 1
            let rendered: RenderedChart
            do throws(SluiceError) {
                rendered = try renderer.render(request)
            } catch {
                // Values are needed that only a person can know, such as the addresses of an API server.
                if index == 0, let finding = texts.finding(for: error) { findings.append(finding) }
                continue
            }
            let documents = documents(of: block, in: rendered)
            if index == 0 { findings += documents.flatMap(texts.findings) }
            try Self.throwErrors(findings)
            try compare(block, documents, values: candidate)
            if index == 0 { findings += documents.flatMap { shortLists(of: block, in: $0) } }
        }
        try Self.throwErrors(findings)
        return findings
    }

    /// Lists that short forms fill and that are shorter than the API takes where the values say nothing.
    private func shortLists(of block: Block, in rendered: Value) -> [Finding] {
        block.plan.slots.compactMap { slot -> Finding? in
            guard case .list(_, let additions, _) = slot.fill, case .array(_, let constraints) = slot.type,
                let minimum = constraints.minItems, case .array(let elements)? = rendered.value(at: slot.apiPath),
                elements.count < minimum
            else { return nil }
            let path = slot.apiPath.joined(separator: ".")
            return finding(
                .warning,
                "with \(block.path) on and the chart's own values, \(path) has \(elements.count) elements, and the API "
                    + "server takes at least \(minimum)",
                at: additions.first?.field.location ?? block.location,
                hint: "give the block an element that is always there with \"set\", or values.yaml one that is on")
        }
    }

    private static func throwErrors(_ findings: [Finding]) throws(SluiceError) {
        if findings.contains(where: { $0.severity == .error }) { throw SluiceError(findings: findings) }
    }

    private func compare(_ block: Block, _ found: [Value], values: Value) throws(SluiceError) {
        let expansion = BlockExpansion(block, values: LocatedValue(values, at: Self.nowhere))
        let wanted = comparable(expansion.object.value, block)
        let rendered = found.map { comparable($0, block) }
        if expansion.missing.isEmpty, rendered == [wanted] { return }
        throw SluiceError(findings: [
            finding(
                .error, "with \(block.path) on, the templates would render something else than the declaration says",
                at: block.location,
                hint: "please report this: wanted \(JSONWriter.write(wanted, indent: nil)), rendered "
                    + rendered.map { JSONWriter.write($0, indent: nil) }.joined(separator: " and "))
        ])
    }

    // MARK: - Parts

    /// What a block's manifest has rendered.
    private func documents(of block: Block, in rendered: RenderedChart) -> [Value] {
        let path = "\(chart.name)/" + FragmentNames(chartName: interface.chartName).manifestPath(block)
        return rendered.manifests.filter { $0.path == path }.compactMap { manifest in
            let node = try? parse(Array(manifest.content), file: path, options: ParseOptions(duplicateKeys: .lastWins))
            return node?.value()
        }
    }

    /// The object without what only templates know.
    private func comparable(_ object: Value, _ block: Block) -> Value {
        var object = object
        for slot in block.plan.slots where slot.containsTemplate {
            object = Self.removing(slot.apiPath[...], from: object)
        }
        return Self.withoutMetadata(object)
    }

    private static func removing(_ path: ArraySlice<String>, from value: Value) -> Value {
        guard let key = path.first, case .object(var members) = value, let inner = members[key] else { return value }
        if path.count == 1 {
            members.removeValue(forKey: key)
        } else {
            let rest = removing(path.dropFirst(), from: inner)
            // What templates know may be all that an object holds.
            if rest == .object([:]) { members.removeValue(forKey: key) } else { members[key] = rest }
        }
        return .object(members)
    }

    private static func withoutMetadata(_ value: Value) -> Value {
        guard case .object(var members) = value else { return value }
        members.removeValue(forKey: "metadata")
        return sorted(.object(members))
    }

    /// Objects with their keys in one order: the order says nothing.
    private static func sorted(_ value: Value) -> Value {
        switch value {
        case .array(let elements): .array(elements.map(sorted))
        case .object(let members):
            .object(
                OrderedDictionary(
                    uniqueKeysWithValues: members.map { ($0.key, sorted($0.value)) }.sorted { $0.0 < $1.0 }))
        default: value
        }
    }

    private static let nowhere = SourceLocation(file: "values.yaml", line: 0, column: 0)

    /// Why the chart would be refused while every block is off, at the entries of the schema that refuse.
    private func refusals(_ error: SluiceError) -> [Finding] {
        let hint = "give it a default that its entry accepts, or take it out of \"required\""
        let values = Value.object(chart.values)
        if let schema = try? CompiledSchema(interface.schema.value(), uri: "values.schema.json", dialect: .helm4) {
            let failures = schema.failures(of: values)
            if !failures.isEmpty {
                return schema.explanations(of: failures, value: values).map { explanation in
                    let node = ChartInterface.schemaNode(nearest: explanation.instancePath, in: source)
                    let place = explanation.instancePath.description
                    return finding(
                        .error,
                        "with every block off, the chart's own values would be refused: "
                            + (place.isEmpty ? "" : place + ": ") + explanation.message,
                        at: (node["default"] ?? node).location, hint: explanation.hint ?? hint)
                }
            }
        }
        let ofTexts = interface.blocks.compactMap {
            SetTemplateCheck(chart: chart, block: $0).finding(for: error)
        }
        if let first = ofTexts.first { return [first] }
        let message = "with its own values, and with every block off, the chart would not render: "
        if error.findings.first?.rule == "chart-failed" {
            return [finding(.error, message + Self.first(error), hint: hint)]
        }
        // With its own place, if it has one: a template of the chart's, or of ours.
        return [
            finding(
                .error, message + Self.first(error), at: error.findings.first?.location,
                hint: "if the file is a generated one, please report this, with the schema; else mend the file")
        ]
    }

    private static func first(_ error: SluiceError) -> String {
        error.findings.first?.message ?? error.description
    }

    private func finding(
        _ severity: Severity, _ message: String, at location: SourceLocation? = nil, hint: String
    ) -> Finding {
        Finding(
            rule: "generate-check", severity: severity,
            location: location ?? SourceLocation(file: folder, line: 0, column: 0), message: message, hint: hint)
    }
}
