import SluiceKubernetesAPI
import Testing

@Suite struct ReferenceTests {
    static let errors: [(String, [String])] = [
        (
            "x: {$ref: '#/components/schemas/test.Sampel'}",
            ["definitions.yaml:8:19: no definition is called test.Sampel (did you mean test.Sample?)"]
        ),
        (
            "x: {$ref: 'https://example.com/a.json'}",
            [
                "definitions.yaml:8:19: this reference does not point to a definition "
                    + "(write #/components/schemas/NAME, #/definitions/NAME or #/$defs/NAME)"
            ]
        ),
        (
            "x: {$ref: 'other.yaml#/$defs/A'}",
            ["definitions.yaml:8:19: other.yaml is not among the files that were given (give that file as well)"]
        ),
        ("x: 3", ["definitions.yaml:8:12: a schema must be an object (write {type: …} or {$ref: …})"]),
        ("x: {type: strin}", ["definitions.yaml:8:19: \"strin\" is no type of a schema (did you mean string?)"]),
        (
            "x: {type: string, x-sluice-versions: {since: 1.30}}",
            ["definitions.yaml:8:54: \"1.30\" is no Kubernetes version (write it in quotes, such as \"1.30\")"]
        ),
        (
            "x: {type: array, items: {$ref: '#/$defs/A'}, description: {$ref: '#/$defs/A'}}",
            ["definitions.yaml:8:40: no definition is called A"]
        ),
    ]

    @Test(arguments: errors)
    func wrongSchema(property: String, expected: [String]) {
        #expect(findings { _ = try load(sample(property)) } == expected)
    }

    @Test func allFindingsAtOnce() {
        let text = sample("a: 1", "b: {$ref: x}", "c: {type: what}")
        #expect(findings { _ = try load(text) }.count == 3)
    }

    @Test func circularReferences() {
        let text = """
            $defs:
              A: {$ref: '#/$defs/B'}
              B: {allOf: [{$ref: '#/$defs/A'}]}
              C: {$ref: '#/$defs/C'}
              D: {properties: {a: {$ref: '#/$defs/A'}}}
            """
        let hint = "(let one of them state a type)"
        #expect(
            findings { _ = try load(text, file: "d.yaml") } == [
                "d.yaml:3:22: the references from A lead back to it and never reach a type \(hint)",
                "d.yaml:4:13: the references from C lead back to it and never reach a type \(hint)",
            ])
    }

    @Test func listOfItself() throws {
        let model = try load(
            """
            $defs:
              Tree: {type: array, items: {$ref: '#/$defs/Tree'}}
              T: {properties: {tree: {$ref: '#/$defs/Tree'}}}
            """)
        let tree = try #require(model.object(named: "T")?.field("tree")?.type)
        #expect(
            tree == .array(.array(.any, ArrayConstraints()), ArrayConstraints())
                || tree == .array(.any, ArrayConstraints()))
    }

    @Test func longChainsAndDeepNesting() {
        let chain = (0..<5000).map { "  A\($0): {$ref: '#/$defs/A\($0 + 1)'}\n" }.joined()
        #expect(
            findings { _ = try load("$defs:\n\(chain)  A5000: {type: string}\n") }.allSatisfy { $0.contains("deeper") })
        let pieces = (0..<300).map { "  A\($0): {allOf: [{$ref: '#/$defs/A\($0 + 1)'}, {properties: {}}]}\n" }.joined()
        let found = findings { _ = try load("$defs:\n\(pieces)  A300: {properties: {}}\n") }
        #expect(!found.isEmpty && found.allSatisfy { $0.contains("deeper") })
        let deep = String(repeating: "{items: ", count: 150) + "{}" + String(repeating: "}", count: 150)
        #expect(findings { _ = try load(sample("x: \(deep)")) }.count == 1)
    }

    @Test func recursiveTypes() throws {
        let model = try load(
            """
            $defs:
              Leaf: {properties: {}}
              Node: {properties: {not: {$ref: '#/$defs/Node'}, leaf: {$ref: '#/$defs/Leaf'}}}
              Ping: {properties: {pongs: {type: array, items: {$ref: '#/$defs/Pong'}}}}
              Pong: {properties: {pings: {additionalProperties: {$ref: '#/$defs/Ping'}}}}
              User: {properties: {node: {$ref: '#/$defs/Node'}}}
            """)
        #expect(model.objects.values.filter(\.isRecursive).map(\.name.short) == ["Node", "Ping", "Pong"])
    }
}
