import SluiceChartValidation
import SluiceCodegen
import SluiceDiagnostics
import Foundation
import SluiceHelmChart
import SluiceKubernetesAPI
import OrderedCollections
import Testing
import SluiceYAML

/// Declarations that people write by mistake, or that are easily misread, each with its exact finding or its exact
/// output. The cases are in Declarations/odd.txt; SLUICE_UPDATE=1 writes what is found into it, to be read.
@Suite struct OddDeclarationsTests {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Declarations/odd.txt"

    @Test func everyDeclarationIsFoundOrRendered() throws {
        let text = try String(contentsOfFile: Self.path, encoding: .utf8)
        let cases = DeclarationCase.all(in: text)
        #expect(cases.count >= 135)
        let models = Models()
        var written = ""
        for declaration in cases {
            let lines = try declaration.outcome(models)
            let whole = declaration.text(with: lines)
            if ProcessInfo.processInfo.environment["SLUICE_UPDATE"] == nil {
                #expect(whole == declaration.text(with: declaration.expected), "\(declaration.title)")
            }
            written += (written.isEmpty ? "" : "\n") + whole
        }
        if ProcessInfo.processInfo.environment["SLUICE_UPDATE"] != nil {
            try written.write(toFile: Self.path, atomically: true, encoding: .utf8)
        }
    }
}

/// The API types of a case; those of Kubernetes' own definitions are read at their first use.
private final class Models {
    private var found: [String: TypeModel] = [:]

    func model(for resource: String) throws -> TypeModel {
        if resource.hasPrefix("networking.k8s.io/") { return try DefinitionsLoader.embedded() }
        if let known = found[resource] { return known }
        let folder = try #require(ProcessInfo.processInfo.environment["SLUICE_KUBERNETES_DEFINITIONS"])
        let file = folder + "/v1.37.0-local/_definitions.json"
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        let model = try DefinitionsLoader.load(bytes, file: file, options: DefinitionsOptions(roots: [resource]))
        found[resource] = model
        return model
    }
}

private struct DeclarationCase {
    var title: String
    var lines: [String] = []
    /// What stands behind the lines: for each its outcome.
    var expected: [[String]] = []

    static func all(in text: String) -> [DeclarationCase] {
        var cases: [DeclarationCase] = []
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("# ") {
                cases.append(DeclarationCase(title: String(line.dropFirst(2))))
            } else if line.hasPrefix("  ") {
                cases[cases.count - 1].expected[cases[cases.count - 1].expected.count - 1].append(line)
            } else {
                cases[cases.count - 1].lines.append(line)
                cases[cases.count - 1].expected.append([])
            }
        }
        return cases
    }

    func text(with outcomes: [[String]]) -> String {
        var text = "# \(title)\n"
        for (line, outcome) in zip(lines, outcomes) {
            text += line + "\n" + outcome.map { $0 + "\n" }.joined()
        }
        return text
    }

    private func part(_ name: String) -> String? {
        lines.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }

    private var resource: String { part("resource") ?? "networking.k8s.io/v1/NetworkPolicy" }

    private var schema: String {
        let set = part("set") ?? #"{"metadata.name": "x", "spec.podSelector": {}, "spec.policyTypes": ["Egress"]}"#
        return """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "type": "object",
              \(part("root").map { $0 + "," } ?? "")
              "properties": {
                "policy": {
                  "type": "object",
                  \(part("required").map { "\"required\": \($0)," } ?? "")
                  "x-sluice": {
                    "resource": "\(resource)",
                    \(part("when").map { "\"when\": \($0)," } ?? "")
                    "set": \(set)
                  },
                  "properties": {
                    "enabled": {"type": "boolean", "default": false},
                    \(part("properties") ?? "")
                  }
                }\(part("outside").map { ",\n    " + $0 } ?? "")
              }
            }

            """
    }

    /// For each line what comes of it; what comes of the declaration stands behind the properties.
    func outcome(_ models: Models) throws -> [[String]] {
        let place = lines.firstIndex { $0.hasPrefix("properties: ") } ?? 0
        var outcomes = [[String]](repeating: [], count: lines.count)
        let model = try models.model(for: resource)
        let chart: TestChart
        let warnings: [Finding]
        do throws(SluiceError) {
            chart = try TestChart(schema: schema, model: model)
            let trial = try GenerationCheck(
                folder: "demo", chart: chart.loaded, before: { nil }, interface: chart.generator.interface,
                source: chart.source
            ).warnings()
            warnings = chart.warnings + trial
        } catch {
            outcomes[place] = error.findings.map { "  " + line(for: $0) }
            return outcomes
        }
        if !lines.contains(where: { $0.hasPrefix("values: ") }) { outcomes[place] = ["  accepted"] }
        outcomes[place] += warnings.map { "  warning: " + self.line(for: $0) }
        for (index, line) in lines.enumerated() where line.hasPrefix("values: ") {
            outcomes[index] = try chart.outcome(of: String(line.dropFirst("values: ".count))).map { "  " + $0 }
        }
        return outcomes
    }

    private func line(for finding: Finding) -> String {
        var at = ""
        if let location = finding.location, location.line > 0 {
            let rows = schema.split(separator: "\n", omittingEmptySubsequences: false)
            if rows.indices.contains(location.line - 1) {
                at = " at «\(rows[location.line - 1].dropFirst(location.column - 1).prefix(24))»"
            }
        }
        return "\(finding.rule)\(at): \(finding.message)" + (finding.hint.map { " (\($0))" } ?? "")
    }
}

