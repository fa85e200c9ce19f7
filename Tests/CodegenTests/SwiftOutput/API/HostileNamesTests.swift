import SluiceKubernetesAPI
import Testing

@testable import SluiceCodegen

/// Every keyword and name of the standard library as property, enum value and type name, compiled.
@Suite struct HostileNamesTests {
    /// A property, a nested type with a property and an enum of each name; the same for maps and lists.
    @Test func customResources() throws {
        let properties = HostileNames.all.map { name in
            """
            \(quoted(name)): {type: object, required: [\(quoted(name))], properties: {
              \(quoted(name)): {type: string, enum: [\(quoted(name)), other]},
              flag: {type: boolean, nullable: true}, \(quoted("x" + name)): {type: string}}}
            """
        }
        let values = HostileNames.all.map { quoted($0) } + ["''"]
        let text = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: selves.example.io}
            spec:
              group: example.io
              names: {kind: Self}
              versions:
              - name: v1
                schema:
                  openAPIV3Schema: {type: object, properties: {
                    spec: {type: object, required: [self, await, in], x-kubernetes-preserve-unknown-fields: true, properties: {
            \(properties.joined(separator: ",\n"))}},
                    names: {type: object, required: [import, nil], x-kubernetes-preserve-unknown-fields: true, properties: {
                      \(HostileNames.all.map { "\(quoted($0)): {type: string, nullable: true}" }.joined(separator: ", "))}},
                    words: {type: array, items: {type: string, enum: [\(values.joined(separator: ", "))]}}}}
            """
        try TypeCheck.expectFine(
            try SwiftAPIEmitter.files(for: try DefinitionsLoader.load(Array(text.utf8), file: "crd.yaml")))
    }

    /// A type of each name, which refers to another and to itself.
    @Test func definitions() throws {
        // References are URIs.
        let names = HostileNames.all.filter { name in
            name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !name.contains { "/`\"\\$".contains($0) }
        }
        let text = zip(names, names.dropFirst() + names.prefix(1)).map { name, next in
            """
            \(quoted("test." + name)): {type: object, required: [next], properties: {
              next: {type: string, enum: [\(quoted(name)), \(quoted(next))]}, kind: {$ref: \(quoted("#/components/schemas/test." + next))},
              \(quoted(name)): {$ref: \(quoted("#/components/schemas/test." + name))}}}
            """.split(separator: "\n").joined()
        }
        try TypeCheck.expectFine(try SwiftAPIEmitter.files(for: try model(text.joined(separator: "\n"))))
    }

    /// A value, a nested value, a short form and a block of each name.
    @Test func values() throws {
        let shortForms = (HostileNames.keywords + HostileNames.libraryNames).map { name in
            """
            "\(name)": { "type": "array",
              "items": { "type": "object", "required": ["\(name)"], "properties": { "\(name)": { "type": "string" } } },
              "x-sluice": { "add": { "spec.egress": [{ "to": [{ "ipBlock": { "cidr": "$item.\(name)" } }] }] } } }
            """
        }
        let values = HostileNames.all.map { name in
            """
            \(quoted(name)): { "type": "object", "additionalProperties": true, "properties": {
              \(quoted(name)): { "enum": [\(quoted(name)), "other"], "default": "other" }, "flag": { "type": "boolean" } } }
            """
        }
        let blocks = ["default", "import", "self", "Type", "init", "in", "await", "nil", "größe"].map { name in
            """
            \(quoted(name + "s")): { "type": "object", "properties": { \(quoted(name)): { "type": "object",
              "x-sluice": \(plainKeyword.split(separator: "\n").joined()), "properties": {
                "enabled": { "type": "boolean" }, "policyTypes": {} } } } }
            """
        }
        let text = schema(
            plainKeyword, properties: shortForms.joined(separator: ",\n"),
            outside: ",\n" + (values + blocks).joined(separator: ",\n"))
        try TypeCheck.expectFine(try generator(text).swift())
    }

    /// Blocks at the top of the values, whose functions have the names.
    @Test func blocks() throws {
        let blocks = ["default", "import", "self", "Type", "init", "in", "await", "nil", "größe", "a-b", "a_c", "2"]
            .map { name in
                """
                \(quoted(name)): { "type": "object", "x-sluice": \(plainKeyword), "properties": {
                  "enabled": { "type": "boolean" }, "policyTypes": {} } }
                """
            }
        try TypeCheck.expectFine(
            try generator(#"{ "type": "object", "properties": { \#(blocks.joined(separator: ", ")) } }"#).swift())
    }

    private func quoted(_ name: String) -> String {
        let escaped = name.map { character in
            switch character {
            case "\"", "\\": "\\\(character)"
            case "\n": "\\n"
            default: String(character)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
