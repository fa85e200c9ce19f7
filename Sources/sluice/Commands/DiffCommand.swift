import ArgumentParser
import SluiceChartValidation
import SluiceDiagnostics
import SluiceFiles
import SluicePolicyAnalysis

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what opens and what closes between two versions of policies.",
        discussion: """
            A and B are values files, charts or streams of manifests. With --rev, A is the chart (or file) of a git \
            revision and B the one in the working tree, or that of another revision: --rev main..HEAD. With \
            --rev main...HEAD, A is that of the commit from which HEAD has branched off.

            Policies that are off on both sides are compared as if they were on, for that is what somebody gets who \
            switches them on; --rendered-only compares only what is rendered.

            --fail-on opens|public|internet|metadata|closes|any: what counts as a finding.

            Exit codes: 0 no finding, 1 what --fail-on names, 2 a mistake in the command line or the input, or \
            policies of kinds that are not understood.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    enum Failure: String, ExpressibleByArgument, CaseIterable {
        case opens, `public`, internet, metadata, closes, any
    }

    @Argument(help: ArgumentHelp("The version before and the one after; with --rev only one.", valueName: "a> <b"))
    var inputs: [String] = []

    @Option(help: ArgumentHelp("A git revision, or two with .. or ... between them.", valueName: "revision"))
    var rev: String?

    @Option(help: "How to print it.")
    var format = Format.text

    @Option(help: "What makes the exit code 1. Repeatable.")
    var failOn: [Failure] = []

    @Flag(help: "Do not look at policies that are off on both sides.")
    var renderedOnly = false

    @OptionGroup(title: "Input")
    var input: PolicyInputOptions

    func validate() throws {
        if rev == nil, inputs.count != 2 { throw ValidationError("Expected two inputs, A and B, or --rev and one.") }
        if rev != nil, inputs.count > 1 { throw ValidationError("With --rev there is one input, in two versions.") }
        if inputs.filter({ $0 == "-" }).count > 1 { throw ValidationError("Only one side can be standard input.") }
        if renderedOnly, input.asEnabled { throw ValidationError("Give --as-enabled or --rendered-only, not both.") }
        if input.values.files.contains("-") {
            throw ValidationError("Values are read for both sides, so they cannot come from standard input.")
        }
        if rev != nil, inputs == ["-"] { throw ValidationError("Standard input has no revisions.") }
    }

    func run() async throws {
        var (before, after) = try await worlds(enabling: [])
        let off = Set(before.off.map(\.name)).intersection(after.off.map(\.name))
        if !off.isEmpty, !renderedOnly, !inputs.contains("-") {
            // A chart that cannot be rendered with them on is compared as it is.
            if let (one, other) = try? await worlds(enabling: off, isQuiet: true) {
                (before, after) = (one, other)
                let names = off.sorted().joined(separator: " and ")
                Console.write(
                    "note: \(names) \(off.count > 1 ? "are" : "is") off on both sides, and compared as if on; "
                        + "--rendered-only leaves it out\n", to: .error)
            }
        }
        var notes: Set<String> = []
        try PolicyInputOptions.report(before, label: "before: ", known: &notes)
        try PolicyInputOptions.report(after, label: "after: ", known: &notes)
        let (one, other) = (before, after)
        let difference = try PolicyInputOptions.limited { () throws(AnalysisLimitError) in
            try PolicyDifference(
                from: one.policies, to: other.policies, objects: (before: one.objects, after: other.objects))
        }
        switch format {
        case .text: Console.write(difference.text())
        case .json: Console.write(difference.json())
        case .markdown: Console.write(difference.markdown())
        }
        if input.matters(difference.foreign) { throw ExitCode(2) }
        if failOn.contains(where: { $0.applies(to: difference) }) { throw ExitCode(1) }
    }

    private func worlds(
        enabling names: Set<String>, isQuiet: Bool = false
    ) async throws -> (before: PolicyWorld, after: PolicyWorld) {
        guard let rev else {
            return (try world(inputs[0], names, isQuiet), try world(inputs[1], names, isQuiet))
        }
        let path = inputs.first ?? input.chart ?? "."
        let (first, second) = try await revisions(rev, path)
        let before = try await revision(first, path, names, isQuiet)
        guard let second else { return (before, try world(path, names, isQuiet)) }
        return (before, try await revision(second, path, names, isQuiet))
    }

    private func world(
        _ path: String, _ names: Set<String>, _ isQuiet: Bool
    ) throws -> PolicyWorld {
        if isQuiet { return try input.source(enabling: names).world([path]) }
        return try Console.reporting { () throws(SluiceError) in
            try input.source(enabling: names).world([path])
        }
    }

    /// As git reads them: `A`, `A..B`, and `A...B` from where B has branched off.
    private func revisions(_ rev: String, _ path: String) async throws -> (String, String?) {
        guard let dots = rev.firstRange(of: "..") else { return (rev, nil) }
        let rest = rev[dots.upperBound...]
        let isSymmetric = rest.hasPrefix(".")
        let names = [rev[..<dots.lowerBound], isSymmetric ? rest.dropFirst() : rest]
            .map { $0.isEmpty ? "HEAD" : String($0) }
        guard isSymmetric else { return (names[0], names[1]) }
        return (try await Self.reporting { try await GitCheckout.mergeBase(names[0], names[1], near: path) }, names[1])
    }

    private static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            guard let error = error as? SluiceError else { throw error }
            Console.write(Console.reporter.text(of: error.findings), to: .error)
            throw ExitCode(2)
        }
    }

    /// The input as it was; its places name the revision.
    private func revision(
        _ name: String, _ path: String, _ names: Set<String>, _ isQuiet: Bool
    ) async throws -> PolicyWorld {
        let files = input.values.files
        // A values file needs the chart it lies beside.
        let requests =
            [GitCheckout.Request(path: path, bringsFolder: input.chart == nil)]
            + [input.chart].compactMap { $0 }.map { GitCheckout.Request(path: $0) }
            + files.map { GitCheckout.Request(path: $0, isOptional: true) }
        let checkout = try await Self.reporting { try await GitCheckout.of(name, requests) }
        var own = input
        own.chart = input.chart.map { checkout.path(of: $0) }
        own.values.values = files.filter(checkout.has).map { checkout.path(of: $0) }
        if !isQuiet {
            for file in files where !checkout.has(file) {
                Console.write("note: \(name) has no \(file), and is read without it\n", to: .error)
            }
        }
        do throws(SluiceError) {
            return checkout.renaming(try own.source(enabling: names).world([checkout.path(of: path)]))
        } catch {
            if isQuiet { throw error }
            Console.write(Console.reporter.text(of: checkout.renaming(error.findings)), to: .error)
            throw ExitCode(2)
        }
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
