import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI
import SluiceYAML

/// Generation after a `sluice.yaml`: everything that the layout names an output folder for.
public struct ProjectGeneration: Sendable {
    /// The folders that `sluice.yaml` names.
    public var layout: Layout
    /// The folder of `sluice.yaml`, with a slash at its end, or "".
    public var root: String
    /// The chart's name.
    public var chartName: String
    /// The API definitions.
    public var definitions: DefinitionsInput

    /// Creates a generation into a project's folders.
    public init(layout: Layout, root: String, chartName: String, definitions: DefinitionsInput) {
        self.layout = layout
        self.root = root
        self.chartName = chartName
        self.definitions = definitions
    }

    /// The folders that are written to.
    public var folders: [String] {
        [layout.chart, layout.docs, layout.swift, layout.embedded].compactMap { $0.map { root + $0 } }
    }

    /// Everything that is to be written.
    ///
    /// - Parameter trial: tries the chart out, and says what is worth knowing; the Swift types are written meanwhile.
    /// - Throws: findings of the schema and of the trial.
    public func plan(
        trying trial: @Sendable (GenerationPlan) throws(SluiceError) -> [Finding]
    ) async throws(SluiceError) -> GenerationPlan {
        let skeletons = try SkeletonFolder.read(layout.templates.map { root + $0 })
        let generator = try self.generator(skeletons: skeletons)
        async let types = Result { () throws(SluiceError) in
            layout.swift == nil ? [] : try generator.swift().map(\.output)
        }
        var plan = GenerationPlan()
        plan.warnings += generator.interface.warnings
        if let chart = layout.chart {
            try plan.generate(try generator.chart(), in: root + chart)
            plan.chart = (root + chart, generator.interface, generator.interface.schema)
            plan.warnings += try trial(plan)
        }
        plan.notes += [generator.interface.model.fileCounts.note].compactMap(\.self)
        if let docs = layout.docs { try plan.generate(try generator.docs().map(\.output), in: root + docs) }
        let swiftFiles = try await types.get()
        if let swift = layout.swift {
            try plan.generate(swiftFiles, in: root + swift, subfolders: SwiftFolders.all)
        }
        if let embedded = layout.embedded {
            let files = EmbeddedFilesEmitter.file(
                definitions: try definitions.sources().map { ($0.file, String(decoding: $0.bytes, as: UTF8.self)) },
                templates: skeletons.files)
            try plan.generate([files.output], in: root + embedded)
        }
        return plan
    }
}

extension ProjectGeneration {
    /// The generator for the layout's schema.
    public func generator() throws(SluiceError) -> Generator {
        try generator(skeletons: .builtIn)
    }

    private func generator(skeletons: Skeletons) throws(SluiceError) -> Generator {
        let schema = SourceText(file: root + layout.schema, bytes: try InputFile.read(root + layout.schema))
        return try Generator(
            GeneratorInput(
                chartName: chartName, schema: schema, skeletons: skeletons,
                model: try definitions.model(for: schema)))
    }
}

extension GeneratedFile {
    var output: OutputFile { OutputFile(path: path, text: contents) }
}

/// The subfolders that Swift types are written into.
enum SwiftFolders {
    static let all = ["API", "Expansions", "Values"]
}

extension ProjectGeneration {
    /// The generation that a `sluice.yaml` describes; definitions given here take the place of the layout's.
    public static func reading(
        _ file: String, definitions: [String] = [], kubernetesVersion: KubernetesVersion? = nil
    ) throws(SluiceError) -> ProjectGeneration {
        guard let bytes = try InputFile.readIfPresent(file) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "layout-missing", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                    message: "there is no such file",
                    hint: "run 'sluice generate --chart DIR' for a chart, or write a sluice.yaml")
            ])
        }
        let layout = try Layout.read(bytes, file: file)
        let root = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        let version = kubernetesVersion ?? layout.kubernetesVersion.flatMap { KubernetesVersion($0) }
        let paths = definitions.isEmpty ? (layout.definitions ?? []).map { root + $0 } : definitions
        return ProjectGeneration(
            layout: layout, root: root, chartName: layout.chartName ?? "chart",
            definitions: DefinitionsInput(paths: paths, kubernetesVersion: version))
    }
}
