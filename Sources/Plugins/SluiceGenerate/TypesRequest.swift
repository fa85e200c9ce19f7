import Foundation
import PackagePlugin

/// What a target wants types of: its `sluice-types.json`, or the files with the usual names in it.
///
/// The command plugin has a link to this file: SwiftPM compiles the folder of each plugin by itself and gives plugins no
/// library targets.
struct TypesRequest {
    var schema: URL?
    var definitions: [URL] = []
    var name: String
    var kubernetesVersion: String?
    /// The file that says so, where there is one.
    var settings: URL?

    /// `sluice-types.json`; paths count from the target's folder.
    private struct Settings: Decodable {
        var schema: String?
        var definitions: [String]?
        var name: String?
        var kubernetesVersion: String?
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    static func of(_ target: String, in folder: URL) throws -> TypesRequest {
        let file = folder.appending(path: "sluice-types.json")
        guard FileManager.default.fileExists(atPath: file.path) else { return try byName(target, in: folder) }
        let settings: Settings
        do {
            settings = try JSONDecoder().decode(Settings.self, from: try Data(contentsOf: file))
        } catch {
            throw Failure(
                description: "\(file.path): \(error): write an object with schema, definitions, name, kubernetesVersion"
            )
        }
        var request = TypesRequest(name: settings.name ?? target, settings: file)
        request.schema = settings.schema.map { place($0, from: folder) }
        request.definitions = (settings.definitions ?? []).map { place($0, from: folder) }
        request.kubernetesVersion = settings.kubernetesVersion
        guard request.schema != nil || !request.definitions.isEmpty else {
            throw Failure(description: "\(file.path): names neither a schema nor definitions")
        }
        for input in request.inputs where !FileManager.default.fileExists(atPath: input.path) {
            throw Failure(description: "\(file.path): there is no \(input.path)")
        }
        return request
    }

    private static func place(_ path: String, from folder: URL) -> URL {
        path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path).standardizedFileURL
    }

    private static func byName(_ target: String, in folder: URL) throws -> TypesRequest {
        var request = TypesRequest(name: target)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        if names.contains("values.schema.json") { request.schema = folder.appending(path: "values.schema.json") }
        request.definitions = names.filter { name in
            ["definitions.yaml", "definitions.yml", "definitions.json"].contains {
                name == $0 || name.hasSuffix("." + $0)
            }
        }.map { folder.appending(path: $0) }
        guard request.schema != nil || !request.definitions.isEmpty else {
            throw Failure(
                description: "\(folder.path): no types to write: add a values.schema.json, a definitions.yaml, or a "
                    + "sluice-types.json that says where they are")
        }
        return request
    }

    /// The files whose change makes the types stale.
    var inputs: [URL] {
        [settings, schema].compactMap { $0 } + (definitions + layoutFiles).flatMap(Self.files)
    }

    /// The `sluice.yaml` that `sluice-types` reads definitions from where none are given, and the files that it names.
    private var layoutFiles: [URL] {
        guard definitions.isEmpty, var folder = schema?.standardizedFileURL.deletingLastPathComponent() else {
            return []
        }
        var folders = [folder]
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: ".git").path) {
            folder.deleteLastPathComponent()
            folders.append(folder)
        }
        // Outside a repository, no folder above is read.
        if folder.path == "/" { folders = Array(folders.prefix(1)) }
        let layouts = folders.map { $0.appending(path: "sluice.yaml") }
        guard let layout = layouts.first(where: { FileManager.default.fileExists(atPath: $0.path) }),
            let text = try? String(contentsOf: layout, encoding: .utf8)
        else { return [] }
        let paths = Self.definitions(in: text).map { Self.place($0, from: layout.deletingLastPathComponent()) }
        return [layout] + paths.filter { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// The paths of the list `definitions`. A plugin has no YAML reader; `sluice-types` reads the file properly, and a
    /// path that is missed here only costs a rebuild that does not happen by itself.
    private static func definitions(in text: String) -> [String] {
        var lines = text.split(separator: "\n").drop { !$0.hasPrefix("definitions:") }
        guard let first = lines.popFirst() else { return [] }
        let inline = first.dropFirst("definitions:".count).split(separator: "#").first ?? ""
        let block = lines.prefix { $0.drop { $0 == " " }.hasPrefix("- ") }.map { $0.drop { $0 == " " || $0 == "-" } }
        return (inline.split(separator: ",") + block).map { item in
            item.trimmingCharacters(in: CharacterSet(charactersIn: " []\"'\t\r"))
        }.filter { !$0.isEmpty }
    }

    private static func files(of place: URL) -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue else {
            return [place]
        }
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: place.path)) ?? []
        return names.sorted().map { place.appending(path: $0) }.filter { !$0.hasDirectoryPath }
    }

    /// The words for `sluice-types`, but for where its output goes.
    var arguments: [String] {
        var words: [String] = ["--name", name]
        if let schema { words += ["--schema", schema.path] }
        for place in definitions { words += ["--definitions", place.path] }
        if let kubernetesVersion { words += ["--kubernetes-version", kubernetesVersion] }
        return words
    }
}
