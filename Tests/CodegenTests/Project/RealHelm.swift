import Foundation
import Testing

/// Real Helm, as scripts/test provides it. A test that needs it fails where it is missing.
enum RealHelm {
    static func path(_ variable: String = "SLUICE_HELM_4") throws -> String {
        try #require(
            ProcessInfo.processInfo.environment[variable], "\(variable) is not set; run the tests through scripts/test")
    }

    /// What `helm template` prints, and whether it succeeded.
    static func template(
        _ chart: String, _ arguments: [String] = [], helm variable: String = "SLUICE_HELM_4"
    ) throws -> (output: String, isFine: Bool) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try path(variable))
        process.arguments = ["template", "release", chart, "--namespace", "ns"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus == 0)
    }

    static let all = ["SLUICE_HELM_4", "SLUICE_HELM_3", "SLUICE_HELM_3_17"]
}
