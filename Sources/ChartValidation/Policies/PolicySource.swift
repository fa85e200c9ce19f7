import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart
import SluiceKubernetesAPI
import SluicePolicyAnalysis
import SluicePolicyRules
import SluiceYAML

/// Finds the policies of charts, values and manifests, each part with the line that asks for it.
public struct PolicySource {
    /// How inputs are to be read.
    public struct Request: Sendable {
        /// The folder of the chart that values are for.
        public var chart: String?
        /// Values that lie over the chart's own, in the order of `-f`, and the arguments of the `--set` family.
        public var valuesFiles: [String] = []
        public var overrides = ValuesOverrides()
        public var release = "release-name"
        public var namespace = "default"
        public var rules = HelmRules.helm4
        public var kind = ValidationRun.InputKind.auto
        /// Which policies that are off are looked at as if they were on.
        public var assumesEnabled = Enabling.none

        public init() {}
    }

    /// Policies that are off, and are looked at as if they were on.
    public enum Enabling: Sendable {
        case none, all
        /// Those at these paths of the values.
        case only(Set<String>)

        func includes(_ name: String) -> Bool {
            switch self {
            case .none: false
            case .all: true
            case .only(let names): names.contains(name)
            }
        }
    }

    private let request: Request
    private let model: TypeModel

    public init(_ request: Request, kubernetesVersion: KubernetesVersion? = nil) throws(SluiceError) {
        self.request = request
        model = try DefinitionsLoader.embedded(kubernetesVersion: kubernetesVersion)
    }

    /// The policies of files, folders of charts, archives, or `-`.
    ///
    /// - Throws: what cannot be read or rendered.
    public func world(_ inputs: [String]) throws(SluiceError) -> PolicyWorld {
        var world = PolicyWorld()
        for input in inputs { world.add(try self.world(input)) }
        world.keepLastOfEachName()
        return world
    }

    private func world(_ input: String) throws(SluiceError) -> PolicyWorld {
        if input != "-", InputFile.isFolder(input) || input.hasSuffix(".tgz") {
            return try chart(input, values: request.valuesFiles)
        }
        let bytes = try InputFile.read(input)
        let kind =
            request.kind == .auto
            ? try ValidationRun.kind(of: bytes, file: input, chart: request.chart)
            : request.kind
        if kind == .manifests { return try manifests(bytes, file: input) }
        let folder = request.chart ?? (input == "-" ? nil : ValidationRun.chartFolder(beside: input))
        guard let folder else { throw ValidationRun.noChart(input) }
        return try chart(folder, values: request.valuesFiles + [input])
    }

    // MARK: Manifests

    /// The policies of a stream of manifests.
    ///
    /// - Parameter isLive: whether a server has taken them already, and added fields of its own such as `status`.
    public func manifests(_ bytes: [UInt8], file: String, isLive: Bool = false) throws(SluiceError) -> PolicyWorld {
        let documents = try parseAll(bytes, file: file)
        let (objects, problems) = ManifestDocuments.objects(of: documents)
        if let problem = problems.first(where: { $0.severity == .error }) { throw SluiceError(findings: [problem]) }
        var world = PolicyWorld()
        world.objects = StreamObjects(objects, namespace: request.namespace)
        if let problem = world.objects.nearMisses.first { throw SluiceError(findings: [problem]) }
        if documents.allSatisfy(\.isNull) { world.emptyInputs = [file == "-" ? "standard input" : file] }
        add(objects.filter(\.isNetworkPolicy).map { ($0.value, nil) }, to: &world)
        // What the server holds, it has taken.
        if isLive { world.findings.removeAll { $0.severity != .error } }
        world.keepLastOfEachName()
        return world
    }

    private func add(
        _ objects: [(value: LocatedValue, location: SourceLocation?)], to world: inout PolicyWorld,
        _ finish: (AnalysedPolicy, Int) -> AnalysedPolicy = { policy, _ in policy }
    ) {
        let results = PolicyCheck(model: model).check(objects.map(\.value), hasLints: false)
        for (index, (object, result)) in zip(objects, results).enumerated() {
            let errors = result.findings.filter { $0.severity == .error }
            let isMeaningless = result.policy == nil || errors.contains(where: \.leavesNoMeaning)
            world.findings += errors.map { finding in
                var located = finding.located(in: object.value)
                if !isMeaningless { located.severity = .warning }
                return located
            }
            guard let policy = result.policy, !isMeaningless else {
                let metadata = object.value["metadata"]
                world.objects.foreign.append(
                    ForeignPolicy(
                        kind: "NetworkPolicy", name: metadata?["name"]?.text ?? "",
                        namespace: metadata?["namespace"]?.text ?? request.namespace,
                        location: object.location ?? object.value.location, isMeaningless: true))
                continue
            }
            let analysed = AnalysedPolicy(policy, namespace: request.namespace) { path in
                path.steps.isEmpty ? object.location ?? object.value.location : object.value.location(of: path)
            }
            world.policies.append(finish(analysed, index))
        }
    }

