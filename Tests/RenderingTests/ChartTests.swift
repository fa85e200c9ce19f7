import SluiceDiagnostics
import Foundation
import Testing

/// The charts beside this file, rendered by both.
@Suite struct ChartTests {
    struct Run: Sendable, CustomTestStringConvertible {
        let chart: String
        let arguments: [String]
        let helm: RealHelm
        var testDescription: String { "\(chart) \(arguments.joined(separator: " ")), \(helm.rawValue)" }
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Charts").path

    /// A line of runs.txt is one run; `{chart}` stands for the chart's folder.
    static let runs: [Run] = {
        let charts = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return charts.sorted().flatMap { chart -> [Run] in
            guard let text = try? String(contentsOfFile: "\(folder)/\(chart)/runs.txt", encoding: .utf8) else {
                return []
            }
            return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().flatMap { line in
                let line = line.replacingOccurrences(of: "{chart}", with: "\(folder)/\(chart)")
                let arguments = line.split(separator: " ").map(String.init)
                // The oldest Helm knows an older Kubernetes and ranges over no numbers.
                let helms = RealHelm.allCases.filter {
                    $0 != .threeSeventeen || !["actions", "objects"].contains(chart)
                }
                return helms.map { Run(chart: chart, arguments: arguments, helm: $0) }
            }
        }
    }()

    @Test func thereAreRuns() {
        #expect(Self.runs.count > 100)
    }

    @Test(arguments: runs)
    func sameBytes(_ run: Run) throws {
        let name = run.arguments.contains("--name-template") ? [] : ["release"]
        let arguments = name + ["\(Self.folder)/\(run.chart)"] + run.arguments
        let expected = try run.helm.template(arguments)
        let actual = EmbeddedTemplate.template(arguments + ["--helm-version", run.helm.version])
        guard let bytes = expected.output else {
            #expect(actual.output == nil, "Helm refuses: \(expected.error)")
            return
        }
        guard let output = actual.output else {
            Issue.record("Helm renders it: \(actual.error)")
            return
        }
        let difference = UnifiedDiff.between(
            old: String(decoding: bytes, as: UTF8.self), new: String(decoding: output, as: UTF8.self),
            oldName: "Helm", newName: "embedded")
        #expect(output == bytes, "\(difference)")
    }
}
