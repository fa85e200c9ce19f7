import ArgumentParser
import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceKubernetesAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the SwiftPM plugins run. It is a program of its own so that a package that only wants types builds neither the
/// renderer nor the cryptography below it.
@main
struct TypesTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice-types",
        abstract: "Write the Swift types of a values schema or of API definitions.",
        discussion: """
            The types depend on nothing but the standard library. Without --output and --output-folder they go to \
            standard output.
            """)

    @Option(help: ArgumentHelp("The values schema. Without it, all types of --definitions.", valueName: "file"))
    var schema: String?

    @Option(
        help: ArgumentHelp(
            "API definitions beside the built-in ones: a file or a folder. Repeatable. Default: those of the sluice.yaml "
                + "beside or above the schema.",
            valueName: "file"))
    var definitions: [String] = []

    @Option(help: ArgumentHelp("What the values' types are named after; NAME gives NAMEValues."))
    var name = "chart"

    @Option(help: ArgumentHelp("Kubernetes version of the built-in definitions, such as 1.33.", valueName: "version"))
    var kubernetesVersion: String?

    @Option(help: ArgumentHelp("Write everything into this file.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write a file a type into this folder; generated files of types that are gone are deleted.",
            valueName: "dir"))
    var outputFolder: String?

    func validate() throws {
        if output?.isEmpty == true || outputFolder?.isEmpty == true {
            throw ValidationError("--output and --output-folder need a path, not an empty text.")
        }
        if schema == nil, definitions.isEmpty { throw ValidationError("Give --schema or --definitions.") }
        if output != nil, outputFolder != nil { throw ValidationError("Give --output or --output-folder, not both.") }
        if let kubernetesVersion, KubernetesVersion(kubernetesVersion) == nil {
            throw ValidationError("--kubernetes-version \(kubernetesVersion) is no version such as 1.33.")
        }
    }

    func run() throws {
        do throws(SluiceError) {
            try write()
        } catch {
            Self.write(TextReporter().text(of: error.findings), to: STDERR_FILENO)
            throw ExitCode(2)
        }
    }

    private func write() throws(SluiceError) {
        let version = kubernetesVersion.flatMap { KubernetesVersion($0) }
        let input =
            try schema.map { schema throws(SluiceError) in
                try DefinitionsInput.ofChart(
                    TypesGeneration.folder(of: schema), given: definitions, kubernetesVersion: version)
            } ?? DefinitionsInput(paths: definitions, kubernetesVersion: version)
        let generation = TypesGeneration(schema: schema, chartName: name, definitions: input)
        if let outputFolder {
            let session = try WriteSession([outputFolder])
            try session.commit(try generation.plan(folder: outputFolder).changes())
        } else if let output {
            let session = try WriteSession([TypesGeneration.folder(of: output)])
            try session.commit(try generation.plan(file: output).changes())
        } else {
            Self.write(try generation.joined(), to: STDOUT_FILENO)
        }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        // Nobody can be told where standard output is closed.
        try? SystemCalls.writeAll(Array(text.utf8), to: descriptor)
    }
}
