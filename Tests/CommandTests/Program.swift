import Foundation
import Testing

/// The built program, run as a person runs it.
enum Program {
    struct Outcome {
        var code: Int32
        var output: String
        var errors: String
    }

    /// It lies beside the test bundle.
    static var path: String {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("sluice").path
    }

    static func run(_ arguments: [String], in folder: String) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let messages = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: messages, as: UTF8.self))
    }

    /// Runs `body` in a folder of its own that holds a chart to be initialised.
    static func withChart<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("chart"), withIntermediateDirectories: true)
        try Data("apiVersion: v2\nname: demo\nversion: 0.1.0\n".utf8)
            .write(to: folder.appendingPathComponent("chart/Chart.yaml"))
        return try body(folder.path)
    }
}
