import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI
import SluiceYAML

/// Generation in place: on an existing chart, touching only what Sluice owns.
public struct ChartGeneration: Sendable {
    /// The chart's folder.
    public var folder: String
    /// The API definitions of the chart.
    public var definitions: DefinitionsInput
    /// Folders for Swift types and docs, where they are wanted too.
    public var swift: String?
    /// The folder of the docs; nil for none.
    public var docs: String?
    /// The schema to work on in place of the one on disk.
    var schema: SourceText?
    /// The schema on disk that `schema` was made from; `nil` where there is none.
    var originalSchema: [UInt8]?
    /// Whether hand-written templates of bound blocks are replaced instead of reported.
    public var adopts: Bool
    /// Whether the chart's values files begin with the line that tells editors of their schema.
    public var namesSchema = false

    /// Creates a generation into a chart's folder.
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
        var generator = try self.generator()
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
        let schema = generator.interface.schema.source.bytes
        let original = generator
        plan.warnings += original.interface.warnings
        let strict = try generator.schema()
        plan.files.write(
            strict, to: schemaPath, within: folder, as: .edit(of: self.schema == nil ? schema : originalSchema))
        if strict != schema {
            // Everything else is made from the schema as it will be, so that a second run finds nothing to do.
            var next = self
            next.schema = SourceText(file: schemaPath, bytes: strict)
            generator = try next.generator()
        }
        let oldValues = try InputFile.readIfPresent(valuesPath)
        let completed = try generator.values(completing: SourceText(file: valuesPath, bytes: oldValues ?? []))
        plan.files.write(
            namesSchema ? EditorLine.first(in: completed) : completed, to: valuesPath, within: folder,
            as: .edit(of: oldValues))
        for file in namesSchema ? EditorLine.otherFiles(in: folder) : [] {
            let old = try InputFile.read(file.path)
            plan.files.write(
                EditorLine.first(in: old, schema: file.schema), to: file.path, within: folder, as: .edit(of: old))
        }
        let fragments = try generator.fragments()
        for fragment in fragments {
            plan.files.write(
                Array(fragment.contents.utf8), to: folder + "/" + fragment.path, within: folder, as: .generated)
        }
        try settleTemplates(of: generator.interface, plan: &plan)
        plan.chart = (folder, generator.interface, original.interface.schema)
        try checkSettled(generator, strict: strict, values: completed)
        plan.notes += [generator.interface.model.fileCounts.note].compactMap(\.self)
        if let docs {
            let values = SourceText(file: valuesPath, bytes: completed)
            try plan.generate(try generator.docs(values: values).map(\.output), in: docs)
        }
        if let swift {
            do throws(SluiceError) {
                try plan.generate(try generator.swift().map(\.output), in: swift, subfolders: SwiftFolders.all)
            } catch {
                // The same at the lines of the schema that is on disk.
                _ = try original.swift()
                throw error
            }
        }
        return plan
    }

    /// A second run must find nothing to do: otherwise what is written would go on changing.
    private func checkSettled(_ generator: Generator, strict: [UInt8], values: [UInt8]) throws(SluiceError) {
        let again = try generator.schema()
        let sameValues = try generator.values(
            completing: SourceText(file: folder + "/values.yaml", bytes: values))
        if again == strict, sameValues == values { return }
        throw SluiceError(findings: [
            Finding(
                rule: "generate-check", severity: .error,
                location: SourceLocation(
                    file: folder + (again == strict ? "/values.yaml" : "/values.schema.json"), line: 1, column: 1),
                message: "a second run would change this file again, so nothing was written",
                hint: "please report this, with the schema")
        ])
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
        return try Generator(
            GeneratorInput(
                chartName: try chartName(), schema: schema, skeletons: .builtIn,
                model: try definitions.model(for: schema)))
    }

    /// Works on a schema in place of the one on disk.
    public mutating func read(_ schema: [UInt8]) {
        self.schema = SourceText(file: folder + "/values.schema.json", bytes: schema)
    }

    /// The name in Chart.yaml; the folder's own name where there is none yet.
    public func chartName() throws(SluiceError) -> String {
        let path = folder + "/Chart.yaml"
        if let bytes = try InputFile.readIfPresent(path),
            let node = try parse(bytes, file: path, options: ParseOptions(duplicateKeys: .lastWins)),
            let name = node["name"]?.string, !name.isEmpty
        {
            return name
        }
        return folder.split(separator: "/").last(where: { $0 != "." && $0 != ".." }).map(String.init) ?? "chart"
    }

    /// The folders that are written to.
    public var folders: [String] { [folder] + [docs, swift].compactMap(\.self) }

    private func settleTemplates(
        of interface: ChartInterface, plan: inout GenerationPlan
    ) throws(SluiceError) {
        let templates = try ChartTemplate.all(in: folder)
        // Fragments of blocks that are gone; those of linked folders belong to the chart that is linked to.
        let own = try Folder(folder).files(under: "templates").map { folder + "/" + $0 }
        for template in templates where template.isOwned && own.contains(template.path) {
            plan.files.remove(template.path, within: folder, as: .generated)
        }
        let handwritten = HandwrittenPolicies(interface: interface, templates: templates)
        if adopts {
            try handwritten.adopt(into: &plan, chart: folder)
        } else if !handwritten.findings.isEmpty {
            throw SluiceError(findings: handwritten.findings)
        }
    }
}
