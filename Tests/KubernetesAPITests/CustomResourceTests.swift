import SluiceKubernetesAPI
import Testing

@Suite struct CustomResourceTests {
    static func definition(kind: String, schema: String = "{type: object, properties: {spec: {type: object}}}")
        -> String
    {
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: x}
        spec:
          group: policy.example.io
          names: {kind: \(kind)}
          versions:
            - name: v1
              schema:
                openAPIV3Schema: \(schema)

        """
    }

    @Test func namesFromPaths() throws {
        let schema = """
            {type: object, required: [spec], properties: {metadata: {type: object}, spec: {type: object, properties: {
              egress: {type: array, items: {type: object, properties: {
                toPorts: {type: array, items: {type: object, properties: {port: {type: string}}}}}}},
              any: {type: object, x-kubernetes-preserve-unknown-fields: true},
              template: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
            }}}}
            """
        let model = try load(Self.definition(kind: "Gate", schema: schema))
        #expect(model.resources.keys.elements == ["policy.example.io/v1/Gate"])
        let names = model.objects.keys.map(\.short)
        #expect(
            names.filter { $0.hasPrefix("Gate") } == [
                "Gate", "GateSpec", "GateSpecEgress", "GateSpecEgressToPorts", "GateSpecTemplate",
            ])
        #expect(model.object(named: "Gate")?.name.full == "io.example.policy.v1.Gate")
        #expect(names.contains("ObjectMeta"))
        #expect(!names.contains("NetworkPolicy"))
        let gate = try #require(model.object(named: "Gate"))
        #expect(gate.fields.map(\.name) == ["apiVersion", "kind", "metadata", "spec"])
        #expect(gate.field("kind")?.type == .string(StringConstraints(enumValues: ["Gate"])))
        #expect(gate.field("spec")?.isRequired == true)
        #expect(try model.field(at: "metadata.labels", from: gate.name).type.isMap)
        #expect(model.object(named: "GateSpecTemplate")?.fields.map(\.name) == ["apiVersion", "kind", "metadata"])
        #expect(model.object(named: "GateSpec")?.field("any")?.type == .map(.any, MapConstraints()))
    }

    @Test func streamsAndLists() throws {
        let stream =
            "apiVersion: v1\nkind: Namespace\n---\n" + Self.definition(kind: "A") + "---\n" + Self.definition(kind: "B")
        #expect(try load(stream).resources.keys.elements == ["policy.example.io/v1/A", "policy.example.io/v1/B"])
        let items = [Self.definition(kind: "C"), "kind: Secret\napiVersion: v1\n"].map { item in
            "  - " + item.split(separator: "\n").joined(separator: "\n    ") + "\n"
        }
        let list = "apiVersion: v1\nkind: List\nitems:\n" + items.joined()
        #expect(try load(list).resources.keys.elements == ["policy.example.io/v1/C"])
    }

    @Test func sameShortNames() throws {
        let text =
            Self.definition(kind: "A") + "---\n"
            + Self.definition(kind: "A").replacing("name: v1", with: "name: v2beta1")
        let names = try load(text).objects.keys.map(\.short)
        #expect(names.filter { $0.hasSuffix("A") } == ["V1A", "V2beta1A"])
    }

    @Test func fullInlineNamesStayApart() throws {
        let schema = """
            {type: object, properties: {a: {type: object, properties: {bC: {properties: {x: {}}}}}, aB: {properties: {c: {properties: {y: {}}}}}}}
            """
        let names = try load(Self.definition(kind: "A", schema: schema)).objects.keys.map(\.short)
        #expect(names.filter { $0.hasPrefix("A") } == ["A", "AA", "AAB", "AABC", "AABC2"])
    }

    @Test(arguments: [
        (
            "apiVersion: v1\nkind: CustomResourceDefinition\nspec: {group: g}\n",
            "d:1:1: a custom resource definition needs spec.group, spec.names.kind and spec.versions"
        ),
        (
            definition(kind: "A").replacing("schema:", with: "scheme:"),
            "d:8:7: version v1 of A has no schema (add schema.openAPIV3Schema)"
        ),
    ])
    func incomplete(text: String, expected: String) {
        #expect(findings { _ = try load(text, file: "d") } == [expected])
    }
}

extension TypeExpression {
    fileprivate var isMap: Bool {
        if case .map = self { true } else { false }
    }
}
