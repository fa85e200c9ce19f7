import ArgumentParser
import SluiceDiagnostics
import SluiceFiles
import SluiceGolden

struct CheckManifestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-manifests",
        abstract: "Hold rendered manifests to a golden case, or to having no policy.",
        discussion: """
            For what others render, after overlays and patches:

                kustomize build --enable-helm overlays/prod | sluice check-manifests - --case golden/prod
                argocd app manifests agents | sluice check-manifests - --none

            Policies are compared by what they mean, and asked the questions of the case's allows and denies.

            Exit codes: 0 as expected, 1 not, 2 a mistake in the command line or an input that cannot be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github
    }

    @Argument(help: ArgumentHelp("Streams of manifests; - is standard input.", valueName: "file"))
    var files: [String]

    @Option(name: .customLong("case"), help: ArgumentHelp("The folder of a golden case.", valueName: "dir"))
    var goldenCase: String?

    @Flag(help: "Expect no NetworkPolicy at all.")
    var none = false

    @Option(name: .shortAndLong, help: "The namespace of policies that do not say one.")
    var namespace = "default"

    @Flag(help: "Pass over policies that the case does not have.")
    var ignoreAdded = false

    @Option(help: "How to print the findings.")
    var format = Format.text

    func validate() throws {
        guard (goldenCase == nil) == none else {
            throw ValidationError("Say what is expected: --case DIR or --none.")
        }
    }

    func run() throws {
        var sources: [String: [UInt8]] = [:]
        var (objects, policies) = (0, 0)
        let findings = try Console.reporting { () throws(SluiceError) in
            var findings: [Finding] = []
            for file in files {
                let bytes = try InputFile.read(file)
                let name = file == "-" ? "standard input" : file
                sources[name] = bytes
                let outcome = try StreamCheck.outcome(
                    bytes, file: name, goldenCase.map { .golden($0) } ?? .none, namespace: namespace,
                    ignoresOthers: ignoreAdded)
                findings += outcome.findings
                objects += outcome.objects
                policies += outcome.policies
            }
            return findings
        }
        switch format {
        case .text:
            let reporter = TextReporter(usesColour: Console.usesColour(.output)) { path in
                sources[path] ?? (try? InputFile.read(path))
            }
            Console.write(reporter.text(of: findings))
            // How many there were tells a stream that is off from one that nobody rendered.
            if findings.isEmpty {
                Console.write(
                    "as expected: \(policies) NetworkPolic\(policies == 1 ? "y" : "ies") among \(objects) "
                        + "object\(objects == 1 ? "" : "s")\n")
            }
        case .json: Console.write(JSONReporter().text(of: findings, files: files))
        case .github: Console.write(GitHubReporter().text(of: findings, files: files))
        }
        if !findings.isEmpty { throw ExitCode(1) }
    }
}
