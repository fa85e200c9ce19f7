import ArgumentParser
import SluiceSprigCryptography

@main
struct Sluice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice",
        abstract: "Typed egress NetworkPolicies for Helm charts.",
        discussion: """
            Bind a block of your chart's values.schema.json to a Kubernetes resource with the x-sluice keyword; \
            'sluice generate' writes strict schema entries, chart fragments, Swift types and docs from it, and \
            'sluice golden' proves what the chart renders, switched on and off.

            Exit codes: 0 fine, 1 findings or differences, 2 a mistake in the input or the command line.
            """,
        version: "0.1.0",
        subcommands: [
            GenerateCommand.self, InitCommand.self, ValidateCommand.self, ExplainCommand.self, ReachCommand.self,
            DiffCommand.self, DriftCommand.self, CheckManifestsCommand.self, GoldenCommand.self, TemplateCommand.self,
        ])

    static func main() async {
        StandardCryptography.install()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            // ArgumentParser's own code for a usage error is 64; this tool's is 2.
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            Console.write(message + "\n", to: code == .success ? .output : .error)
            Console.exit(code == .success ? 0 : 2)
        }
    }
}
