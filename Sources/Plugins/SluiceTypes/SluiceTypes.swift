import Foundation
import PackagePlugin

/// Gives a target the Swift types of its values schema or definitions at build time.
@main
struct SluiceTypes: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
        let request = try TypesRequest.of(target.name, in: target.directoryURL)
        // One file, since the build must know its name before the types are known.
        let output = context.pluginWorkDirectoryURL.appending(path: "SluiceTypes.swift")
        return [
            .buildCommand(
                displayName: "Sluice types of \(target.name)",
                executable: try context.tool(named: "sluice-types").url,
                arguments: request.arguments + ["--output", output.path],
                inputFiles: request.inputs, outputFiles: [output])
        ]
    }
}
