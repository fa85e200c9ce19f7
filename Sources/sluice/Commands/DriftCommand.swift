import ArgumentParser
import SluiceChartValidation
import SluiceDiagnostics
import SluiceFiles
import SluicePolicyAnalysis

struct DriftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Hold the policies of a cluster to those that should be there, by what they mean.",
        discussion: """
            DESIRED are charts, values or manifests. LIVE is what 'kubectl get networkpolicy -A -o yaml' prints:

                kubectl get networkpolicy -A -o yaml | sluice drift charts/agents -n agents --live -

            Defaults that the server fills in, managed fields and status are no difference. Policies that nobody \
            desires count in the namespaces of the desired ones; everywhere with --all-namespaces.

            Exit codes: 0 no drift, 1 drift, 2 a mistake in the command line or the input.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: ArgumentHelp("Charts, values or manifests.", valueName: "desired"))
    var inputs: [String] = []

    @Option(help: ArgumentHelp("The manifests of the cluster, or -.", valueName: "file"))
    var live: String

    @Flag(name: [.customShort("A"), .long], help: "Count policies that nobody desires in all namespaces.")
    var allNamespaces = false

    @Flag(help: "Do not count policies that nobody desires.")
    var ignoreAdded = false

    @Option(help: "How to print it.")
    var format = Format.text

    @OptionGroup(title: "Input")
    var input: PolicyInputOptions

    func run() throws {
        let desired = try input.world(inputs)
        let found = try Console.reporting { () throws(SluiceError) in
            try input.source().manifests(
                try InputFile.read(live), file: live == "-" ? "standard input" : live,
                isLive: true)
        }
        try PolicyInputOptions.report(found)
        try PolicyInputOptions.checkIsSomething(found)
        let namespaces = allNamespaces ? Set((desired.policies + found.policies).map(\.namespace)) : nil
        var drift = try PolicyInputOptions.limited { () throws(AnalysisLimitError) in
            try PolicyDrift(desired: desired.policies, live: found.policies, namespaces: namespaces)
        }
        if ignoreAdded { drift.entries.removeAll { $0.state == .added } }
        Console.write(format == .text ? drift.text() : drift.json())
        // What is desired of other kinds was not compared at all.
        let unknown = desired.objects.foreign + found.objects.foreign.filter(\.isMeaningless)
        if input.matters(unknown) {
            for policy in unknown {
                Console.write("not understood, and not compared: \(policy.title)\n", to: .error)
            }
            throw ExitCode(2)
        }
        if drift.hasDrift { throw ExitCode(1) }
    }
}
