import SluiceCodegen
import Foundation
import Testing

/// Generated files with a main file, compiled beside a file with members and types of names that helpers like to have, and
/// run.
struct SwiftProgram {
    var files: [GeneratedFile]
    var main: String

    /// A stranger's module. Generated code must neither clash with it nor call it.
    private static let stranger = """
        enum Presence {}
        enum Files {}
        struct Support {}

        extension Optional {
            var nonEmpty: Int { fatalError("called") }
            func present() -> Int { fatalError("called") }
            func unless(_ other: Any?) -> Int { fatalError("called") }
            func nilIf(_ other: Any?) -> Int { fatalError("called") }
        }

        extension Optional where Wrapped: Collection {
            var nonEmpty: String? { fatalError("called") }
        }

        extension Array {
            var nonEmpty: Int { fatalError("called") }
            func present() -> Int { fatalError("called") }
            var inKeyOrder: Int { fatalError("called") }
        }

        extension Dictionary {
            var nonEmpty: Int { fatalError("called") }
            func present() -> Int { fatalError("called") }
            var inKeyOrder: Int { fatalError("called") }
        }

        extension Equatable {
            func unless(_ other: Self) -> Int { fatalError("called") }
            func nilIf(_ other: Self) -> Int { fatalError("called") }
        }

        func nonEmpty<Value>(_ value: Value) -> Int { fatalError("called") }
        func present<Value>(_ value: Value) -> Int { fatalError("called") }
        func unless<Value>(_ value: Value, _ other: Value) -> Int { fatalError("called") }

        """

    /// What the program prints; a compiler's word fails the test.
    func output() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var names = ["main.swift", "Stranger.swift"]
        try Data(main.utf8).write(to: folder.appendingPathComponent("main.swift"))
        try Data(Self.stranger.utf8).write(to: folder.appendingPathComponent("Stranger.swift"))
        for file in files {
            let name = String(file.path.split(separator: "/").last ?? "")
            try Data(file.contents.utf8).write(to: folder.appendingPathComponent(name))
            names.append(name)
        }
        let program = folder.appendingPathComponent("program").path
        let compiler = try execute(
            ["swiftc", "-wmo", "-Onone", "-swift-version", "6", "-warnings-as-errors", "-o", program] + names,
            in: folder)
        #expect(compiler.status == 0, "\(compiler.output)")
        guard compiler.status == 0 else { return "" }
        return try execute([program], in: folder).output
    }

    /// What `swift format lint --strict` says of the generated files, with this repository's layout.
    func formatFindings() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in files {
            let ignore = "// swift-format-ignore-file\n"
            #expect(file.contents.contains(ignore), "\(file.path) is formatted anew in other packages")
            let text = file.contents.replacingOccurrences(of: ignore, with: "")
            let name = String(file.path.split(separator: "/").last ?? "")
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let own = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../.swift-format").standardized
        // Values that a schema does not describe have no documentation.
        let configuration = try String(contentsOf: own, encoding: .utf8).replacingOccurrences(
            of: "\"AllPublicDeclarationsHaveDocumentation\": true",
            with: "\"AllPublicDeclarationsHaveDocumentation\": false")
        try Data(configuration.utf8).write(to: folder.appendingPathComponent("configuration.json"))
        return try execute(
            ["swift", "format", "lint", "--strict", "--configuration", "configuration.json", "-r", "."], in: folder
        ).output
    }

    private func execute(_ command: [String], in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
