import ArgumentParser
import SluiceChartValidation
import SluiceDiagnostics
import SluiceHelmChart
import SluicePolicyAnalysis

/// Where policies come from: what `explain`, `reach`, `diff` and `drift` have in common.
struct PolicyInputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The chart that values are for.", valueName: "dir"))
    var chart: String?

    @OptionGroup(title: "Values")
    var values: ValuesOptions

    @Option(name: .shortAndLong, help: "The namespace of policies that do not say one.")
    var namespace = "default"

    @Option(help: ArgumentHelp("The release's name that the chart is rendered with.", valueName: "name"))
    var release = "release-name"

    @Option(help: "What the files are: auto, values or manifests.")
    var kind = ValidationRun.InputKind.auto

    @Flag(help: "Look at policies that are off as if they were on.")
    var asEnabled = false

    @Flag(
        name: .customLong("only-networkpolicies"),
        help: "Answer for NetworkPolicies alone, whatever policies of other kinds there are.")
    var onlyNetworkPolicies = false

    func validate() throws {
        do throws(ReachQueryError) {
            _ = try ReachQuery.namespaceName(namespace)
        } catch {
            throw ValidationError("--namespace: \(error.message).")
        }
    }

    /// Whether policies that are not understood leave an answer open.
    func matters(_ foreign: [ForeignPolicy]) -> Bool {
        // A NetworkPolicy that means nothing is one all the same.
        foreign.contains { !onlyNetworkPolicies || $0.isMeaningless }
    }

    /// Runs what may be too much work.
    static func limited<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as AnalysisLimitError {
            report(error)
            throw ExitCode(2)
        }
    }

    static func report(_ error: AnalysisLimitError) {
        Console.write("error: \(error.message)\n  hint: \(error.hint)\n", to: .error)
    }

    func source(helm: HelmRules = .helm4, enabling names: Set<String> = []) throws(SluiceError) -> PolicySource {
        var request = PolicySource.Request()
        request.chart = chart
        request.valuesFiles = values.files
        var own = values
        own.values = []
        request.overrides = try own.overrides(rules: helm)
        request.release = release
        request.namespace = namespace
        request.rules = helm
        request.kind = kind
        request.assumesEnabled = asEnabled ? .all : names.isEmpty ? .none : .only(names)
        return try PolicySource(request)
    }

    /// The policies of inputs; without any, of the chart in this folder.
    func world(_ inputs: [String], namesOff: Bool = false) throws -> PolicyWorld {
        let world = try Console.reporting { () throws(SluiceError) in
            try source().world(inputs.isEmpty ? [chart ?? "."] : inputs)
        }
        try Self.report(world, namesOff: namesOff)
        try Self.checkIsSomething(world)
        return world
    }

    /// Of nothing nothing can be said: it is what a command that failed has left in a pipe.
    static func checkIsSomething(_ world: PolicyWorld) throws {
        guard world.objects.count == 0, world.policies.isEmpty, let empty = world.emptyInputs.first else { return }
        Console.write(
            "\(empty): error: there is no document in it\n"
                + "  hint: see whether the command that writes it has failed\n", to: .error)
        throw ExitCode(2)
    }

    private static func place(_ location: SourceLocation?) -> String {
        location.map { " (\($0.file.hasPrefix("./") ? "\($0)".dropFirst(2) : "\($0)"[...]))" } ?? ""
    }

    static func report(_ world: PolicyWorld, namesOff: Bool = false) throws {
        var known: Set<String> = []
        try report(world, namesOff: namesOff, known: &known)
    }

    /// Prints what is wrong with the policies, and which are off.
    ///
    /// - Parameter known: notes that have been printed already.
    static func report(
        _ world: PolicyWorld, label: String = "", namesOff: Bool = false, known: inout Set<String>
    ) throws {
        if !world.findings.isEmpty {
            Console.write(Console.reporter.text(of: world.findings), to: .error)
            Console.write(
                "The API server refuses this; what a server holds all the same is in force. 'sluice validate' tells "
                    + "more.\n", to: .error)
        }
        var notes = world.untold.map {
            "\($0.name) is on\(place($0.location)): what it allows only the chart's templates say, and they are not here"
        }
        // Where other policies are, one that is off is no surprise.
        if namesOff || world.policies.isEmpty {
            notes += world.off.map {
                "\($0.name) is off\(place($0.location)): its rules have no effect; --as-enabled looks at them anyway"
            }
        }
        for note in notes where known.insert(note).inserted { Console.write("note: \(label)\(note)\n", to: .error) }
    }
}
