import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart
import SluiceKubernetesAPI
import SluicePolicyRules
import SluiceYAML

/// One call of `sluice validate`: finds out what each input is, judges it, and silences what is to be silenced.
public struct ValidationRun {
    /// What an input is taken for.
    public enum InputKind: String, Sendable, CaseIterable {
        /// By what it holds.
        case auto
        case values, manifests
    }

    /// What somebody asks for.
    public struct Request: Sendable {
        /// Files, folders of charts, or `-`.
        public var inputs: [String] = []
        /// Values files that are merged, in the order of `-f`.
        public var valuesFiles: [String] = []
        /// The folder of the chart that values are for.
        public var chart: String?
        /// How inputs are read.
        public var kind = InputKind.auto
        /// Files and folders of API definitions; without any, those of the `sluice.yaml` beside or above a chart.
        public var definitions: [String] = []
        /// The options of the rules.
        public var options = RuleOptions()
        /// Severities and rules that are switched off.
        public var settings = RuleSettings()

        /// Creates a request without inputs.
        public init() {}
    }

    /// What came of it.
    public struct Report: Sendable {
        /// Ordered by file, line and column.
        public var findings: [Finding] = []
        /// The files that were looked at.
        public var files: [String] = []
        /// What was not looked at, for people.
        public var notes: [String] = []
        /// Whether an input could not be read.
        public var isIncomplete = false
    }

    private let request: Request
    private var model: TypeModel?
    private var contexts: [String: ChartContext] = [:]
    private var sources: [String: [UInt8]] = [:]
    private var report = Report()

    /// Creates a run.
    public init(_ request: Request) {
        self.request = request
    }

    /// Runs to the end, whatever single inputs hold; what cannot be read is among the findings.
    public mutating func run() -> Report {
        let request = request
        for input in request.inputs { attempt { run throws(SluiceError) in try run.judge(input) } }
        // Beside the folder of a chart, -f says with which values to judge it.
        let isForChart = request.inputs.contains { $0 != "-" && InputFile.isFolder($0) }
        if !request.valuesFiles.isEmpty, !isForChart {
            attempt { run throws(SluiceError) in try run.judgeMerged(request.valuesFiles) }
        }
        finish()
        return report
    }

    private mutating func attempt(_ body: (inout ValidationRun) throws(SluiceError) -> Void) {
        do throws(SluiceError) {
            try body(&self)
        } catch {
            report.findings += error.findings
            report.isIncomplete = true
        }
    }

    // MARK: Inputs

    private mutating func judge(_ input: String) throws(SluiceError) {
        if input != "-", InputFile.isFolder(input) { return try judge(chart: input, files: request.valuesFiles) }
        let bytes = try read(input)
        if try kind(of: bytes, file: input) == .manifests {
            report.findings += try ManifestCheck(model: try types(), options: request.options)
                .findings(of: bytes, file: input)
        } else {
            let folder = try chart(for: input)
            // The chart's own defaults are beneath all values anyway.
            let isDefault = Self.isSame(input, folder + "/values.yaml")
            try judge(values: isDefault ? [] : [input], chart: folder)
        }
    }

    private mutating func judgeMerged(_ files: [String]) throws(SluiceError) {
        guard let chart = request.chart ?? Self.chartFolder(beside: files[0]) else { throw Self.noChart(files[0]) }
        try judge(values: files, chart: chart)
    }

    /// Values are judged by what their chart renders with them, as the chart's folder is.
    private mutating func judge(values files: [String], chart: String) throws(SluiceError) {
        let reason: String
        if InputFile.exists(chart + "/Chart.yaml") {
            do throws(SluiceError) {
                return try judge(chart: chart, files: files)
            } catch {
                let check = ChartCheck(try context(chart), options: request.options)
                if check.rendersAlone() { throw error }
                reason = "the chart does not render, with its own values either: \(error.findings.first?.message ?? "")"
            }
        } else {
            reason = "\(chart) has no Chart.yaml"
        }
        try judgeAlone(values: files, chart: chart)
        let blocks = try context(chart).blocks.map(\.path.description)
        report.notes.append(
            "only the values were looked at (\(reason)); "
                + (blocks.isEmpty
                    ? "the schema binds no blocks, so policies are guessed by their form"
                    : "blocks: " + blocks.joined(separator: ", ")))
    }

    private mutating func judgeAlone(values files: [String], chart: String) throws(SluiceError) {
        var values: [LocatedValue] = []
        for file in files {
            let (value, warnings) = try ValuesSource.read(try read(file), file: file)
            values.append(value)
            report.findings += warnings
        }
        report.findings += ValuesCheck(try context(chart), options: request.options).findings(of: values)
    }

    private mutating func judge(chart folder: String, files: [String]) throws(SluiceError) {
        let context = try context(folder)
        var values: [LocatedValue] = []
        var overrides = ValuesOverrides()
        for file in files {
            let bytes = try read(file)
            let (value, warnings) = try ValuesSource.read(bytes, file: file)
            values.append(value)
            report.findings += warnings
            overrides.files.append(try ValuesFile(bytes, file: file, rules: .helm4))
        }
        report.findings += try ChartCheck(context, options: request.options)
            .findings(files: values, overrides: overrides)
    }

