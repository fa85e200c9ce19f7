import Foundation
import Testing

/// The expressions beside this file: what they print, and which of them fail.
@Suite struct ExpressionTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Expressions").path

    static func expressions(_ file: String) throws -> [String] {
        try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n").map(String.init)
    }

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { !["refused.txt", "helm4.txt"].contains($0) && $0.hasSuffix(".txt") }.sorted()

    @Test func thereAreFiles() { #expect(Self.files.count >= 10) }

    @Test(arguments: files, RealHelm.allCases)
    func printsTheSame(_ file: String, _ helm: RealHelm) throws {
        try compare(try Self.expressions(file), helm)
    }

    /// What only Helm 4 has; the others refuse every one of them.
    @Test func printsTheSameInHelm4() throws {
        let expressions = try Self.expressions("helm4.txt")
        try compare(expressions, .four)
        for expression in expressions {
            try withChart("{{ \(expression) }}") { chart in
                let expected = try RealHelm.three.template([chart]).output
                #expect(expected == nil, "Helm 3 prints \(expression)")
                let actual = EmbeddedTemplate.template([chart, "--helm-version", "3"]).output
                #expect(actual == nil, "embedded prints \(expression)")
            }
        }
    }

    private func compare(_ expressions: [String], _ helm: RealHelm) throws {
        let text = expressions.enumerated().map { "# \($0.offset): {{ printf \"%v\" (\($0.element)) | quote }}\n" }
            .joined()
        try withChart(text) { chart in
            let folder = URL(fileURLWithPath: chart)
            try Data([0x63, 0xC3, 0xA9, 0xFF, 0xFE, 0x00, 0x01]).write(to: folder.appending(path: "bin.dat"))
            try Data([0x6C, 0x31, 0x0A, 0x6C, 0xFF, 0x32, 0x0A]).write(to: folder.appending(path: "lines.txt"))
            try Data("a: {b: 1, t: x}\nl: [1]\n".utf8).write(to: folder.appending(path: "values.yaml"))
            let expected = try helm.template([chart])
            let bytes = try #require(expected.output, "\(expected.error)")
            let actual = EmbeddedTemplate.template([chart, "--helm-version", helm.version])
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

    @Test(arguments: [RealHelm.four, .three])
    func failsWhereHelmFails(_ helm: RealHelm) throws {
        for expression in try Self.expressions("refused.txt") {
            try withChart("{{ \(expression) }}", values: "a: {b: 1}\n") { chart in
                let expected = try helm.template([chart]).output
                #expect(expected == nil, "Helm prints \(expression)")
                let actual = EmbeddedTemplate.template([chart, "--helm-version", helm.version]).output
                #expect(actual == nil, "embedded prints \(expression)")
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
