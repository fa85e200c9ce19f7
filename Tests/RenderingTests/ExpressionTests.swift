import Foundation
import Testing

/// The expressions beside this file: what they print, and which of them fail.
@Suite struct ExpressionTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Expressions").path

    static func expressions(_ file: String) throws -> [String] {
        try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n").map(String.init)
    }

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0 != "refused.txt" && $0.hasSuffix(".txt") }.sorted()

    @Test func thereAreFiles() { #expect(Self.files.count >= 8) }

    @Test(arguments: files)
    func printsTheSame(_ file: String) throws {
        let expressions = try Self.expressions(file)
        let text = expressions.enumerated().map { "# \($0.offset): {{ printf \"%v\" (\($0.element)) | quote }}\n" }
            .joined()
        try withChart(text) { chart in
            let expected = try RealHelm.four.template([chart])
            let bytes = try #require(expected.output, "\(expected.error)")
            let actual = EmbeddedTemplate.template([chart])
            let output = try #require(actual.output, "\(actual.error)")
            let (old, new) = (Self.results(bytes), Self.results(output))
            for (index, expression) in expressions.enumerated() {
                #expect(old[index] == new[index], "\(expression)")
            }
        }
    }

    private static func results(_ output: [UInt8]) -> [Int: String] {
        var results: [Int: String] = [:]
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") where line.hasPrefix("# ") {
            guard let colon = line.firstIndex(of: ":"), let index = Int(line[..<colon].dropFirst(2)) else { continue }
            results[index] = String(line)
        }
        return results
    }

    @Test func failsWhereHelmFails() throws {
        for expression in try Self.expressions("refused.txt") {
            try withChart("{{ \(expression) }}") { chart in
                let expected = try RealHelm.four.template([chart]).output
                #expect(expected == nil, "Helm prints \(expression)")
                #expect(EmbeddedTemplate.template([chart]).output == nil, "embedded prints \(expression)")
            }
        }
    }
}

/// A chart with one template in a temporary folder.
func withChart<Result>(_ template: String, values: String = "", _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sluice-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let templates = folder.appending(path: "templates")
    try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
    try Data("apiVersion: v2\nname: c\nversion: 1.0.0\n".utf8).write(to: folder.appending(path: "Chart.yaml"))
    try Data(values.utf8).write(to: folder.appending(path: "values.yaml"))
    try Data(template.utf8).write(to: templates.appending(path: "a.yaml"))
    return try body(folder.path)
}