    // MARK: Charts

    private func chart(_ folder: String, values files: [String]) throws(SluiceError) -> PolicyWorld {
        let isArchive = !InputFile.isFolder(folder)
        var overrides = request.overrides
        var own: [LocatedValue] = []
        for file in files {
            let bytes = try InputFile.read(file)
            overrides.files.append(try ValuesFile(bytes, file: file, rules: request.rules))
            own.append(try ValuesSource.read(bytes, file: file).value)
        }
        let context = isArchive ? nil : try? ChartContext(folder: folder, model: model)
        let names = isArchive ? [] : InputFile.names(in: folder)
        if !isArchive, !names.contains("Chart.yaml") {
            guard let context else { return try chartless(folder) }
            return unrendered(context, values: Self.merged(own, over: context))
        }
        let values = context.map { Self.merged(own, over: $0) }
        var world = PolicyWorld()
        if let values {
            let table = try overrides.merged(rules: request.rules)
            world.off = Self.off(in: values, blocks: context?.blocks ?? [])
                .filter { !Self.isTrue(table, $0.gate) }
            overrides.set += world.off.filter { request.assumesEnabled.includes($0.name) }
                .map { "\(Self.escaped($0.gate))=true" }
            world.off.removeAll { request.assumesEnabled.includes($0.name) }
        }
        let renderer = ChartRenderer(try LoadedChart(path: folder, rules: request.rules), rules: request.rules)
        var rendering = ChartRenderer.Request(values: try overrides.templateValues(rules: request.rules))
        rendering.name = request.release
        rendering.namespace = request.namespace
        rendering.seed = 1
        let rendered = try renderer.render(rendering)
        let expansions =
            values.map { values in
                BlockExpansion.all(context?.blocks ?? [], values: values)
                    .filter { $0.isEnabled || request.assumesEnabled.includes($0.block.path.description) }
            } ?? []
        let trace = values.map { ValuesTrace($0) }
        var objects: [(LocatedValue, SourceLocation?)] = []
        for manifest in rendered.manifests + rendered.hooks {
            let template = SourceLocation(
                file: Self.templatePath(manifest.path, in: folder), line: 0, column: 0)
            // What cannot be parsed has been reported by the renderer.
            guard let documents = try? parseAll(Array(manifest.content), file: template.file) else { continue }
            let found = ManifestDocuments.objects(of: documents).objects
            world.objects.add(StreamObjects(found, namespace: request.namespace) { _ in template })
            for object in found where object.isNetworkPolicy {
                if let (located, place) = Self.matched(object.value, among: expansions, values: values, template) {
                    objects.append((located, place))
                } else {
                    objects.append((trace?.traced(object.value, fallback: template) ?? object.value, template))
                }
            }
        }
        add(objects, to: &world)
        return world
    }

    private func chartless(_ folder: String) throws(SluiceError) -> PolicyWorld {
        throw SluiceError(findings: [
            Finding(
                rule: "chart-missing", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                message: "there is no chart here: neither Chart.yaml, nor values.schema.json, nor values.yaml",
                hint: "name the folder of a chart, a values file, or a stream of manifests")
        ])
    }

    /// Of values without templates, what their schema says, and else what such values nearly always become.
    private func unrendered(_ context: ChartContext, values: LocatedValue) -> PolicyWorld {
        var world = PolicyWorld()
        world.off = Self.off(in: values, blocks: context.blocks)
            .filter { !request.assumesEnabled.includes($0.name) }
        var objects: [(LocatedValue, SourceLocation?)] = []
        var owners: [ValuePath] = []
        func add(_ object: LocatedValue, _ path: ValuePath) {
            var builder = ObjectBuilder(origin: object.location)
            builder.pass(.init(keyLocation: object.location, value: object), to: [])
            builder.set(
                ["metadata", "name"],
                to: LocatedValue(.scalar(.string(Self.objectName(path))), at: object.location))
            objects.append((builder.object, values[path]?.location))
            owners.append(path)
        }
        for expansion in BlockExpansion.all(context.blocks, values: values)
        where expansion.block.resource == PolicyCheck.resource
            && (expansion.isEnabled || request.assumesEnabled.includes(expansion.block.path.description))
        {
            add(expansion.object, expansion.block.path)
        }
        for policy in ImpliedPolicy.all(in: values, except: context.blocks.map(\.path))
        where policy.isEnabled || request.assumesEnabled.includes(policy.path.description) {
            add(policy.object, policy.path)
        }
        // Which pods these are only the templates say; but they are not the pods of another block.
        self.add(objects, to: &world) { $0.selectingUnknownPods(of: owners[$1].description) }
        world.untold = Self.switchedOn(in: values).filter { !owners.contains($0.path) }
            .map { .init(name: $0.path.description, location: $0.location) }
        return world
    }

