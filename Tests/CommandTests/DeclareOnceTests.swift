import Foundation
import Testing

/// From an edit of the values schema to a green golden case, with nothing but the program and real Helm.
@Suite struct DeclareOnceInAProject {
    private static let schema = """
        {
          "type": "object",
          "properties": {
            "policy": {
              "type": "object",
              "additionalProperties": false,
              "x-sluice": { "resource": "networking.k8s.io/v1/NetworkPolicy", "set": { "metadata.name": "demo" } },
              "properties": {
                "enabled": { "type": "boolean", "default": false },
                INVENTED
                "egress": { "default": [] }
              }
            }
          }
        }
        """

    private static let invented = """
        "allowPushgateway": { "type": "integer", "minimum": 1, "default": 9091, "description": "Port of the push gateway.",
          "x-sluice": { "add": { "spec.egress": [ { "to": [ { "podSelector": { "matchLabels": { "app": "push" } } } ],
            "ports": [ { "port": "$value" } ] } ] } } },
        """

    @Test func aGoldenCaseFollows() throws {
        let helm = try #require(
            ProcessInfo.processInfo.environment["SLUICE_HELM_4"],
            "SLUICE_HELM_4 is not set; run the tests through scripts/test")
        try Program.withChart { folder in
            func write(_ text: String, _ name: String) throws {
                let url = URL(fileURLWithPath: folder + "/" + name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
            try write(
                "schema: schema.json\nchartName: demo\nchart: out/chart\nswift: out/swift\ndocs: out/docs\n",
                "sluice.yaml")
            try write(Self.schema.replacingOccurrences(of: "INVENTED", with: ""), "schema.json")
            #expect(try Program.run(["generate"], in: folder).code == 0)
            try write(Self.schema.replacingOccurrences(of: "INVENTED", with: Self.invented), "schema.json")
            let stale = try Program.run(["generate", "--check"], in: folder)
            #expect(stale.code == 1)
            for place in ["out/chart/values.yaml", "_policy.tpl", "out/docs/values.md", "out/swift/Values"] {
                #expect(stale.output.contains(place), "nothing changes in \(place)")
            }
            #expect(try Program.run(["generate"], in: folder).code == 0)

            try write("description: The push gateway.\non: [policy]\n", "golden/push/case.yaml")
            try write("policy:\n  enabled: true\n  allowPushgateway: 9092\n", "golden/push/values.yaml")
            #expect(try Program.run(["golden", "--helm", helm], in: folder).code == 1)
            #expect(try Program.run(["golden", "--helm", helm, "--update"], in: folder).code == 0)
            let golden = try String(contentsOfFile: folder + "/golden/push/expected.yaml", encoding: .utf8)
            #expect(golden.contains("app: push") && golden.contains("- port: 9092"))
            let outcome = try Program.run(["golden", "--helm", helm], in: folder)
            #expect(outcome.code == 0 && outcome.output.contains("1 passed, 0 failed"), "\(outcome)")
        }
    }
}
