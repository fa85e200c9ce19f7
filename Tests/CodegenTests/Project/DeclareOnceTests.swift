import SluiceCodegen
import SluiceDiagnostics
import Foundation
import Testing
import SluiceYAML

/// Declare a field once: an edit of the values schema alone gives types, fragment, schema entry, docs and defaults.
@Suite struct DeclareOnce {
    /// The reference schema with one short form and one pass-through field that it does not have.
    private func extended() throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
        let text = try String(contentsOf: root.appendingPathComponent("schema/values.schema.json"), encoding: .utf8)
        let invented = """
            "properties": {
                    "allowMetrics": {
                      "type": "object", "additionalProperties": { "type": "integer", "minimum": 1, "maximum": 65535 },
                      "default": {},
                      "description": "Collectors that the pods may push to: label value and port.",
                      "x-sluice": { "add": { "spec.egress": [
                        { "to": [ { "podSelector": { "matchLabels": { "collector": "$key" } } } ], "ports": [ { "port": "$value" } ] } ] } }
                    },
                    "finalizers": { "description": "Finalizers of the policy." },
                    "enabled": {
            """
        let place = try #require(text.range(of: "\"networkPolicy\": {"))
        let properties = try #require(text.range(of: "\"properties\": {", range: place.upperBound..<text.endIndex))
        let enabled = try #require(text.range(of: "\"enabled\": {", range: properties.upperBound..<text.endIndex))
        return text.replacingCharacters(in: properties.lowerBound..<enabled.upperBound, with: invented)
    }

    @Test func everythingFollows() throws {
        let generator = try generator(try extended(), chartName: "agents")
        let scratch = Scratch()
        for output in try generator.chart() { try scratch.write(Data(output.bytes), output.path) }
        let docs = try generator.docs().map(\.contents).joined()
        #expect(docs.contains("`networkPolicy.allowMetrics`") && docs.contains("`networkPolicy.finalizers`"))
        #expect(try scratch.read("values.yaml").contains("allowMetrics: {}"))

        for helm in RealHelm.all {
            let values = ["--set", "networkPolicy.enabled=true", "--set", "networkPolicy.allowMetrics.otel=4317"]
            let fine = try RealHelm.template(
                scratch.path, values + ["--set-json", #"networkPolicy.finalizers=["a.example/b"]"#], helm: helm)
            #expect(fine.isFine, "\(fine.output)")
            #expect(fine.output.contains("collector: \"otel\"") && fine.output.contains("- port: 4317"))
            #expect(fine.output.contains("finalizers:\n    - a.example/b"))
            let refused = try RealHelm.template(
                scratch.path, values + ["--set", "networkPolicy.allowMetrics.otel=0"], helm: helm)
            #expect(!refused.isFine && refused.output.contains("allowMetrics"))
        }
    }

    @Test func typesFollowToo() throws {
        let swift = try generator(try extended(), chartName: "agents").swift().map(\.contents).joined()
        #expect(swift.contains("allowMetrics") && swift.contains("finalizers"))
    }
}
