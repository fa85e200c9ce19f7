import ArgumentParser
import ChartValidation
import Diagnostics
import HelmChart
import PolicyAnalysis

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

    func source(helm: HelmRules = .helm4, enabling names: Set<String> = []) throws(SluiceError) -> PolicySource {
        var request = PolicySource.Request()
        request.chart = chart
        request.valuesFiles = values.values.flatMap { $0.split(separator: ",").map(String.init) }
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
        return world
    }

    /// Prints what is wrong with the policies, and which are off.
    static func report(_ world: PolicyWorld, label: String = "", namesOff: Bool = false) throws {
        if !world.findings.isEmpty {
            Console.write(Console.reporter.text(of: world.findings), to: .error)
            Console.write("The API server refuses these policies. 'sluice validate' tells more.\n", to: .error)
            throw ExitCode(2)
        }
        // Where other policies are, one that is off is no surprise.
        for off in world.off where namesOff || world.policies.isEmpty {
            let place = off.location.map { " (\($0))" } ?? ""
            Console.write(
                "note: \(label)\(off.name) is off\(place): its rules have no effect; --as-enabled looks at them anyway\n",
                to: .error)
        }
    }
}
