import ArgumentParser
import SluiceChartValidation
import SluiceDiagnostics
import SluicePolicyAnalysis

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what policies allow, and which line grants it.",
        discussion: """
            INPUT is the folder of a chart, a values file, a stream of manifests, or - for standard input; without \
            any, the chart in this folder. Workloads that the same policies select are one group, and those that \
            none selects come first; without workloads, groups are those of the selectors. Blocks of addresses are \
            merged, and named where they have a name.

            Exit codes: 0 explained, 2 a mistake in the command line, an input that cannot be read, or policies of \
            kinds that are not understood.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown, mermaid, dot, svg
    }

    @Argument(help: ArgumentHelp("Charts, values or manifests.", valueName: "input"))
    var inputs: [String] = []

    @Option(help: "How to print it.")
    var format = Format.text

    @Option(help: "Speak of egress or ingress only.")
    var direction: Direction?

    @Option(help: ArgumentHelp("Only policies of this name. Repeatable.", valueName: "name"))
    var policy: [String] = []

    @OptionGroup(title: "Input")
    var input: PolicyInputOptions

    func run() throws {
        let world = try input.world(inputs, namesOff: true)
        var policies = world.policies
        if !policy.isEmpty {
            let known = policies.map(\.name)
            if let unknown = policy.first(where: { !known.contains($0) }) {
                throw ValidationError(
                    "There is no policy '\(unknown)'; there \(known.isEmpty ? "is none" : "are \(known.joined(separator: ", "))")."
                )
            }
            policies = policies.filter { policy.contains($0.name) }
        }
        let explanation = try PolicyInputOptions.limited { () throws(AnalysisLimitError) in
            try Explanation(
                policies, objects: world.objects, directions: direction.map { [$0] } ?? Direction.allCases)
        }
        switch format {
        case .text: Console.write(explanation.text())
        case .json: Console.write(explanation.json())
        case .markdown: Console.write(explanation.markdown())
        case .mermaid: Console.write(explanation.mermaid())
        case .dot: Console.write(explanation.dot())
        case .svg: Console.write(explanation.svg())
        }
        if input.matters(explanation.foreign) { throw ExitCode(2) }
    }
}

extension Direction: ExpressibleByArgument {}
