import Foundation
import SluiceHelmChart
import Testing
import SluiceYAML

/// The real Helms that scripts/test provides; what they do is the specification.
enum RealHelm: String, CaseIterable, Sendable {
    case four = "SLUICE_HELM_4"
    case three = "SLUICE_HELM_3"
    case three17 = "SLUICE_HELM_3_17"

    var rules: HelmRules { self == .four ? .helm4 : .helm3 }

    /// What templates of a chart with these defaults see as `.Values`, as Helm's own JSON; its error
    /// otherwise.
    func values(defaults: String, arguments: [String]) throws -> (json: String?, error: String) {
        try withTemporaryFolder { folder in
            try write("apiVersion: v2\nname: c\nversion: 1.0.0\n", to: folder, "Chart.yaml")
            try write(defaults, to: folder, "values.yaml")
            try write("v: {{ toJson .Values | quote }}\n", to: folder, "templates/v.yaml")
            let (text, error) = try template([folder] + arguments)
            return (text, error)
        }
    }

    /// What the only template of a chart has as `v`; the error where Helm refuses.
    func template(_ arguments: [String]) throws -> (text: String?, error: String) {
        let executable = try #require(
            ProcessInfo.processInfo.environment[rawValue],
            "\(rawValue) is not set; run the tests with scripts/test, which installs Helm and sets it")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = ["template", "r"] + arguments
        process.environment = ["HOME": "/nonexistent"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let error = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return (nil, error) }
        let document = try parse(Array(text.utf8), file: "output")
        return (document?["v"]?.string, error)
    }
}

func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sluice-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
}

func write(_ text: String, to folder: String, _ path: String) throws {
    let file = URL(fileURLWithPath: folder).appending(path: path)
    try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
}

/// JSON with sorted keys and one spelling of each number, for comparisons.
func canonical(_ json: String) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    let data = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data, as: UTF8.self)
}

func canonical(_ table: ValuesTable) throws -> String {
    try canonical(JSONWriter.write(.object(table), indent: nil))
}
