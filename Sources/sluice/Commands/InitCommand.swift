import ArgumentParser
import SluiceCodegen
import SluiceDiagnostics

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Give a chart its first typed network policy, off by default.",
        discussion: """
            Adds a networkPolicy block with the x-sluice keyword to the chart's values.schema.json (which is created \
            if there is none) and does what 'sluice generate --chart' does: strict entries, fragments, defaults. \
            Two golden cases, off and on, are added where there are none. \
            Named templates of the chart such as NAME.fullname and NAME.labels are used where they exist.

            A chart that renders policies with templates of its own: --adopt binds the blocks of values that they \
            read and replaces the templates, but only where renders before and after show that nothing else changes: \
            with the defaults and all values files, switched off and on, and with every value that the templates \
            read varied. Otherwise it says why, writes nothing and exits with 1.
            """)

    @Option(help: ArgumentHelp("The chart.", valueName: "dir"))
    var chart = "."

    @Flag(help: "Write nothing; print a unified diff of what would be written.")
    var dryRun = false

    @Flag(help: "Bind and replace policies that the chart renders by hand, if renders show that nothing else changes.")
    var adopt = false

    @Option(
        help: ArgumentHelp("The Helm that --adopt renders with, instead of the embedded renderer.", valueName: "path"))
    var helm: String?

    func validate() throws {
        try ChartHere.refuseEmpty([("--chart", chart)])
    }

    func run() async throws {
        let chart = ChartHere.trimmed(chart)
        let session = dryRun ? nil : try Console.writeSession([chart])
        if dryRun { try Console.refuseInterrupted([chart]) }
        let (plan, changes) = try Console.reporting(isRefusal: { adopt && Adoption.isRefusal($0) }) {
            () throws(SluiceError) in
            let plan = try FirstCasesProbe(chart: chart).plan(ChartInit(folder: chart, adopts: adopt))
            return (plan, try plan.changes())
        }
        Console.write(Console.reporter.text(of: plan.warnings), to: .error)
        for note in plan.notes { Console.write(note + "\n") }
        if adopt, changes.contains(where: \.isRequested) {
            try await Adoption(
                chart: chart, definitions: try Console.reporting { () throws(SluiceError) in try .ofChart(chart) },
                helm: helm
            ).prove(changes)
        }
        let output = PlanOutput(changes: changes)
        if let session {
            try output.carryOut(in: session)
            let place = chart == "." ? "" : " --chart \(chart)"
            Console.write("\nNext: sluice golden\(place) --update, and read what the policy allows\n")
        } else {
            output.preview()
        }
    }
}