    /// A stream with apiVersion and kind in its first document holds manifests; everything else is values.
    private func kind(of bytes: [UInt8], file: String) throws(SluiceError) -> InputKind {
        request.kind == .auto ? try Self.kind(of: bytes, file: file, chart: request.chart) : request.kind
    }

    /// - Parameter chart: the folder of the chart that values would be for, where one is given.
    static func kind(of bytes: [UInt8], file: String, chart: String?) throws(SluiceError) -> InputKind {
        let documents = try parseAll(bytes, file: file, options: ParseOptions(duplicateKeys: .lastWins))
        // What renders nothing is a stream of nothing; but beside a chart, nothing is what its values say.
        if documents.allSatisfy(\.isNull) {
            return chart == nil && (file == "-" || chartFolder(beside: file) == nil) ? .manifests : .values
        }
        let isStream = documents.count > 1
        let isManifest = documents.contains { $0["apiVersion"] != nil && $0["kind"] != nil }
        return isManifest || isStream ? .manifests : .values
    }

    // MARK: Charts

    private func chart(for file: String) throws(SluiceError) -> String {
        if let chart = request.chart { return chart }
        if file != "-", let chart = Self.chartFolder(beside: file) { return chart }
        throw Self.noChart(file)
    }

    /// The folder of the chart that a values file is for: the one that it lies in, if that has a schema, and else the
    /// nearest above with a Chart.yaml.
    static func chartFolder(beside file: String) -> String? {
        var folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        if folder.isEmpty { folder = "/" }
        if InputFile.names(in: folder).contains("values.schema.json") { return folder }
        for _ in 0..<folderLimit {
            if InputFile.exists(folder + "/Chart.yaml") { return folder }
            guard let above = parent(of: folder) else { return nil }
            folder = above
        }
        return nil
    }

    /// How many folders up a chart is looked for.
    private static let folderLimit = 8

    private static func parent(of folder: String) -> String? {
        let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
        switch parts.last {
        case nil: return nil
        case "." where parts.count == 1: return ".."
        case "..": return folder + "/.."
        case _ where parts.count == 1: return "."
        case _ where parts.count == 2 && parts[0].isEmpty: return parts[1].isEmpty ? nil : "/"
        default: return parts.dropLast().joined(separator: "/")
        }
    }

    static func noChart(_ file: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "chart-missing", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                message: "this looks like values, and it is not known of which chart",
                hint: "name the chart's folder with --chart, or say --kind manifests")
        ])
    }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        func plain(_ path: String) -> [Substring] { path.split(separator: "/").filter { $0 != "." } }
        return plain(left) == plain(right)
    }

    private mutating func context(_ folder: String) throws(SluiceError) -> ChartContext {
        if let known = contexts[folder] { return known }
        let context = try ChartContext(folder: folder, model: try types(of: folder))
        contexts[folder] = context
        let defaults = folder + "/values.yaml"
        if let bytes = try InputFile.readIfPresent(defaults) {
            sources[defaults] = bytes
            if !report.files.contains(defaults) { report.files.append(defaults) }
        }
        return context
    }

    private mutating func types() throws(SluiceError) -> TypeModel {
        if let model { return model }
        let model = try DefinitionsLoader.embedded(kubernetesVersion: request.options.kubernetesVersion)
        self.model = model
        return model
    }

    /// The types that the blocks of a chart bind, and those of policies.
    private func types(of folder: String) throws(SluiceError) -> TypeModel {
        var input = try DefinitionsInput.ofChart(folder, given: request.definitions)
        input.kubernetesVersion = request.options.kubernetesVersion
        let path = folder + "/values.schema.json"
        let schema = try InputFile.readIfPresent(path).map { SourceText(file: path, bytes: $0) }
        return try input.model(for: schema, adding: Self.policies)
    }

    private static let policies = ["networking.k8s.io/v1/NetworkPolicy", "networking.k8s.io/v1/NetworkPolicyList"]

    private mutating func read(_ file: String) throws(SluiceError) -> [UInt8] {
        if let known = sources[file] { return known }
        let bytes = try InputFile.read(file)
        sources[file] = bytes
        if !report.files.contains(file) { report.files.append(file) }
        return bytes
    }

    /// The text of a file that was read, to show lines of it.
    public func source(_ file: String) -> [UInt8]? { sources[file] }

    // MARK: Findings

    private mutating func finish() {
        let known = ChartRules.all.map(\.id)
        let suppressions = report.files.compactMap { file in
            sources[file].map { Suppressions(bytes: $0, file: file) }
        }
        let (kept, notes) = Suppressions.apply(suppressions, to: report.findings, knownRules: known)
        var findings = (kept + notes + request.settings.findings).compactMap(request.settings.apply)
        findings.sort(by: Self.precedes)
        report.findings = findings
    }

    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        let (one, other) = (left.location, right.location)
        let first = (one?.file ?? "", one?.line ?? 0, one?.column ?? 0)
        let second = (other?.file ?? "", other?.line ?? 0, other?.column ?? 0)
        if first != second { return first < second }
        return (left.rule, left.message) < (right.rule, right.message)
    }
}