/// A declaration's chart in memory.
private struct TestChart {
    var generator: Generator
    var loaded: LoadedChart
    var source: Node
    var warnings: [Finding]

    init(schema: String, model: TypeModel) throws(SluiceError) {
        let input = { (bytes: [UInt8]) in
            GeneratorInput(
                chartName: "demo", schema: SourceText(file: "values.schema.json", bytes: bytes), skeletons: .builtIn,
                model: model)
        }
        let first = try Generator(input(Array(schema.utf8)))
        source = first.interface.schema
        warnings = first.interface.warnings
        let strict = try first.schema()
        generator = try Generator(input(strict))
        let values = try generator.values(completing: SourceText(file: "values.yaml", bytes: []))
        // The fixed point: a second run changes nothing.
        #expect(try generator.schema() == strict)
        #expect(try generator.values(completing: SourceText(file: "values.yaml", bytes: values)) == values)
        var files: [String: [UInt8]?] = [
            "Chart.yaml": Array("apiVersion: v2\nname: demo\nversion: 1.0.0\n".utf8), "values.schema.json": strict,
            "values.yaml": values,
        ]
        for fragment in try generator.fragments() { files[fragment.path] = .some(Array(fragment.contents.utf8)) }
        _ = try generator.swift()
        loaded = try LoadedChart(path: "/no/such/chart", replacing: files)
    }

    func outcome(of text: String) throws -> [String] {
        var table = loaded.values
        if text != "off" {
            let own = try #require(try parse(Array(text.utf8), file: "values")).value()
            var policy = own.members
            policy["enabled"] = true
            var merged = table["policy"]?.members ?? [:]
            for (key, value) in policy { merged[key] = value }
            table["policy"] = .object(merged)
            for name in ["one", "two"] where table[name] != nil { table[name] = .object(["enabled": true]) }
        }
        let rendered: RenderedChart
        do throws(SluiceError) {
            rendered = try ChartRenderer(loaded).render(ChartRenderer.Request(values: table))
        } catch {
            return error.findings.map { "refused: " + $0.message.replacing("\n", with: " ") }
        }
        if rendered.manifests.isEmpty { return ["nothing"] }
        return try rendered.manifests.map { manifest in
            let node = try #require(try parse(Array(manifest.content), file: "manifest"))
            let value = node.value()
            return JSONWriter.write(value.members["spec"] ?? .null, indent: nil)
                + (value.members["metadata"]?.members["annotations"].map { " " + JSONWriter.write($0, indent: nil) }
                    ?? "")
        }
    }
}

extension Value {
    fileprivate var members: OrderedDictionary<String, Value> {
        if case .object(let members) = self { members } else { [:] }
    }
}