    /// A values path as the name of an object: lower case, with dashes.
    private static func objectName(_ path: ValuePath) -> String {
        path.keys.joined(separator: "-").lowercased()
    }

    private static func merged(_ files: [LocatedValue], over context: ChartContext) -> LocatedValue {
        let start = SourceLocation(file: context.folder + "/values.yaml", line: 0, column: 0)
        let own = files.dropFirst().reduce(files.first ?? LocatedValue(.object([:]), at: start)) {
            ValuesMerge.merging($0, with: $1)
        }
        return context.defaults.map { ValuesMerge.coalescing(own, over: $0) } ?? own
    }

    /// A rendered policy with the places of the expansion that has the same rules.
    private static func matched(
        _ rendered: LocatedValue, among expansions: [BlockExpansion], values: LocatedValue?,
        _ template: SourceLocation
    ) -> (LocatedValue, SourceLocation?)? {
        func part(_ value: LocatedValue, _ key: String) -> Value? {
            value["spec"]?[key]?.value.sortedByKey
        }
        guard
            let expansion = expansions.first(where: { expansion in
                ["egress", "ingress", "policyTypes"].allSatisfy { part(rendered, $0) == part(expansion.object, $0) }
            })
        else { return nil }
        let trace = ValuesTrace(LocatedValue(.object([:]), at: template))
        var builder = ObjectBuilder(origin: template)
        builder.pass(
            .init(keyLocation: template, value: trace.traced(rendered, fallback: template)), to: [])
        for key in ["egress", "ingress", "policyTypes"] {
            if let value = expansion.object["spec"]?[key] { builder.set(["spec", key], to: value) }
        }
        let gate = expansion.block.gates.last.flatMap { values?[$0]?.location }
        return (builder.object, gate ?? values?[expansion.block.path]?.location)
    }

    // MARK: Gates

    private static func off(in values: LocatedValue, blocks: [Block]) -> [PolicyWorld.Off] {
        var off: [PolicyWorld.Off] = []
        for block in blocks {
            guard let gate = block.gates.first(where: { values[$0]?.isTrue != true }) else { continue }
            off.append(
                .init(name: block.path.description, gate: gate, location: values[gate]?.location))
        }
        for found in gates(in: values) where !blocks.contains(where: { $0.path == found.path }) {
            guard case .scalar(.bool(false)) = found.gate.content else { continue }
            off.append(
                .init(
                    name: found.path.description, gate: found.path.appending("enabled"), location: found.gate.location))
        }
        return off
    }

    private static func switchedOn(in values: LocatedValue) -> [(path: ValuePath, location: SourceLocation?)] {
        gates(in: values).filter { $0.gate.isTrue && $0.isOn }.map { ($0.path, $0.gate.location) }
    }

    /// An object of the values that is named like a policy and has a gate.
    private struct Gate {
        var path: ValuePath
        var gate: LocatedValue
        /// Whether no object around it is switched off.
        var isOn: Bool
    }

    private static func gates(in values: LocatedValue) -> [Gate] {
        var found: [Gate] = []
        func collect(_ value: LocatedValue, _ path: ValuePath, depth: Int, isOn: Bool) {
            guard depth < 20, case .object(let members) = value.content else { return }
            let isOn = isOn && !value.isSwitchedOff
            for (key, member) in members {
                let inner = path.appending(key)
                if key.lowercased().hasSuffix("networkpolicy"), let gate = member.value["enabled"] {
                    found.append(Gate(path: inner, gate: gate, isOn: isOn))
                }
                collect(member.value, inner, depth: depth + 1, isOn: isOn)
            }
        }
        collect(values, ValuePath([]), depth: 0, isOn: true)
        return found
    }

    /// Whether the `--set` family switches a gate on.
    private static func isTrue(_ table: ValuesTable, _ gate: ValuePath) -> Bool {
        var value = Value.object(table)
        for key in gate.keys {
            guard case .object(let members) = value, let next = members[key] else { return false }
            value = next
        }
        return value == .bool(true)
    }

    /// As `--set` wants it: dots, commas and the like inside keys are quoted.
    private static func escaped(_ path: ValuePath) -> String {
        path.keys.map { key in
            String(key.flatMap { ".,=[]{}\\".contains($0) ? ["\\", $0] : [$0] })
        }.joined(separator: ".")
    }

    private static func templatePath(_ path: String, in folder: String) -> String {
        let inner = path.split(separator: "/", maxSplits: 1).last.map(String.init) ?? path
        return folder + "/" + inner
    }
}
