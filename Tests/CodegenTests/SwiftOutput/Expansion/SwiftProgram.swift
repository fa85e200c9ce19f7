import Codegen
import Foundation
import Testing

/// Generated files with a main file, compiled and run.
struct SwiftProgram {
    var files: [GeneratedFile]
    var main: String

    /// What the program prints; a compiler's word fails the test.
    func output() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var names = ["main.swift"]
        try Data(main.utf8).write(to: folder.appendingPathComponent("main.swift"))
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
