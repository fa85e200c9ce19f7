import SluiceDiagnostics
import Testing
import SluiceYAML

@Suite struct DecodingTests {
    struct Port: Codable, Equatable {
        var port: UInt16
        var name: String?
    }

    struct Policy: Codable, Equatable {
        enum Kind: String, Codable {
            case ingress = "Ingress"
            case egress = "Egress"
        }

        var ports: [Port]
        var types: [Kind]?
        var labels: [String: String]?
        var weight: Double?
        var on: Bool?
    }

    @Test func decodesNodesAndValues() throws {
        let node = try #require(
            try read(
                "ports: [{port: 80, name: ~}, {port: 0x50, name: web}]\ntypes: [Egress]\nlabels: {a: b, '1': c}\nweight: 1\non: yes\n"
            ))
        let expected = Policy(
            ports: [Port(port: 80), Port(port: 80, name: "web")], types: [.egress], labels: ["a": "b", "1": "c"],
            weight: 1, on: nil)
        var decoded = try NodeDecoder().decode(Policy.self, from: node)
        // The key `on` is a boolean to Helm's reader, so it is the key "true".
        #expect(node.entries.last?.key.keyText == "true")
        decoded.on = nil
        #expect(decoded == expected)
        #expect(try ValueDecoder().decode(Policy.self, from: node.value()) == expected)
    }

    /// Text, place and field path of the failure, and a part of its message.
    @Test(arguments: [
        ("ports: [{port: 80}, {port: x}]\n", "1:28", "ports[1].port", "an integer belongs here, not text"),
        ("ports: [{port: 70000}]\n", "1:16", "ports[0].port", "does not fit"),
        ("ports: [{port: 1.5}]\n", "1:16", "ports[0].port", "not a number"),
        ("ports:\n- name: a\n", "2:3", "ports[0]", "\"port\" is missing"),
        ("ports: {}\n", "1:8", "ports", "a list belongs here, not an object"),
        ("types: []\n", "1:1", "", "\"ports\" is missing"), ("[]", "1:1", "", "an object belongs here, not a list"),
        ("ports: []\ntypes: [Egres]\n", "2:9", "types[0]", "Egres"),
        ("ports: []\nlabels: {a: 1}\n", "2:13", "labels.a", "text belongs here"),
        ("ports: []\nlabels: {7: [1]}\n", "2:13", "labels.7", "text belongs here, not a list"),
        ("ports: [~]\n", "1:9", "ports[0]", "not null"),
        ("ports: []\nweight: '1'\n", "2:9", "weight", "a number belongs here, not text"),
    ])
    func failsAtTheValue(_ text: String, _ place: String, _ path: String, _ message: String) throws {
        let node = try #require(try read(text))
        let error = #expect(throws: SluiceError.self) { try NodeDecoder().decode(Policy.self, from: node) }
        let finding = try #require(error?.findings.first)
        #expect(finding.place == place)
        #expect((finding.fieldPath?.description ?? "") == path)
        #expect(finding.message.contains(message))
    }

    @Test func encodesInDeclarationOrderWithoutAbsentValues() throws {
        let policy = Policy(
            ports: [Port(port: 1, name: "x"), Port(port: 2)], types: [], labels: nil, weight: 0.5, on: false)
        let value = try ValueEncoder().encode(policy)
        #expect(
            JSONWriter.write(value)
                == #"{"ports":[{"port":1,"name":"x"},{"port":2}],"types":[],"weight":0.5,"on":false}"#)
        #expect(try ValueDecoder().decode(Policy.self, from: value) == policy)
    }

    @Test func encodesWhatStandsAlone() throws {
        #expect(try ValueEncoder().encode([Int8(1), -2]) == [1, -2])
        #expect(try ValueEncoder().encode("x") == "x")
        #expect(try ValueEncoder().encode(UInt64(1)) == 1)
        #expect(try ValueEncoder().encode([String: Int]()) == [:])
        #expect(try ValueEncoder().encode(Int?.none) == nil)
        #expect(throws: SluiceError.self) { try ValueEncoder().encode(UInt64.max) }
    }
}
