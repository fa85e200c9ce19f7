import SluiceDiagnostics
import SluiceGoTemplate
import OrderedCollections
import SluiceSprig
import SluiceYAML

/// Renders one chart as often as wanted, from any number of threads: its templates are parsed once and shared.
///
/// - Note: follows Helm's engine; output is Helm's to the byte (docs/helm-compatibility.md has the exceptions).
public final class ChartRenderer: Sendable {
    /// The chart with its subcharts.
    public let chart: LoadedChart
    /// Which Helm is followed where they differ.
    public let rules: HelmRules
    private let functions: FunctionTable
    private let texts: TemplateTextCache
    private let heads = ManifestHeadCache()
    private let trees: ChartTrees
    private let schemas = ChartSchemas()

    /// Makes a renderer. Nothing is parsed before the first rendering, since values decide which subcharts take
    /// part.
    public init(_ chart: LoadedChart, rules: HelmRules = .helm4) {
        self.chart = chart
        self.rules = rules
        functions = .helm(rules)
        let options = ParseOptions(table: functions)
        texts = TemplateTextCache(options: options)
        trees = ChartTrees(rules: rules, options: options)
    }

    /// What one rendering is given.
    public struct Request: Sendable {
        /// The release's name.
        public var name = "release-name"
        /// The namespace of the release.
        public var namespace = "default"
        /// Whether templates see an upgrade instead of an installation.
        public var isUpgrade = false
        /// The user's values, as ``ValuesOverrides/templateValues(rules:)`` gives them.
        public var values: ValuesTable
        /// The cluster that templates see; nil for Helm's default.
        public var capabilities: Capabilities?
        /// Whether values are checked against the schemas of the chart and its subcharts.
        public var checksSchema = true
        /// Makes random functions and the time repeatable.
        public var seed: UInt64?
        /// With a seed, the time that templates see, in seconds since 1970.
        public var time: Int64 = 0
        /// Whether it is noted which position of which template writes which part of the output.
        public var tracesTemplates = false
        /// The only template files that are executed, by their paths as in ``RenderedManifest/path``; nil for all.
        public var onlyTemplates: Set<String>?
        /// Warnings about the values, passed on to the result.
        public var findings: [Finding] = []

        /// A request with everything else as Helm has it by default.
        public init(values: ValuesTable = [:]) { self.values = values }
    }

    /// Renders the chart.
    ///
    /// - Throws: findings where Helm would refuse: dependencies that are missing, values that a schema refuses,
    ///   a Kubernetes version that does not suit, failing templates, output that is no YAML.
    public func render(_ request: Request) throws(SluiceError) -> RenderedChart {
        let (tree, files, findings) = try rendered(request)
        let sorted = try ManifestSorter(files, rules: rules, heads: heads, place: { [chart] in chart.place($0) })
        return RenderedChart(
            customResourceDefinitions: tree.customResourceDefinitions, manifests: sorted.manifests,
            hooks: sorted.hooks, findings: chart.findings + request.findings + findings)
    }

    /// What the templates print, before anybody looks whether it is YAML.
    public func unsorted(_ request: Request) throws(SluiceError) -> [UInt8] {
        var output: [UInt8] = []
        for file in try rendered(request).files
        where !WhiteSpace.trimming(file.content[...]).isEmpty {
            RenderedChart.append(file.content[...], of: file.path, to: &output)
        }
        return output
    }

    private func rendered(
        _ request: Request
    ) throws(SluiceError) -> (tree: ChartTree, files: [RenderedFile], findings: [Finding]) {
        let processed = try chart.processingDependencies(request.values, rules: rules)
        let values = ValuesMap.make(request.values, rules: rules)
        var coalescing = TreeCoalescing(rules: rules)
        try coalescing.coalesce(processed, into: values)
        if request.checksSchema { try schemas.check(processed, values: values, rules: rules) }
        let capabilities = request.capabilities ?? Capabilities(rules: rules)
        try KubernetesConstraint.check(processed, capabilities.clusterVersion)
        let tree = try trees.tree(for: processed)
        return (tree, try run(tree, request, values, capabilities), coalescing.findings)
    }

    /// What each template printed, ordered by path.
    private func run(
        _ tree: ChartTree, _ request: Request, _ values: MapValue, _ capabilities: Capabilities
    ) throws(SluiceError) -> [RenderedFile] {
        let release: [String: SluiceGoTemplate.Value] = [
            "Name": .string(request.name), "Namespace": .string(request.namespace), "Service": "Helm",
            "IsUpgrade": .bool(request.isUpgrade), "IsInstall": .bool(!request.isUpgrade), "Revision": 1,
        ]
        var contexts: [String: MapValue] = [:]
        _ = tree.scope.contexts(
            values: .map(values), release: .map(release),
            capabilities: .object(CapabilitiesObject(capabilities, rules: rules)), rules: rules,
            into: &contexts)
        let state = RenderState(
            templates: texts, seed: request.seed, clock: Instant(seconds: request.time))
        let options = RenderOptions(
            missingKey: .zero, maximumOutputBytes: RenderLimits.outputBytes, maximumSteps: RenderLimits.steps,
            maximumTextBytes: RenderLimits.textBytes)
        var files = [RenderedFile?](repeating: nil, count: tree.templates.entries.count)
        var output = 0
        for entry in tree.templates.entries where !entry.isPartial {
            if let only = request.onlyTemplates, !only.contains(entry.path) { continue }
            guard let context = contexts[entry.chartPath] else { continue }
            context["Template"] = .map(
                ValuesMap.make(
                    ["Name": .string(entry.path), "BasePath": .string(entry.chartPath + "/templates")], rules: rules))
            state.begin(entry.path)
            let trace = request.tracesTemplates ? OutputTrace(anonymousSource: ChartTemplates.rootName) : nil
            let content: [UInt8]
            do throws(TemplateError) {
                content = try tree.templates.set.renderBytes(
                    entry.path, data: .map(context), functions: functions, options: options, attachment: state,
                    trace: trace)
            } catch {
                throw TemplateFailure.error(error, place: chart.place)
            }
            output += content.count
            guard output <= RenderLimits.outputBytes else { throw RenderLimits.tooMuchOutput(chart.place(entry.path)) }
            // Notes are for the person who installs.
            if entry.path.hasSuffix("NOTES.txt") { continue }
            files[entry.rank] = RenderedFile(
                path: entry.path, content: NoValue.removed(from: content), lines: trace?.lines ?? [])
        }
        return files.compactMap(\.self)
    }
}
