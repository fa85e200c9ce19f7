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
            any, the chart in this folder. Pods that the same policies select are one group; blocks of addresses \
            are merged, and named where they have a name.

            Exit codes: 0 explained, 2 a mistake in the command line or an input that cannot be read.
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
        var policies = try input.world(inputs, namesOff: true).policies
        if !policy.isEmpty {
            let known = policies.map(\.name)
            if let unknown = policy.first(where: { !known.contains($0) }) {
                throw ValidationError(
                    "There is no policy '\(unknown)'; there \(known.isEmpty ? "is none" : "are \(known.joined(separator: ", "))")."
                )
            }
            policies = policies.filter { policy.contains($0.name) }
        }
        let algebra = ConnectionAlgebra()
        let explanation = Explanation(
            policies, directions: direction.map { [$0] } ?? Direction.allCases, algebra: algebra)
        try Self.check(algebra)
        switch format {
        case .text:
            Console.write(
                policies.isEmpty ? "no policy: every pod may connect to everything\n" : explanation.text())
        case .json: Console.write(explanation.json())
        case .markdown:
            Console.write(
                policies.isEmpty ? "No policy: every pod may connect to everything.\n" : explanation.markdown())
        case .mermaid: Console.write(explanation.mermaid())
        case .dot: Console.write(explanation.dot())
        case .svg: Console.write(explanation.svg())
        }
    }

    static func check(_ algebra: ConnectionAlgebra) throws { try check(isExhausted: algebra.isExhausted) }

    static func check(isExhausted: Bool) throws {
        guard isExhausted else { return }
        Console.write(
            "error: the selectors ask for so many different labels that what they mean together cannot be worked out\n"
                + "  hint: ask for one policy at a time with --policy\n", to: .error)
        throw ExitCode(2)
    }
}

extension Direction: ExpressibleByArgument {}
