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

    /// - Parameters:
    ///   - program: `sluice` or `sluice-types`.
    ///   - file: another program, by its path.
    ///   - shell: what a shell does before it runs the program: limits, another user.
    static func run(
        _ arguments: [String], in folder: String, program: String = "sluice", shell: String = "", file: String? = nil
    ) throws -> Outcome {
        let process = Process()
        let file =
            file ?? URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(program).path
        if shell.isEmpty {
            process.executableURL = URL(fileURLWithPath: file)
            process.arguments = arguments
        } else {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", shell + " \"$0\" \"$@\"", file] + arguments
        }
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
