import ArgumentParser
import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI

struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Write types, fragments, schema entries and docs from a values schema.",
        discussion: """
            With --chart, works in place on an existing chart: loose entries of the blocks that x-sluice binds \
            become strict, fragments go into templates/, and missing defaults into values.yaml. Text that Sluice \
            does not own stays byte for byte. Without --chart, follows the sluice.yaml of the current folder, or works on the \
            chart in it.

            All or nothing: where anything is wrong, nothing is written.
            """)

    @Option(help: ArgumentHelp("Work in place on the chart in this folder.", valueName: "dir"))
    var chart: String?

    @Option(help: ArgumentHelp("The project's layout.", valueName: "file"))
    var config = "sluice.yaml"

    @Option(
        help: ArgumentHelp(
            "API definitions beside the built-in ones: OpenAPI v2 or v3, JSON Schema definitions or CRDs; a file or a folder. Repeatable. Default: those of sluice.yaml.",
            valueName: "file"))
    var definitions: [String] = []

    @Option(
        help: ArgumentHelp("Kubernetes version that the definitions are read for, such as 1.33.", valueName: "version"))
    var kubernetesVersion: KubernetesVersion?

    @Option(
        help: ArgumentHelp("Also write Swift types into this folder (with --chart or --all-types).", valueName: "dir"))
    var swift: String?

    @Option(
        help: ArgumentHelp(
            "Also write the values reference and the runbook into this folder (with --chart).", valueName: "dir"))
    var docs: String?

    @Flag(help: "Begin the chart's values files with the line that tells editors of their schema.")
    var editorLine = false

    @Flag(help: "Write Swift types of every type in --definitions into --swift, and nothing else.")
    var allTypes = false

    @Flag(help: "Write nothing; print a unified diff and exit with 1 if anything is out of date.")
    var check = false

    @Flag(help: "Write nothing; print a unified diff of what would be written.")
    var dryRun = false

    @Flag(help: "Replace hand-written templates of bound blocks, and show by rendering what differs.")
    var adopt = false

    @Option(
        help: ArgumentHelp("The Helm that --adopt renders with, instead of the embedded renderer.", valueName: "path"))
    var helm: String?

    func validate() throws {
        try ChartHere.refuseEmpty([("--chart", chart), ("--swift", swift), ("--docs", docs), ("--config", config)])
        if allTypes, swift == nil { throw ValidationError("--all-types needs --swift DIR to write into.") }
        if adopt, chart == nil { throw ValidationError("--adopt works on a chart: add --chart DIR.") }
        if docs != nil, chart == nil {
            throw ValidationError("--docs goes with --chart; sluice.yaml has a key of its own for it.")
        }
    }

    func run() async throws {
        let generation = try Console.reporting { () throws(SluiceError) in try self.generation() }
        let isPreview = check || dryRun
        let session = isPreview ? nil : try Console.writeSession(generation.folders)
        if isPreview { try Console.refuseInterrupted(generation.folders) }
        let (plan, changes) = try await Console.reporting(isRefusal: { adopt && Adoption.isRefusal($0) }) {
            () async throws(SluiceError) in
            let plan = try await generation.plan()
            return (plan, try plan.changes())
        }
        Console.write(Console.reporter.text(of: plan.warnings), to: .error)
        for note in plan.notes { Console.write(note + "\n", to: .error) }
        if adopt, let chart, changes.contains(where: \.isRequested) {
            let definitions = try Console.reporting { () throws(SluiceError) in try input(for: chart) }
            try await Adoption(chart: ChartHere.trimmed(chart), definitions: definitions, helm: helm).prove(changes)
        }
        let output = PlanOutput(changes: changes)
        if let session { try output.carryOut(in: session) } else { output.preview() }
        if check, !changes.isEmpty {
            let files = changes.count == 1 ? "1 file is" : "\(changes.count) files are"
            Console.write("\(files) out of date: run 'sluice generate'\n", to: .error)
            throw ExitCode(1)
        }
        if changes.isEmpty, !dryRun {
            Console.write("everything is up to date (\(plan.files.writtenPaths.count) files)\n")
        }
    }

    /// Where the outputs go, known before anything is read that they are made from.
    private func generation() throws(SluiceError) -> (
        folders: [String], plan: () async throws(SluiceError) -> GenerationPlan
    ) {
        let trial = { @Sendable (plan: GenerationPlan) throws(SluiceError) in try TrialRender(plan: plan).warnings() }
        let swift = swift.map(ChartHere.trimmed)
        if allTypes {
            let generation = AllTypesGeneration(
                definitions: DefinitionsInput(paths: definitions, kubernetesVersion: kubernetesVersion),
                swift: swift ?? "")
            return ([generation.swift], generation.plan)
        }
        if let chart = ChartHere.orGiven(chart, config: config) {
            var generation = ChartGeneration(
                folder: ChartHere.trimmed(chart), definitions: try input(for: chart), swift: swift,
                docs: docs.map(ChartHere.trimmed), adopts: adopt)
            generation.namesSchema = editorLine
            return (
                generation.folders,
                { () async throws(SluiceError) in
                    var plan = try generation.plan()
                    plan.warnings += try trial(plan)
                    return plan
                }
            )
        }
        let generation = try ProjectGeneration.reading(
            config, definitions: definitions, kubernetesVersion: kubernetesVersion)
        return (generation.folders, { () async throws(SluiceError) in try await generation.plan(trying: trial) })
    }

    private func input(for chart: String) throws(SluiceError) -> DefinitionsInput {
        try DefinitionsInput.ofChart(chart, given: definitions, kubernetesVersion: kubernetesVersion)
    }
}

extension KubernetesVersion: ExpressibleByArgument {
    /// Reads the option's value.
    public init?(argument: String) {
        self.init(argument)
    }
}
