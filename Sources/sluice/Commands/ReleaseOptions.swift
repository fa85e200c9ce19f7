import ArgumentParser
import SluiceDiagnostics
import SluiceHelmChart

/// What a chart is told about its release and its cluster.
struct ReleaseOptions: ParsableArguments {
    /// Which Helm is followed.
    enum HelmVersion: String, ExpressibleByArgument, CaseIterable {
        case three = "3"
        case four = "4"

        var rules: HelmRules { self == .three ? .helm3 : .helm4 }
    }

    @Option(name: .shortAndLong, help: ArgumentHelp("The namespace of the release.", valueName: "name"))
    var namespace = "default"

    @Flag(name: [.customShort("g"), .long], help: "Make up a release name from the chart's name and the time.")
    var generateName = false

    @Option(help: ArgumentHelp("A template that gives the release's name.", valueName: "template"))
    var nameTemplate: String?

    @Flag(help: "Render as for an upgrade: .Release.IsUpgrade is true.")
    var isUpgrade = false

    @Option(help: ArgumentHelp("The Kubernetes version that the chart sees.", valueName: "version"))
    var kubeVersion: String?

    @Option(
        name: [.customShort("a"), .long],
        help: ArgumentHelp("API versions that the chart sees beside the standard ones.", valueName: "versions"))
    var apiVersions: [String] = []

    @Flag(help: "Do not check values against the charts' schemas.")
    var skipSchemaValidation = false

    @Option(help: "Which Helm to follow where 3 and 4 differ.")
    var helmVersion = HelmVersion.four

    @Option(help: ArgumentHelp("Make random functions and the time repeatable.", valueName: "number"))
    var seed: UInt64?

    func request(
        name: String?, chart: LoadedChart, values: ValuesOverrides
    ) throws(SluiceError) -> ChartRenderer.Request {
        var cluster: ClusterVersion?
        if let kubeVersion {
            guard let version = ClusterVersion(kubeVersion, rules: helmVersion.rules) else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "kube-version", severity: .error,
                        location: SourceLocation(file: "--kube-version \(kubeVersion)", line: 0, column: 0),
                        message: "this is no version of Kubernetes", hint: "write two or three numbers, such as 1.33.0")
                ])
            }
            cluster = version
        }
        var request = ChartRenderer.Request(values: try values.templateValues(rules: helmVersion.rules))
        request.findings = values.findings
        request.namespace = namespace
        request.isUpgrade = isUpgrade
        request.checksSchema = !skipSchemaValidation
        request.seed = seed
        request.capabilities = Capabilities(
            rules: helmVersion.rules, clusterVersion: cluster,
            apiVersions: apiVersions.flatMap { $0.split(separator: ",").map(String.init) })
        request.name = try releaseName(name, chart, seed: seed)
        return request
    }

    private func releaseName(_ name: String?, _ chart: LoadedChart, seed: UInt64?) throws(SluiceError) -> String {
        if let nameTemplate { return try ReleaseName.expanding(nameTemplate, seed: seed) }
        let name = generateName ? ReleaseName.generated(for: chart, seed: seed) : name ?? "release-name"
        try ReleaseName.check(name)
        return name
    }
}
