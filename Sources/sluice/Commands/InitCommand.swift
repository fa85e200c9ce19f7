import ArgumentParser
import Codegen
import Diagnostics

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Give a chart its first typed network policy, off by default.",
        discussion: """
            Adds a networkPolicy block with the x-sluice keyword to the chart's values.schema.json (which is created \
            if there is none) and does what 'sluice generate --chart' does: strict entries, fragments, defaults. \
            Two golden cases, off and on, are added where there are none. \
            Named templates of the chart such as NAME.fullname and NAME.labels are used where they exist.
            """)

    @Option(help: ArgumentHelp("The chart.", valueName: "dir"))
    var chart = "."

    @Flag(help: "Write nothing; print a unified diff of what would be written.")
    var dryRun = false

    func run() throws {
        let (plan, changes) = try Console.reporting { () throws(SluiceError) in
            let plan = try ChartInit(folder: chart).plan()
            return (plan, try plan.changes())
        }
        Console.write(Console.reporter.text(of: plan.warnings), to: .error)
        try PlanOutput(changes: changes).show(dryRun: dryRun)
        if !dryRun {
            let place = chart == "." ? "" : " --chart \(chart)"
            Console.write("\nNext: sluice golden\(place) --update, and read what the policy allows\n")
        }
    }
}
