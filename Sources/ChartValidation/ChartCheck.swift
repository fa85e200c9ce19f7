import SluiceCodegen
import SluiceDiagnostics
import SluiceHelmChart
import SluiceKubernetesAPI
import SluicePolicyAnalysis
import SluicePolicyRules
import SluiceYAML

/// Judges a chart as a whole: its values as ``ValuesCheck`` does, and the policies that it renders.
public struct ChartCheck {
    private let context: ChartContext
    private let values: ValuesCheck
    private let manifests: ManifestCheck

    /// Creates a check of a chart as it renders.
    public init(_ context: ChartContext, options: RuleOptions = .init()) {
        self.context = context
        values = ValuesCheck(context, options: options)
        manifests = ManifestCheck(model: context.model, options: options)
    }

    /// - Parameters:
    ///   - files: values files by name with what they hold, in the order of `-f`.
    ///   - overrides: the same for rendering.
    /// - Throws: a chart that cannot be loaded or rendered with its values.
    public func findings(
        files: [LocatedValue], overrides: ValuesOverrides, rules: HelmRules = .helm4
    ) throws(SluiceError) -> [Finding] {
        var findings = values.findings(of: files, isRendered: true)
        // A schema that refuses the values refuses to render them, too; the policies that they stand for say it better.
        if findings.contains(where: { $0.rule == SchemaFindings.rule }) { return values.findings(of: files) }
        let renderer = ChartRenderer(try LoadedChart(path: context.folder), rules: rules)
        let merged = merged(files)
        // The chart's own schema has taken the values; those of subcharts have not been asked yet.
        let checksSchema = !renderer.chart.children.isEmpty
        var request = ChartRenderer.Request(values: try overrides.templateValues(rules: rules))
        request.checksSchema = checksSchema
        request.tracesTemplates = true
        let rendered: RenderedChart
        do throws(SluiceError) {
            rendered = try renderer.render(request)
        } catch {
            // A guard that refuses a value refuses all; what is wrong with it is known at its own line.
            let alone = values.findings(of: files)
            if alone.contains(where: { $0.severity == .error }) { return alone }
            throw error
        }
        findings += self.findings(of: rendered, renderer, request, values: merged)
        var unread = UnreadValues(renderer, request, defaults: context.defaults, merged: merged)
        findings += unread.findings(in: files)
        // Policies that are off are rendered too, as far as the chart can be rendered so.
        let gates = closedGates(merged)
        if !gates.isEmpty {
            var opened = overrides
            opened.set += gates.map { "\($0.escaped)=true" }
            if let values = try? opened.templateValues(rules: rules) {
                // Opened gates are values that no schema has seen.
                request.values = values
                request.checksSchema = true
                guard let rendered = try? renderer.render(request) else { return findings.withoutRepetitions }
                findings += self.findings(of: rendered, renderer, request, values: merged)
                    .filter { $0.severity == .error }
            }
        }
        return findings.withoutRepetitions
    }

    /// Whether the chart renders with its own values.
    func rendersAlone() -> Bool {
        guard let chart = try? LoadedChart(path: context.folder) else { return false }
        return (try? ChartRenderer(chart).render(ChartRenderer.Request())) != nil
    }

    private func merged(_ files: [LocatedValue]) -> LocatedValue {
        let start = SourceLocation(file: context.folder + "/values.yaml", line: 0, column: 0)
        let own = files.dropFirst().reduce(files.first ?? LocatedValue(.object([:]), at: start)) {
            ValuesMerge.merging($0, with: $1)
        }
        return context.defaults.map { ValuesMerge.coalescing(own, over: $0) } ?? own
    }

    private func closedGates(_ values: LocatedValue) -> [ValuePath] {
        var gates: [ValuePath] = []
        func collect(_ value: LocatedValue, _ path: ValuePath, depth: Int) {
            guard depth < 20, case .object(let members) = value.content else { return }
            for (key, member) in members {
                let inner = path.appending(key)
                if key.lowercased().hasSuffix("networkpolicy"),
                    case .scalar(.bool(false))? = member.value["enabled"]?.content
                {
                    gates.append(inner.appending("enabled"))
                }
                collect(member.value, inner, depth: depth + 1)
            }
        }
        collect(values, ValuePath([]), depth: 0)
        return gates
    }

    private func findings(
        of rendered: RenderedChart, _ renderer: ChartRenderer, _ request: ChartRenderer.Request, values: LocatedValue
    ) -> [Finding] {
        let policies = RenderedPolicies(renderer, request, values: values) {
            SourceLocation(file: templatePath($0.path), line: 0, column: 0)
        }
        return manifests.findings(of: policies.objects(in: rendered))
    }

    /// Paths of templates begin with the chart's name; findings name files of the chart's folder.
    private func templatePath(_ path: String) -> String {
        let inner = path.split(separator: "/", maxSplits: 1).last.map(String.init) ?? path
        return context.folder + "/" + inner
    }
}

extension ValuePath {
    /// As `--set` wants it: dots, commas and the like inside keys are quoted.
    fileprivate var escaped: String {
        keys.map { key in
            String(key.flatMap { ".,=[]{}\\".contains($0) ? ["\\", $0] : [$0] })
        }.joined(separator: ".")
    }
}
