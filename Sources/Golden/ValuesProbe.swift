import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// Finds out with which of its values files a chart renders, switched off and on.
public struct ValuesProbe: Sendable {
    /// The values with which the chart renders, or why it does not.
    public enum Outcome: Sendable, Equatable {
        /// The chart renders with these files, relative to its folder; with none for its own defaults.
        case renders([String])
        /// No values file makes the chart render; a part of Helm's message that Helm 3 and 4 have in common.
        case refused(String)
        /// The chart renders only while the blocks are off: why not with them on.
        case refusedOn(String)
        /// No values can help: dependencies that are missing, output that is not YAML.
        case unrendered([Finding])
    }

    /// The chart's folder.
    public var folder: String
    /// Dotted paths of the booleans that switch the blocks on.
    public var gates: [String]
    /// Files of the chart as they would be, by their paths inside it; nil for one that would be gone.
    public var replacing: [String: [UInt8]?]

    /// Creates a probe of a chart's folder.
    public init(folder: String, gates: [String], replacing: [String: [UInt8]?] = [:]) {
        self.folder = folder
        self.gates = gates
        self.replacing = replacing
    }

    /// - Throws: findings where the chart cannot be loaded.
    public func outcome() throws(SluiceError) -> Outcome {
        var renderers: [ChartRenderer] = []
        for rules in HelmRules.allCases {
            let chart = try LoadedChart(path: folder, rules: rules, replacing: replacing)
            renderers.append(ChartRenderer(chart, rules: rules))
        }
        let defaults = try refusals(of: [], renderers)
        if defaults.off.isEmpty, defaults.on.isEmpty { return .renders([]) }
        for file in candidates {
            // A file that is not a chart's values is no candidate.
            guard let found = try? refusals(of: [file], renderers) else { continue }
            if found.off.isEmpty, found.on.isEmpty { return .renders([file]) }
        }
        if defaults.off.isEmpty { return .refusedOn(defaults.on.first?.message ?? "") }
        let incurable = defaults.off.filter { !Self.rulesOfValues.contains($0.rule) }
        if !incurable.isEmpty { return .unrendered(Array(incurable.prefix(1))) }
        return .refused(Self.commonPart(defaults.off.map(\.message)))
    }

    /// Refusals that other values may avert: of a `required` or `fail`, another failing template, and a schema.
    private static let rulesOfValues: Set = ["chart-failed", "template-failed", "values-schema"]

    /// Values that the chart's own tests use, the default ones first, then those for other environments.
    public var candidates: [String] {
        let names = ValuesFileNames(chart: folder)
        let isDefault = { (name: String) in name.hasPrefix("ci/default") }
        return names.tests.filter(isDefault) + names.tests.filter { !isDefault($0) } + names.environments
    }

    /// What each Helm says of the chart with these files, with the blocks off and on.
    private func refusals(
        of files: [String], _ renderers: [ChartRenderer]
    ) throws(SluiceError) -> (off: [Finding], on: [Finding]) {
        var refusals: (off: [Finding], on: [Finding]) = ([], [])
        for renderer in renderers {
            var values: [ValuesFile] = []
            for file in files {
                let path = "\(folder)/\(file)"
                values.append(try ValuesFile(try InputFile.read(path), file: path, rules: renderer.rules))
            }
            for isOn in [false, true] {
                let overrides = ValuesOverrides(files: values, set: gates.map { "\($0)=\(isOn)" })
                var request = ChartRenderer.Request(values: try overrides.templateValues(rules: renderer.rules))
                request.name = Release().name
                request.namespace = Release().namespace
                request.seed = EmbeddedRenderer.standardSeed
                do throws(SluiceError) {
                    _ = try renderer.render(request)
                } catch {
                    guard let finding = error.findings.first else { continue }
                    if isOn { refusals.on.append(finding) } else { refusals.off.append(finding) }
                }
            }
        }
        return refusals
    }

    /// The first line of text that all messages have.
    private static func commonPart(_ messages: [String]) -> String {
        let lines = messages.map { message in
            message.split(separator: "\n").map { line in
                String(String(line.drop { $0.isWhitespace }).reversed().drop { $0.isWhitespace }.reversed())
            }.filter { !$0.isEmpty }
        }
        // A schema's list of violations begins with a line that says nothing of the value.
        let shared = (lines.first ?? []).filter { line in lines.allSatisfy { $0.contains(line) } }
        return shared.first { !$0.hasSuffix(":") && !$0.hasPrefix("===") } ?? shared.first ?? ""
    }
}
