import SluiceDiagnostics
import SluiceFiles
import SluiceGoTemplate
import SluiceYAML

/// Binds a first block in a chart that has none: a strict `networkPolicy` with its keyword and defaults.
public struct ChartInit: Sendable {
    /// The chart's folder.
    public var folder: String
    /// Whether hand-written policies are bound and their templates replaced, instead of reported.
    public var adopts: Bool
    /// A named template that charts usually have, by the end of its name.
    public enum NamedTemplate: String, Sendable, CaseIterable {
        case fullname, labels, selectorLabels
    }

    /// The chart's named templates that the policy uses where they exist.
    public var includes = Set(NamedTemplate.allCases)
    /// With which values the first golden cases render.
    public var firstCases = FirstCases.Start.valuesFiles([])

    /// Creates an initialization of a chart's folder; with `adopts`, hand-written policies are replaced.
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
        guard InputFile.exists(folder + "/Chart.yaml") else {
            throw SluiceError(findings: [
                Finding(
                    rule: "chart-missing", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                    message: "there is no Chart.yaml in this folder",
                    hint: "run 'sluice init' in a chart, or name one with --chart DIR")
            ])
        }
        let original = try InputFile.readIfPresent(path)
        let old = SourceText(file: path, bytes: original ?? Array(Self.emptySchema.utf8))
        if let bound = ResourceScan.resources(in: old).first {
            throw SluiceError(findings: [
                Finding(
                    rule: "init-bound", severity: .error, location: SourceLocation(file: path, line: 1, column: 1),
                    message: "this chart already binds a block to \(bound)",
                    hint: "run 'sluice generate --chart \(folder)'")
            ])
        }
        let templates = try ChartTemplate.all(in: folder)
        let policies = ExistingPolicy.find(in: templates)
        let places = PolicyTemplates.places(in: templates)
        if !adopts, !places.isEmpty { throw SluiceError(findings: places.map { $0.alreadyThere(bound: policies) }) }
        if adopts { try refuseUnbound(places, policies) }
        let migration = policies.isEmpty ? nil : try ChartMigration(folder: folder, policies: policies)
        let new = SourceText(file: path, bytes: try schema(from: old, migration: migration))
        var generation = ChartGeneration(folder: folder, definitions: try .ofChart(folder), adopts: adopts)
        generation.schema = new
        generation.originalSchema = original
        var plan = try generation.plan()
        plan.notes = migration?.notes ?? []
        let gates = migration?.bindings.map { (block: $0.policy.path, gates: $0.gates) }
        try FirstCases(folder: folder, start: firstCases, blocks: gates ?? FirstCases.usual).add(to: &plan.files)
        return plan
    }

    /// A library chart renders nothing of its own, so it cannot render a policy.
    private func refuseLibrary() throws(SluiceError) {
        let path = folder + "/Chart.yaml"
        guard let bytes = try InputFile.readIfPresent(path),
            let type = try parse(bytes, file: path, options: ParseOptions(duplicateKeys: .lastWins))?["type"],
            type.string == "library"
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
        // A generator of schemas may put all of it into a definition.
        guard let root = SchemaLookup(root: root).resolved(root), root.kind == .mapping else {
            throw (root["$ref"] ?? root).error(
                "schema-reference", "this $ref leads nowhere in the file, or in a circle",
                hint: "only references inside this schema are followed, such as #/definitions/name")
        }
        var edits = SchemaEdits(source: source)
        if let migration {
            for binding in migration.bindings { try requireOwnObjects(binding.policy.path, in: root) }
            edits.complete(root, with: migration.additions())
            return try edits.bytes()
        }
        let block = try self.block()
        if let existing = root["properties"]?["networkPolicy"] {
            guard existing.kind == .mapping, let keyword = block[sluiceKeyword] else {
                throw existing.error(
                    "init-shape", "the schema's networkPolicy is not an object",
                    hint: "bind it by hand: see docs/x-sluice.md")
            }
            try requireOwnObjects(ValuePath(["networkPolicy"]), in: root)
            edits.append(key: sluiceKeyword, value: keyword, to: existing)
        } else if let properties = root["properties"] {
            edits.append(key: "networkPolicy", value: block, to: properties)
        } else {
            edits.append(key: "properties", value: ["networkPolicy": block], to: root)
        }
        return try edits.bytes()
    }

    /// Beside a `$ref`, draft-07 ignores what is added, and behind it the entries may have other users.
    private func requireOwnObjects(_ path: ValuePath, in root: SluiceYAML.Node) throws(SluiceError) {
        var node: SluiceYAML.Node? = root
        for key in path.keys {
            node = node?["properties"]?[key]
            if let reference = node?["$ref"] {
                throw reference.error(
                    "init-shape", "the schema's \(path) is defined elsewhere, by this $ref",
                    hint: "write the object in place of the $ref, or bind it by hand: see docs/x-sluice.md")
            }
        }
    }

    /// The block, with the chart's own named templates where it has the usual ones.
    private func block() throws(SluiceError) -> SluiceYAML.Value {
        let defined = try definedTemplates()
        func text(_ template: NamedTemplate, orElse fallback: SluiceYAML.Value) -> TemplateValue {
            let name = defined.first { $0.hasSuffix(".\(template.rawValue)") }
            guard includes.contains(template), let name else {
                return .string(JSONWriter.write(fallback))
            }
            return .string(JSONWriter.quoted("{{ include \"\(name)\" . }}"))
        }
        let instance: SluiceYAML.Value = ["app.kubernetes.io/instance": "{{ .Release.Name }}"]
        let json = try Skeletons.builtIn.render(
            "init/block.json",
            [
                "name": text(.fullname, orElse: "{{ .Release.Name }}-{{ .Chart.Name }}"),
                "labels": text(.labels, orElse: instance), "selector": text(.selectorLabels, orElse: instance),
            ])
        return try parse(Array(json.utf8), file: "init/block.json")?.value() ?? .object([:])
    }

    private func definedTemplates() throws(SluiceError) -> [String] {
        try ChartTemplate.all(in: folder).flatMap { $0.parsed?.templates.map(\.name) ?? [] }
    }

    /// Policies that no block can be found for.
    private func refuseUnbound(_ places: [PolicyTemplates], _ policies: [ExistingPolicy]) throws(SluiceError) {
        let unbound = places.filter { place in !policies.contains { $0.template.path == place.path } }
        guard unbound.isEmpty else {
            throw SluiceError(
                findings: unbound.map { place in
                    Finding(
                        rule: "init-entangled", severity: .error, location: place.location,
                        message: "this NetworkPolicy cannot be bound: its template holds other documents, or reads no "
                            + "block of values named networkPolicy",
                        hint: "leave the template as it is, or bind a block by hand (docs/x-sluice.md)")
                })
        }
    }
}

extension PolicyTemplates {
    fileprivate func alreadyThere(bound policies: [ExistingPolicy]) -> Finding {
        let policy = policies.first { $0.template.path == path }
        return Finding(
            rule: "init-existing", severity: .error, location: location,
            message: "this template already renders a NetworkPolicy" + (policy.map { " from \($0.path)" } ?? ""),
            hint: policy == nil
                ? "bind a block of values by hand (docs/x-sluice.md), or keep the template and leave 'init' out"
                : "run 'sluice init --adopt' to bind that block and replace the template, if it can prove that nothing "
                    + "else changes")
    }
}
