import Diagnostics
import Files
import GoTemplate
import YAML

/// Binds a first block in a chart that has none: a strict `networkPolicy` with its keyword and defaults.
public struct ChartInit: Sendable {
    /// The chart's folder.
    public var folder: String
    /// Whether hand-written policies are bound and their templates replaced, instead of reported.
    public var adopts: Bool
    /// With which values the first golden cases render.
    public var firstCases = FirstCases.Start.valuesFiles([])

    public init(folder: String, adopts: Bool = false) {
        self.folder = folder
        self.adopts = adopts
    }

    /// The whole change: the schema with the block, and all that follows from it.
    ///
    /// - Throws: findings where the chart has a bound block already, or a `networkPolicy` of another shape.
    public func plan() throws(SluiceError) -> GenerationPlan {
        guard InputFile.isFolder(folder) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "chart-missing", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                    message: "there is no such chart folder", hint: "give the folder that holds Chart.yaml")
            ])
        }
        try refuseLibrary()
        let path = folder + "/values.schema.json"
        let old = SourceText(file: path, bytes: try InputFile.readIfPresent(path) ?? Array(Self.emptySchema.utf8))
        let policies = ExistingPolicy.find(in: try templates())
        if !adopts, !policies.isEmpty { throw SluiceError(findings: policies.map(\.alreadyThere)) }
        let migration = policies.isEmpty ? nil : try ChartMigration(folder: folder, policies: policies)
        let new = SourceText(file: path, bytes: try schema(from: old, migration: migration))
        var generation = ChartGeneration(folder: folder, definitions: DefinitionsInput(), adopts: adopts)
        generation.schema = new
        var plan = try generation.plan()
        plan.notes = migration?.notes ?? []
        let gates = migration?.bindings.map { (block: $0.policy.path, gates: $0.gates) }
        plan.outputs += try FirstCases(
            folder: folder, start: firstCases, blocks: gates ?? FirstCases.usual
        ).outputs()
        return plan
    }

    /// A library chart renders nothing of its own, so it cannot render a policy.
    private func refuseLibrary() throws(SluiceError) {
        let path = folder + "/Chart.yaml"
        guard let bytes = try InputFile.readIfPresent(path),
            let type = try parse(bytes, file: path)?["type"], type.string == "library"
        else { return }
        throw SluiceError(findings: [
            Finding(
                rule: "init-library", severity: .error, location: type.location,
                message: "a library chart renders no manifests, so no policy either",
                hint: "run 'sluice init' on a chart that uses it")
        ])
    }

    private static let emptySchema = """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "type": "object",
          "properties": {}
        }

        """

    private func schema(from source: SourceText, migration: ChartMigration?) throws(SluiceError) -> [UInt8] {
        guard let root = try parse(source, options: ParseOptions(syntax: .json)), root.kind == .mapping else {
            throw SluiceError(findings: [
                Finding(
                    rule: "schema-shape", severity: .error,
                    location: SourceLocation(file: source.file, line: 1, column: 1),
                    message: "a values schema must be an object", hint: "begin with { \"type\": \"object\" }")
            ])
        }
        if let bound = ResourceScan.resources(in: source).first {
            throw SluiceError(findings: [
                Finding(
                    rule: "init-bound", severity: .error, location: root.location,
                    message: "this chart already binds a block to \(bound)",
                    hint: "run 'sluice generate --chart \(folder)'")
            ])
        }
        var edits = SchemaEdits(source: source)
        if let migration {
            edits.complete(root, with: migration.additions())
            return try edits.bytes()
        }
        let block = try self.block()
        if let existing = root["properties"]?["networkPolicy"] {
            guard existing.kind == .mapping, let keyword = block[sluiceKeyword] else {
                throw existing.error(
                    "init-shape", "the schema's networkPolicy is no object",
                    hint: "bind it by hand: see docs/x-sluice.md")
            }
            edits.append(key: sluiceKeyword, value: keyword, to: existing)
        } else if let properties = root["properties"] {
            edits.append(key: "networkPolicy", value: block, to: properties)
        } else {
            edits.append(key: "properties", value: ["networkPolicy": block], to: root)
        }
        return try edits.bytes()
    }

    /// The block, with the chart's own named templates where it has the usual ones.
    private func block() throws(SluiceError) -> YAML.Value {
        let defined = try definedTemplates()
        func text(_ suffix: String, orElse fallback: YAML.Value) -> TemplateValue {
            guard let name = defined.first(where: { $0.hasSuffix("." + suffix) }) else {
                return .string(JSONWriter.write(fallback))
            }
            return .string(JSONWriter.quoted("{{ include \"\(name)\" . }}"))
        }
        let instance: YAML.Value = ["app.kubernetes.io/instance": "{{ .Release.Name }}"]
        let json = try Skeletons.builtIn.render(
            "init/block.json",
            [
                "name": text("fullname", orElse: "{{ .Release.Name }}-{{ .Chart.Name }}"),
                "labels": text("labels", orElse: instance), "selector": text("selectorLabels", orElse: instance),
            ])
        return try parse(Array(json.utf8), file: "init/block.json")?.value() ?? .object([:])
    }

    private func definedTemplates() throws(SluiceError) -> [String] {
        try templates().flatMap { $0.parsed?.templates.map(\.name) ?? [] }
    }

    private func templates() throws(SluiceError) -> [ChartTemplate] {
        var templates: [ChartTemplate] = []
        for path in InputFile.paths(below: folder + "/templates") {
            let full = folder + "/templates/" + path
            templates.append(ChartTemplate(path: full, bytes: try InputFile.read(full)))
        }
        return templates
    }
}

extension ExistingPolicy {
    fileprivate var alreadyThere: Finding {
        Finding(
            rule: "init-existing", severity: .error, location: location,
            message: "this template already renders a \(Self.kind) from \(path)",
            hint: "run 'sluice init --adopt' to bind that block and replace the template; every difference is listed")
    }
}
