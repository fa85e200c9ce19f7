import SluiceAddresses
import ArgumentParser
import SluiceChartValidation
import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI
import SluicePolicyRules

struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Find mistakes in egress values, manifests and charts, at the line that holds them.",
        discussion: """
            FILE may be a values file (held to the schema of its chart, and to the API's rules), a stream of \
            manifests (other kinds are passed over), the folder of a chart (its values, and the policies that it \
            renders), or - for standard input. Values files of -f are merged as Helm merges them.

            An error is what the schema or the API server refuses; a warning is what the server warns about, or \
            accepts and people regret. `# sluice:ignore RULE REASON` silences a rule for a line; `rules:` in \
            sluice.yaml sets its severity. docs/rules.md has all rules.

            Exit codes: 0 nothing to report, 1 findings, 2 a mistake in the command line or an input that cannot \
            be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, github, junit
    }

    @Argument(help: ArgumentHelp("What to judge. Without any: the chart in this folder.", valueName: "file"))
    var files: [String] = []

    @Option(help: ArgumentHelp("The chart that values are for.", valueName: "dir"))
    var chart: String?

    @Option(
        name: [.customShort("f"), .long],
        help: ArgumentHelp("Values files to judge together, merged in this order. Repeatable.", valueName: "file"))
    var values: [String] = []

    @Option(help: "What the files are: auto, values or manifests.")
    var kind = ValidationRun.InputKind.auto

    @Option(help: "How to print the findings.")
    var format = Format.text

    @Option(help: "The least severity that is reported and counts: info, warning or error.")
    var severity = Severity.warning

    @Option(help: ArgumentHelp("Report no more findings than this.", valueName: "count"))
    var maxFindings: Int?

    @Option(help: ArgumentHelp("The Kubernetes version whose server judges, such as 1.32.", valueName: "version"))
    var kubeVersion: KubernetesVersion?

    @Option(
        help: ArgumentHelp(
            "API definitions beside the built-in ones: a file or a folder. Repeatable. Default: those of sluice.yaml.",
            valueName: "file"))
    var definitions: [String] = []

    @OptionGroup(title: "The cluster")
    var cluster: ClusterOptions

    @Option(help: ArgumentHelp("Where rules have severities of their own.", valueName: "file"))
    var config = "sluice.yaml"

    func validate() throws {
        if let maxFindings, maxFindings < 1 { throw ValidationError("--max-findings takes a number from 1.") }
        if let kubeVersion, !KubernetesVersion.supported.contains(kubeVersion) {
            let range = KubernetesVersion.supported
            throw ValidationError(
                "--kube-version takes \(range.lowerBound) to \(range.upperBound).")
        }
    }

    func run() throws {
        var request = ValidationRun.Request()
        request.inputs = files
        request.valuesFiles = values
        request.chart = chart
        request.kind = kind
        request.definitions = definitions
        request.options = try cluster.ruleOptions(kubeVersion)
        request.settings = try Console.reporting { () throws(SluiceError) in
            try InputFile.readIfPresent(config).map { bytes throws(SluiceError) in
                try RuleSettings(bytes, file: config)
            } ?? RuleSettings()
        }
        if files.isEmpty, values.isEmpty { request.inputs = [try chart ?? Self.chartHere()] }
        var run = ValidationRun(request)
        let report = run.run()
        print(report, from: run)
        if report.isIncomplete { throw ExitCode(2) }
        if report.findings.contains(where: { $0.severity >= severity }) { throw ExitCode(1) }
    }

    private static func chartHere() throws -> String {
        let names = InputFile.names(in: ".")
        guard names.contains("Chart.yaml") || names.contains("values.schema.json") else {
            throw ValidationError("There is no chart in this folder: name a FILE, or a chart with --chart.")
        }
        return "."
    }

    private func print(_ report: ValidationRun.Report, from run: ValidationRun) {
        let findings = report.findings.filter { $0.severity >= severity }
        let shown = Array(findings.prefix(maxFindings ?? .max))
        switch format {
        case .text:
            let reporter = TextReporter(usesColour: Console.usesColour(.output)) { run.source($0) }
            Console.write(reporter.text(of: shown))
            if shown.count < findings.count {
                Console.write("\(findings.count - shown.count) more findings are not shown\n", to: .error)
            }
            Console.write(reporter.summary(of: findings, files: report.files) + "\n", to: .error)
            for note in report.notes { Console.write("note: " + note + "\n", to: .error) }
        case .json: Console.write(JSONReporter().text(of: shown, files: report.files))
        case .sarif:
            let rules = ChartRules.all.map { rule in
                (
                    id: rule.id, title: rule.title, severity: rule.severity,
                    helpURI: Optional("https://sluice.example/docs/rules.md#\(rule.id)")
                )
            }
            let reporter = SARIFReporter(version: Sluice.configuration.version, rules: rules)
            Console.write(reporter.text(of: shown, files: report.files))
        case .github: Console.write(GitHubReporter().text(of: shown, files: report.files))
        case .junit: Console.write(JUnitReporter(failureSeverity: severity).text(of: shown, files: report.files))
        }
    }
}

extension ValidationRun.InputKind: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

/// What rules must be told about the cluster.
struct ClusterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Addresses of Services. Repeatable.", valueName: "cidr"))
    var serviceCidr: [String] = []

    @Option(help: ArgumentHelp("Addresses of pods. Repeatable.", valueName: "cidr"))
    var podCidr: [String] = []

    @Option(help: ArgumentHelp("Addresses of nodes. Repeatable.", valueName: "cidr"))
    var nodeCidr: [String] = []

    @Flag(help: "Pods have addresses of both IP families.")
    var dualStack = false

    @Flag(name: .customLong("node-local-dns"), help: "The cluster runs node-local-dns.")
    var nodeLocalDNS = false

    func ruleOptions(_ version: KubernetesVersion?) throws -> RuleOptions {
        var options = RuleOptions()
        options.kubernetesVersion = version
        options.nodeLocalDNS = nodeLocalDNS
        options.dualStack = dualStack
        options.serviceCIDRs = try serviceCidr.map { try Self.block($0, "--service-cidr") }
        options.podCIDRs = try podCidr.map { try Self.block($0, "--pod-cidr") }
        options.nodeCIDRs = try nodeCidr.map { try Self.block($0, "--node-cidr") }
        return options
    }

    private static func block(_ text: String, _ flag: String) throws -> CIDRBlock {
        guard let parsed = ParsedCIDR(text) else {
            throw ValidationError("\(flag) takes addresses such as 10.96.0.0/12, not '\(text)'.")
        }
        return parsed.block
    }
}
