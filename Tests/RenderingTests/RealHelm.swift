import Foundation
import Testing

/// The real Helms that scripts/test provides; what they print is the specification.
enum RealHelm: String, CaseIterable, Sendable {
    case four = "SLUICE_HELM_4"
    case three = "SLUICE_HELM_3"
    /// The oldest whose rules are followed. Its Kubernetes and its libraries are older.
    case threeSeventeen = "SLUICE_HELM_3_17"

    /// The value of our `--helm-version`.
    var version: String { self == .four ? "4" : "3" }

    /// What `helm template` prints; nil if it refuses.
    ///
    /// - Parameter acceptsFailure: gives what it printed even then, which is something with `--debug` only.
    func template(_ arguments: [String], acceptsFailure: Bool = false) throws -> (output: [UInt8]?, error: String) {
        let executable = try #require(
            ProcessInfo.processInfo.environment[rawValue],
            "\(rawValue) is not set; run the tests with scripts/test, which installs Helm and sets it")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = ["template"] + arguments
        process.environment = ["HOME": "/nonexistent"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // Warnings are short: they fit the pipe while the output is read.
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let error = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus == 0 || acceptsFailure ? Array(text) : nil, error)
    }
}
