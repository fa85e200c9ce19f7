import Foundation
import PackagePlugin

/// Writes the types into `SluiceTypes/` of each target that asks for them, for those who commit generated code.
@main
struct SluiceGenerate: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        var extractor = ArgumentExtractor(arguments)
        let names = extractor.extractOption(named: "target")
        guard extractor.remainingArguments.isEmpty else {
            throw TypesRequest.Failure(
                description: "unknown argument \(extractor.remainingArguments[0]): the only one is --target NAME")
        }
        let targets =
            names.isEmpty
            ? context.package.targets.filter { target in
                target is SourceModuleTarget && (try? TypesRequest.of(target.name, in: target.directoryURL)) != nil
            } : try context.package.targets(named: names)
        guard !targets.isEmpty else {
            throw TypesRequest.Failure(
                description: "no target has a values.schema.json, a definitions.yaml or a sluice-types.json")
        }
        let tool = try context.tool(named: "sluice-types").url
        for target in targets {
            let request = try TypesRequest.of(target.name, in: target.directoryURL)
            let folder = target.directoryURL.appending(path: "SluiceTypes")
            let process = Process()
            process.executableURL = tool
            process.arguments = request.arguments + ["--output-folder", folder.path]
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw TypesRequest.Failure(description: "\(target.name): sluice-types failed; its messages are above")
            }
            print("\(target.name): types are in \(folder.path)")
        }
    }
}
