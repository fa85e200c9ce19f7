import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import Foundation
import Testing

/// The real chart's schema and values, which are not part of this repository: scripts/test names their folder in
/// SLUICE_REAL_CHART where they lie beside the checkout.
@Suite(.enabled(if: RealChart.folder != nil, "SLUICE_REAL_CHART names no folder with the real chart's values"))
struct RealChartTests {
    @Test func bindingIsAddedLinesOnlyAndGenerationChangesOwnedTextOnly() throws {
        let scratch = try RealChart.bound()
        let before = try scratch.read("values.schema.json").split(separator: "\n")
        #expect(try !RealChart.generate(scratch).isEmpty)
        let after = try scratch.read("values.schema.json").split(separator: "\n")
        // Every line that is gone stood in one of the bound entries.
        let gone = after.difference(from: before).removals.map { change -> Substring in
            if case .remove(_, let line, _) = change { return line } else { return "" }
        }
        for line in gone {
            let isEntry = ["\"egress\"", "\"ingress\"", "\"policyTypes\"", "\"annotations\""].contains {
                line.contains($0)
            }
            #expect(isEntry || line.allSatisfy { " {}".contains($0) }, "\(line)")
        }
        #expect(try RealChart.generate(scratch).isEmpty)
        #expect(try scratch.read("values.yaml") == RealChart.read("values.yaml"))
    }

    @Test func theWholeSchemaIsTyped() throws {
        let scratch = try RealChart.bound()
        let generator = try ChartGeneration(folder: scratch.path, definitions: DefinitionsInput()).generator()
        try TypeCheck.expectFine(try generator.swift())
    }

    @Test(arguments: RealHelm.all) func mistakesAreRefusedByNameOfTheField(_ helm: String) throws {
        let scratch = try RealChart.bound()
        _ = try RealChart.generate(scratch)
        for (setting, words) in [
            (#"networkPolicy.egress=[{"prots":[]}]"#, ["egress", "prots"]),
            (#"networkPolicy.egress=[{"ports":[{"port":70000}]}]"#, ["egress", "port", "65"]),
            (#"agentsShell.networkPolicy.egress=[{"to":[]}]"#, ["agentsShell", "egress", "to"]),
        ] {
            let outcome = try RealHelm.template(scratch.path, ["--set-json", setting], helm: helm)
            #expect(!outcome.isFine)
            for word in words { #expect(outcome.output.contains(word), "\(outcome.output)") }
        }
    }

    @Test(arguments: RealHelm.all) func everyValuesFileRendersWithTheBlocksOn(_ helm: String) throws {
        let scratch = try RealChart.bound()
        _ = try RealChart.generate(scratch)
        for file in try RealChart.valuesFiles() {
            let values = ["-f", file]
            let off = try RealHelm.template(
                scratch.path, values + ["--set", "agentsShell.networkPolicy.enabled=false"], helm: helm)
            #expect(off.isFine && !off.output.contains("kind: NetworkPolicy"), "\(file): \(off.output)")
            let on = try RealHelm.template(
                scratch.path,
                values + [
                    "--set",
                    "networkPolicy.enabled=true,agentsShell.enabled=true,agentsShell.networkPolicy.enabled=true",
                ], helm: helm)
            #expect(
                on.isFine && on.output.components(separatedBy: "kind: NetworkPolicy").count == 3,
                "\(file): \(on.output)")
        }
    }
}

enum RealChart {
    static let folder = ProcessInfo.processInfo.environment["SLUICE_REAL_CHART"]

    static func read(_ name: String) throws -> String {
        try String(contentsOfFile: (folder ?? "") + "/agents/" + name, encoding: .utf8)
    }

    static func valuesFiles() throws -> [String] {
        let agents = (folder ?? "") + "/agents"
        let names = try FileManager.default.contentsOfDirectory(atPath: agents).filter { $0.hasSuffix(".yaml") }
            .sorted()
        return names.map { agents + "/" + $0 } + [(folder ?? "") + "/gitops/values.yaml"]
    }

    /// A copy of the chart's schema and values, its three blocks bound by added lines, with helpers of our own.
    static func bound() throws -> Scratch {
        let scratch = Scratch()
        try scratch.write("apiVersion: v2\nname: agents\nversion: 0.1.0\n", "Chart.yaml")
        try scratch.write(
            """
            {{- define "agents.fullname" -}}{{ .Release.Name }}{{- end }}
            {{- define "agents.labels" -}}
            app.kubernetes.io/instance: {{ .Release.Name }}
            {{- end }}

            """, "templates/_helpers.tpl")
        try scratch.write(try read("values.yaml"), "values.yaml")
        var lines = try read("values.schema.json").split(separator: "\n", omittingEmptySubsequences: false)
        let places = lines.indices.filter { lines[$0].hasSuffix("\"networkPolicy\": {") }
        let gates = ["linearMcpGateway.", "agentsShell.", ""]
        for (place, parent) in zip(places, gates).reversed() {
            let when = (parent.isEmpty ? [] : ["\"\(parent)enabled\""]) + ["\"\(parent)networkPolicy.enabled\""]
            let name = parent.isEmpty ? "" : "-\(parent.dropLast().lowercased())"
            lines.insert(
                contentsOf: [
                    "\"x-sluice\": {",
                    "  \"resource\": \"networking.k8s.io/v1/NetworkPolicy\", \"when\": [\(when.joined(separator: ", "))],",
                    "  \"set\": { \"metadata.name\": \"{{ include \\\"agents.fullname\\\" . }}\(name)\",",
                    "    \"metadata.labels\": \"{{ include \\\"agents.labels\\\" . }}\",",
                    "    \"spec.podSelector.matchLabels\": \"{{ include \\\"agents.labels\\\" . }}\" } },",
                ], at: place + 1)
        }
        try scratch.write(lines.joined(separator: "\n"), "values.schema.json")
        return scratch
    }

    static func generate(_ scratch: Scratch) throws -> [FileChange] {
        let changes = try ChartGeneration(folder: scratch.path, definitions: DefinitionsInput()).plan().changes()
        try WriteSession([scratch.path]).commit(changes)
        return changes
    }
}
