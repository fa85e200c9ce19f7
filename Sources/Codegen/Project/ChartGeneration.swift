import Diagnostics
import Files
import KubernetesAPI
import YAML

/// Generation in place: on an existing chart, touching only what Sluice owns.
public struct ChartGeneration: Sendable {
    /// The chart's folder.
    public var folder: String
    public var definitions: DefinitionsInput
    /// Folders for Swift types and docs, where they are wanted too.
    public var swift: String?
    public var docs: String?
    /// The schema to work on in place of the one on disk.
    var schema: SourceText?
    /// Whether hand-written templates of bound blocks are replaced instead of reported.
    public var adopts: Bool
    /// Whether the chart's values files begin with the line that tells editors of their schema.
    public var namesSchema = false

    public init(
        folder: String, definitions: DefinitionsInput, swift: String? = nil, docs: String? = nil, adopts: Bool = false
    ) {
        self.folder = folder
        self.definitions = definitions
        self.swift = swift
        self.docs = docs
        self.adopts = adopts
    }

    /// - Throws: findings of the schema, and hand-written templates that already render a bound block.
    public func plan() throws(SluiceError) -> GenerationPlan {
        let generator = try self.generator()
        var plan = GenerationPlan()
        let schemaPath = folder + "/values.schema.json"
        let valuesPath = folder + "/values.yaml"
        guard !generator.interface.blocks.isEmpty else {
            throw SluiceError(findings: [
                Finding(
                    rule: "no-blocks", severity: .error, location: SourceLocation(file: schemaPath, line: 1, column: 1),
                    message: "no property of this schema is bound to a resource",
                    hint: "add \"x-sluice\": { \"resource\": \"networking.k8s.io/v1/NetworkPolicy\", … }, "
                        + "or let `sluice init --chart \(folder)` add a block")
            ])
        }
        plan.outputs.append(OutputFile(path: schemaPath, bytes: try generator.schema()))
        let values = SourceText(file: valuesPath, bytes: try InputFile.readIfPresent(valuesPath) ?? [])
        let completed = try generator.values(completing: values)
        plan.outputs.append(
            OutputFile(path: valuesPath, bytes: namesSchema ? EditorLine.first(in: completed) : completed))
        for file in namesSchema ? EditorLine.otherFiles(in: folder) : [] {
            plan.outputs.append(
                OutputFile(
                    path: file.path, bytes: EditorLine.first(in: try InputFile.read(file.path), schema: file.schema)))
        }
        let fragments = try generator.fragments()
        plan.outputs += fragments.map { OutputFile(path: folder + "/" + $0.path, text: $0.contents) }
        try settleTemplates(of: generator.interface, fragments: fragments, plan: &plan)
        if let docs { plan.own(try generator.docs().map(\.output), in: docs) }
        if let swift { plan.own(try generator.swift().map(\.output), in: swift) }
        return plan
    }

    /// The generator for this chart's schema, as it is on disk.
    public func generator() throws(SluiceError) -> Generator {
        let schemaPath = folder + "/values.schema.json"
        guard InputFile.isFolder(folder) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "chart-missing", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                    message: "there is no such chart folder", hint: "give the folder that holds Chart.yaml")
            ])
        }
        let schema: SourceText
        if let given = self.schema {
            schema = given
        } else {
            schema = SourceText(file: schemaPath, bytes: try InputFile.read(schemaPath))
        }
        // Only what the blocks bind is resolved, so that a big definitions file costs little.
        let roots = ResourceScan.resources(in: schema)
        return try Generator(
            GeneratorInput(
                chartName: try chartName(), schema: schema, skeletons: .builtIn,
                model: try definitions.model(roots: roots)))
    }

    /// The name in Chart.yaml; the folder's own name where there is none yet.
    func chartName() throws(SluiceError) -> String {
        let path = folder + "/Chart.yaml"
        if let bytes = try InputFile.readIfPresent(path), let node = try parse(bytes, file: path),
            let name = node["name"]?.string, !name.isEmpty
        {
            return name
        }
        return folder.split(separator: "/").last(where: { $0 != "." && $0 != ".." }).map(String.init) ?? "chart"
    }

    private func settleTemplates(
        of interface: ChartInterface, fragments: [GeneratedFile], plan: inout GenerationPlan
    ) throws(SluiceError) {
        var templates: [ChartTemplate] = []
        for path in InputFile.paths(below: folder + "/templates") {
            let full = folder + "/templates/" + path
            templates.append(ChartTemplate(path: full, bytes: try InputFile.read(full)))
        }
        let written = Set(plan.outputs.map(\.path))
        plan.removals += templates.filter { $0.isOwned && !written.contains($0.path) }.map(\.path)
        plan.warnings += MissingTemplates.findings(interface: interface, templates: templates)
        let handwritten = HandwrittenPolicies(interface: interface, templates: templates)
        if adopts {
            try handwritten.adopt(into: &plan)
        } else if !handwritten.findings.isEmpty {
            throw SluiceError(findings: handwritten.findings)
        }
    }
}
