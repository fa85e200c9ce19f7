import SluiceCodegen
import SluiceDiagnostics
import Testing
import SluiceYAML

/// Loose entries become strict; every other byte of the schema stays.
@Suite struct SchemaEntries {
    static let loose = schema(
        plainKeyword,
        properties: """
                "egress": { "type": "array", "items": { "type": "object" }, "description": "Mine.", "maxItems": 7, "x-mine": 1 },
                "annotations": { "type": "object", "additionalProperties": { "type": "string" } },
                "other": {   "type":"string"   }
            """)

    private func strict(_ text: String) throws -> String {
        String(decoding: try generator(text).schema(), as: UTF8.self)
    }

    @Test func secondRunChangesNothing() throws {
        let once = try strict(Self.loose)
        #expect(try strict(once) == once)
    }

    @Test func textOutsideStays() throws {
        let once = try strict(Self.loose)
        #expect(once.contains(#""other": {   "type":"string"   }"#))
        let prefix = Self.loose.prefix { $0 != "M" }
        #expect(once.hasPrefix(prefix.split(separator: "\"egress\"")[0]))
    }

    @Test func descriptionsAndOwnKeywordsStay() throws {
        let node = try #require(try parse(Array(try strict(Self.loose).utf8), file: "s.json"))
        let egress = try #require(node["properties"]?["policy"]?["properties"]?["egress"])
        #expect(egress["description"]?.string == "Mine.")
        #expect(egress["x-mine"]?.integer == 1)
        #expect(egress["items"]?["$ref"]?.string == "#/definitions/io.k8s.api.networking.v1.NetworkPolicyEgressRule")
    }

    @Test func staleDefinitionsGo() throws {
        let once = try strict(Self.loose)
        let without = once.replacing(#""egress": {"#, with: #""egress": { "x-sluice": { "field": null },"#)
        let twice = try strict(without)
        #expect(once.contains("io.k8s.api.networking.v1.IPBlock\": {"))
        #expect(!twice.contains("io.k8s.api.networking.v1.IPBlock\": {"))
        #expect(try parse(Array(twice.utf8), file: "s.json") != nil)
    }

    @Test func everyReferenceHasItsDefinition() throws {
        let node = try #require(try parse(Array(try strict(Self.loose).utf8), file: "s.json"))
        var references: [String] = []
        func visit(_ node: Node) {
            if let reference = node["$ref"]?.string { references.append(reference) }
            for element in node.elements { visit(element) }
            for entry in node.entries { visit(entry.value) }
        }
        visit(node)
        #expect(!references.isEmpty)
        for reference in references {
            let name = String(reference.dropFirst("#/definitions/".count))
            #expect(node["definitions"]?[name] != nil, "\(reference)")
        }
    }
}
