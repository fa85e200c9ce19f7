import Foundation
import Testing

/// API definitions by option and by `sluice.yaml`, for every command that reads charts.
@Suite struct DefinitionsCommandTests {
    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: gates.example.com}
        spec:
          group: example.com
          names: {kind: Gate}
          versions:
            - name: v1
              served: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties: {spec: {type: object, properties: {port: {type: integer, minimum: 1, maximum: 9}}}}
            - {name: v1beta1, served: false}

        """

    private static let schema = """
        {"type": "object", "properties": {
          "gate": {"type": "object", "x-sluice": {"resource": "example.com/v1/Gate", "set": {"metadata.name": "x"}},
            "properties": {"enabled": {"type": "boolean", "default": false}, "port": {}}},
          "policy": {"type": "object",
            "x-sluice": {"resource": "networking.k8s.io/v1/NetworkPolicy", "set": {"metadata.name": "x", "spec.podSelector": {}}},
            "properties": {"enabled": {"type": "boolean", "default": false}, "egress": {}}}
        }}

        """

    /// A chart with a block of a custom resource, whose definition is in `crds/`.
    private func withChart<Result>(schema: String = schema, _ body: (String) throws -> Result) throws -> Result {
        try Program.withChart { folder in
            func write(_ text: String, _ name: String) throws {
                let place = URL(fileURLWithPath: folder + "/" + name)
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: place)
            }
            try write(schema, "chart/values.schema.json")
            try write(Self.definition, "crds/a/gate.yaml")
            try write("kind: Deployment\napiVersion: apps/v1\n", "crds/deployment.yaml")
            return try body(folder)
        }
    }

    @Test func byOption() throws {
        try withChart { folder in
            let without = try Program.run(["generate", "--chart", "chart"], in: folder)
            #expect(without.code == 2 && without.errors.contains("x-sluice-resource"), "\(without)")
            let options = ["--definitions", "crds"]
            let generated = try Program.run(["generate", "--chart", "chart"] + options, in: folder)
            #expect(generated.code == 0, "\(generated)")
            #expect(generated.errors == "definitions: 2 files read, 1 passed over (no API definitions)\n")
            try expectChecks(folder, options: options)
        }
    }

    @Test(arguments: ["sluice.yaml", "chart/sluice.yaml"])
    func byLayout(file: String) throws {
        try withChart { folder in
            let path = file == "sluice.yaml" ? "crds" : "../crds"
            try Data("definitions: [\(path)]\n".utf8).write(to: URL(fileURLWithPath: folder + "/" + file))
            let generated = try Program.run(["generate", "--chart", "chart"], in: folder)
            #expect(generated.code == 0, "\(generated)")
            try expectChecks(folder, options: [])
            let types = try Program.run(["--schema", "chart/values.schema.json"], in: folder, program: "sluice-types")
            #expect(types.code == 0 && types.output.contains("struct GateSpec"), "\(types.errors)")
            if file != "sluice.yaml" {
                let here = try Program.run(["generate", "--check"], in: folder + "/chart")
                #expect(here.code == 0, "\(here)")
            }
        }
    }

    private func expectChecks(_ folder: String, options: [String]) throws {
        try Data("gate: {enabled: true, port: 10}\n".utf8).write(to: URL(fileURLWithPath: folder + "/values.yaml"))
        let invalid = try Program.run(
            ["validate", "values.yaml", "--chart", "chart"] + options, in: folder)
        #expect(invalid.code == 1 && invalid.output.contains("values.yaml:1:"), "\(invalid)")
        let valid = try Program.run(["validate", "chart"] + options, in: folder)
        #expect(valid.code == 0, "\(valid)")
        let golden = try Program.run(["golden", "--chart", "chart"] + options, in: folder)
        #expect(!golden.errors.contains("x-sluice-resource"), "\(golden)")
    }

    @Test(arguments: [
        (
            "example.com/v1beta1/Gate",
            "the API definitions have example.com/v1beta1/Gate, but the API server does not serve this version",
            "served: example.com/v1/Gate"
        ),
        (
            "example.com/v1/Gaet", "the API definitions have no example.com/v1/Gaet",
            "did you mean example.com/v1/Gate?"
        ),
    ])
    func unknownResources(resource: String, message: String, hint: String) throws {
        let schema = Self.schema.replacingOccurrences(of: "example.com/v1/Gate", with: resource)
        try withChart(schema: schema) { folder in
            let outcome = try Program.run(["generate", "--chart", "chart", "--definitions", "crds"], in: folder)
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("chart/values.schema.json:2:55: error: \(message)"), "\(outcome.errors)")
            #expect(outcome.errors.contains(hint), "\(outcome.errors)")
        }
    }

    @Test func emptyFolders() throws {
        try withChart { folder in
            try FileManager.default.removeItem(atPath: folder + "/crds/a")
            let outcome = try Program.run(["generate", "--chart", "chart", "--definitions", "crds"], in: folder)
            #expect(outcome.code == 2)
            #expect(outcome.errors.contains("crds: error: there are no API definitions in this folder"), "\(outcome)")
        }
    }
}
