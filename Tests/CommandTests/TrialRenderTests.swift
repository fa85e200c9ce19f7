import Foundation
import Testing

/// What `generate` finds out by trying the chart before it writes, and that a second run changes nothing.
@Suite struct TrialRenderTests {
    private static func schema(_ properties: String, root: String = "", keyword: String? = nil) -> String {
        let keyword =
            keyword
            ?? #""resource": "networking.k8s.io/v1/NetworkPolicy", "set": { "metadata.name": "x", "spec.podSelector": {}, "spec.policyTypes": ["Egress"] }"#
        return """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "type": "object",\(root)
              "properties": {
                "policy": {
                  "type": "object",
                  "x-sluice": { \(keyword) },
                  "properties": {
                    "enabled": { "type": "boolean", "default": false },
                    \(properties)
                  }
                }
              }
            }

            """
    }

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test(arguments: ["values.schema.json", "templates/_*", "templates/policy.yaml"])
    func whatHelmWouldNotSeeIsFound(_ pattern: String) throws {
        try Program.withChart { folder in
            try write(Self.schema(#""egress": {}"#), folder + "/chart/values.schema.json")
            try write(pattern + "\n", folder + "/chart/.helmignore")
            let outcome = try Program.run(["generate", "--chart", "chart"], in: folder)
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("chart/.helmignore: error: a pattern of this file drops "))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/chart").count == 3)
        }
    }

    @Test func keywordsBesideAReferenceAreNamed() throws {
        try Program.withChart { folder in
            let root = #" "definitions": { "names": { "type": "array", "items": { "type": "string" } } },"#
            let list =
                ##""apps": { "$ref": "#/definitions/names", "maxItems": 2, "x-sluice": { "add": { "spec.egress": [ { "to": [ { "podSelector": { "matchLabels": { "app": "$item" } } } ] } ] } } }"##
            try write(Self.schema(list, root: root), folder + "/chart/values.schema.json")
            let outcome = try Program.run(["generate", "--chart", "chart"], in: folder)
            #expect(outcome.code == 0)
            #expect(
                outcome.errors.contains(
                    #"chart/values.schema.json:10:50: warning: "maxItems" has no effect beside "$ref""#), "\(outcome)")
        }
    }

    @Test func aFolderWithoutChartIsNamed() throws {
        try Program.withChart { folder in
            try write(Self.schema(#""egress": {}"#), folder + "/chart/values.schema.json")
            try FileManager.default.removeItem(atPath: folder + "/chart/Chart.yaml")
            let outcome = try Program.run(["generate", "--chart", "chart"], in: folder)
            #expect(outcome.code == 0)
            #expect(
                outcome.errors.hasPrefix(
                    "chart: warning: there is no Chart.yaml in this folder, so the templates were not tried, and are "
                        + "named after the folder [chart-missing]\n"), "\(outcome)")
        }
    }

    /// The values reference shows what values.yaml has, and says what has to be true.
    @Test func docsShowTheValuesOfTheChart() throws {
        try Program.withChart { folder in
            let properties = #"""
                "dns": { "type": "boolean", "default": false },
                "list": { "type": "array", "items": { "type": "object", "properties": { "enabled": { "type": "boolean" }, "port": { "type": "integer" } } },
                  "x-sluice": { "when": ["policy.dns"], "add": { "spec.egress": [ { "ports": [ { "port": "$item.port" } ] } ] } } }
                """#
            try write(Self.schema(properties), folder + "/chart/values.schema.json")
            try write("policy:\n  dns: true\n  list: [{enabled: true, port: 443}]\n", folder + "/chart/values.yaml")
            #expect(try Program.run(["generate", "--chart", "chart", "--docs", "docs"], in: folder).code == 0)
            let page = try String(contentsOfFile: folder + "/docs/values.md", encoding: .utf8)
            for line in [
                "| `policy.dns` | boolean | `true` |  |",
                "| `policy.list` | list of object | `[{\"enabled\":true,\"port\":443}]` |  |",
                "- `policy.list` adds to `spec.egress` for each element whose `enabled` is true, while `policy.dns` is true",
            ] {
                #expect(page.contains(line), "\(line)\n\(page)")
            }
        }
    }

    /// With docs, Swift types, descriptions of the API and inferred types.
    @Test func aSecondRunChangesNothing() throws {
        try Program.withChart { folder in
            let properties = #"""
                "policyTypes": { "default": ["Egress"] }, "egress": { "type": "array" }, "annotations": {},
                "wait": { "type": "integer", "x-sluice": { "type": "NetworkPolicyPort.endPort" } },
                "to": { "type": "array", "items": { "type": "object", "properties": { "cidr": {}, "ports": {} } },
                  "x-sluice": { "add": { "spec.egress": [ { "to": [ { "ipBlock": { "cidr": "$item.cidr" } } ], "ports": "$item.ports?" } ] } } }
                """#
            try write(Self.schema(properties), folder + "/chart/values.schema.json")
            let command = ["generate", "--chart", "chart", "--docs", "docs", "--swift", "swift"]
            #expect(try Program.run(command, in: folder).code == 0)
            let again = try Program.run(command + ["--check"], in: folder)
            #expect(again.code == 0, "\(again)")

            let path = folder + "/chart/values.schema.json"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(text.contains("The connections that the pods may open"))
            // An author's own words stay, and what was copied is brought up to date.
            let edited = text.replacing("The connections that the pods may open", with: "What our pods may open")
            try write(edited, path)
            #expect(try Program.run(command, in: folder).code == 0)
            let kept = try String(contentsOfFile: path, encoding: .utf8)
            #expect(
                kept.contains("What our pods may open")
                    && !kept.contains(
                        "may open; one matching rule is enough. With policy type `Egress` and no rule, they may open none.\",\n          \"$comment"
                    ))
            #expect(try Program.run(command + ["--check"], in: folder).code == 0)
        }
    }

    @Test func runbooksFitTheKind() throws {
        let definitions = try #require(
            ProcessInfo.processInfo.environment["SLUICE_KUBERNETES_DEFINITIONS"],
            "SLUICE_KUBERNETES_DEFINITIONS is not set; run the tests through scripts/test")
        try Program.withChart { folder in
            let keyword =
                #""resource": "autoscaling/v2/HorizontalPodAutoscaler", "set": { "metadata.name": "x", "spec.maxReplicas": 3, "spec.scaleTargetRef": { "kind": "Deployment", "name": "web" } }"#
            try write(
                Self.schema(#""minReplicas": {}"#, keyword: keyword), folder + "/chart/values.schema.json")
            let outcome = try Program.run(
                [
                    "generate", "--chart", "chart", "--docs", "docs", "--definitions",
                    definitions + "/v1.37.0-local/_definitions.json",
                ], in: folder)
            #expect(outcome.code == 0, "\(outcome)")
            let runbook = try String(contentsOfFile: folder + "/docs/runbook.md", encoding: .utf8)
            #expect(
                runbook.hasPrefix(
                    "<!-- Generated by sluice from values.schema.json; do not edit. -->\n# Runbook: optional resources of the demo chart\n"
                ))
            #expect(runbook.contains(#"kubectl get horizontalpodautoscaler -n "$NAMESPACE""#))
            for word in ["the policy", "policies", "DNS", "pods", "Ingress"] {
                #expect(!runbook.contains(word), "\(word)")
            }
        }
    }
}
