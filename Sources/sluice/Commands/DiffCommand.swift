import ArgumentParser
import ChartValidation
import Diagnostics
import Files
import PolicyAnalysis

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what opens and what closes between two versions of policies.",
        discussion: """
            A and B are values files, charts or streams of manifests. With --rev, A is the chart (or file) of a git \
            revision and B the one in the working tree, or that of another revision: --rev main..HEAD.

            --fail-on opens|public|internet|metadata|closes|any: what counts as a finding.

            Exit codes: 0 no finding, 1 what --fail-on names, 2 a mistake in the command line or the input.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    enum Failure: String, ExpressibleByArgument, CaseIterable {
        case opens, `public`, internet, metadata, closes, any
    }

    @Argument(help: ArgumentHelp("The version before and the one after; with --rev only one.", valueName: "a> <b"))
    var inputs: [String] = []

    @Option(help: ArgumentHelp("A git revision, or two with .. between them.", valueName: "revision"))
    var rev: String?

    @Option(help: "How to print it.")
    var format = Format.text

    @Option(help: "What makes the exit code 1. Repeatable.")
    var failOn: [Failure] = []

    @OptionGroup(title: "Input")
    var input: PolicyInputOptions

    func validate() throws {
        if rev == nil, inputs.count != 2 { throw ValidationError("Expected two inputs, A and B, or --rev and one.") }
        if rev != nil, inputs.count > 1 { throw ValidationError("With --rev there is one input, in two versions.") }
        if inputs.filter({ $0 == "-" }).count > 1 { throw ValidationError("Only one side can be standard input.") }
        if rev != nil, inputs == ["-"] { throw ValidationError("Standard input has no revisions.") }
    }

    func run() async throws {
        let before: PolicyWorld
        let after: PolicyWorld
        if let rev {
            (before, after) = try await revisions(rev, inputs.first ?? input.chart ?? ".")
        } else {
            before = try world(inputs[0])
            after = try world(inputs[1])
        }
        try PolicyInputOptions.report(before, label: "before: ")
        try PolicyInputOptions.report(after, label: "after: ")
        let algebra = ConnectionAlgebra()
        let difference = PolicyDifference(from: before.policies, to: after.policies, algebra: algebra)
        try ExplainCommand.check(algebra)
        switch format {
        case .text: Console.write(difference.text())
        case .json: Console.write(difference.json())
        case .markdown: Console.write(difference.markdown())
        }
        if failOn.contains(where: { $0.applies(to: difference) }) { throw ExitCode(1) }
    }

    private func world(_ path: String) throws -> PolicyWorld {
        try Console.reporting { () throws(SluiceError) in try input.source().world([path]) }
    }

    private func revisions(_ rev: String, _ path: String) async throws -> (PolicyWorld, PolicyWorld) {
        let names = Self.split(rev)
        let before = try await revision(names[0], path)
        guard names.count > 1 else { return (before, try world(path)) }
        return (before, try await revision(names[1], path))
    }

    private static func split(_ rev: String) -> [String] {
        guard let dots = rev.firstRange(of: "..") else { return [rev] }
        let parts = [String(rev[..<dots.lowerBound]), String(rev[dots.upperBound...].drop { $0 == "." })]
        return parts.map { $0.isEmpty ? "HEAD" : $0 }
    }

    /// The input as it was; its places name the revision.
    private func revision(_ name: String, _ path: String) async throws -> PolicyWorld {
        let checkout: GitCheckout
        do throws(SluiceError) {
            // A values file needs the chart it lies beside.
            checkout = try await GitCheckout.of(
                name, paths: [path] + [input.chart].compactMap { $0 })
        } catch {
            Console.write(Console.reporter.text(of: error.findings), to: .error)
            throw ExitCode(2)
        }
        var own = input
        own.chart = input.chart.map { checkout.path(of: $0) }
        let world = try Console.reporting { () throws(SluiceError) in
            try own.source().world([checkout.path(of: path)])
        }
        return checkout.renaming(world)
    }
}

extension DiffCommand.Failure {
    func applies(to difference: PolicyDifference) -> Bool {
        difference.changes.contains { change in
            switch self {
            case .opens: !change.opened.isEmpty
            case .public: change.weight >= .opensPublic
            case .internet: change.opensInternet
            case .metadata: change.opensMetadata
            case .closes: !change.closed.isEmpty
            case .any: true
            }
        }
    }
}
