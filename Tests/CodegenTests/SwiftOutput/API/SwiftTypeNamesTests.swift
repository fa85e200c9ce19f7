import SluiceKubernetesAPI
import Testing

@testable import SluiceCodegen

@Suite struct SwiftTypeNamesTests {
    @Test func builtInTypes() throws {
        let model = try DefinitionsLoader.embedded()
        let names = SwiftTypeNames(model)
        for (reference, expected) in [
            ("NetworkPolicyPort.protocol", "NetworkPolicyPort.PortProtocol"),
            ("NetworkPolicyPort.port", "IntOrString"),
            ("NetworkPolicySpec.policyTypes", "[NetworkPolicySpec.PolicyType]"),
            ("NetworkPolicySpec.egress", "[NetworkPolicyEgressRule]"),
            ("LabelSelectorRequirement.operator", "LabelSelectorRequirement.Operator"),
            ("ObjectMeta.labels", "[String: String]"),
            ("IPBlock", "IPBlock"),
        ] {
            #expect(names.text(try model.type(at: reference)) == expected, "\(reference)")
        }
        #expect(names.topLevelNames.isSuperset(of: ["NetworkPolicy", "IPBlock", "IntOrString", "JSONValue"]))
    }

    @Test func nestedTypesNeedNoQualificationInside() throws {
        let model = try DefinitionsLoader.embedded()
        let names = SwiftTypeNames(model)
        let types = try model.type(at: "NetworkPolicySpec.policyTypes")
        let spec = try #require(model.object(named: "NetworkPolicySpec")).name
        #expect(names.text(types, in: spec) == "[PolicyType]")
        #expect(names.closedSet(of: ["Egress", "Ingress"])?.text == "NetworkPolicySpec.PolicyType")
        #expect(names.closedSet(of: ["Egress"]) == nil)
    }

    @Test func setsOfSeveralStructs() throws {
        let names = SwiftTypeNames(
            try model(
                """
                test.ServicePort: {type: object, properties: {protocol: {type: string, enum: [TCP, UDP]}}}
                test.ContainerPort: {type: object, properties: {protocol: {type: string, enum: [UDP, TCP]}}}
                test.First: {type: object, properties: {mode: {type: string, enum: [A, B]}, way: {type: string, enum: [A, B]}}}
                test.Second: {type: object, properties: {kind: {type: string, enum: [X, Y]}}}
                test.Third: {type: object, properties: {form: {type: array, items: {type: string, enum: [X, Y]}}}}
                """))
        #expect(names.closedSets.map(\.text) == ["PortProtocol", "First.Mode", "SecondKind"])
        #expect(
            names.closedSets.map { $0.blueprint.documentation } == [
                "The values of `ContainerPort.protocol` and `ServicePort.protocol`.",
                "The values of `mode` and `way`.",
                "The values of `Second.kind` and `Third.form`.",
            ])
    }

    @Test func namesThatMeanSomethingElse() throws {
        let model = try model(
            ["Type", "Protocol", "Self", "Any", "Optional", "Codable", "String", "Encoder", "CodingKeys", "JSONValue"]
                .map { "test.\($0): {type: object, properties: {type: {type: string, enum: [A, \($0)]}}}" }
                .joined(separator: "\n"))
        let names = SwiftTypeNames(model)
        #expect(
            model.objects.keys.map(names.name) == [
                "AnyObject2", "CodableObject", "CodingKeysObject", "EncoderObject", "JSONValue2", "OptionalObject",
                "ProtocolObject", "SelfObject", "StringObject", "TypeObject",
            ])
        #expect(names.closedSets.first?.text == "AnyObject2.AnyType")
    }

    @Test func namesThatDifferInCaseOnly() throws {
        let names = SwiftTypeNames(
            try model(
                """
                test.JSONPatch: {type: object, properties: {a: {type: string}}}
                test.JsonPatch: {type: object, properties: {b: {type: string}}}
                """))
        #expect(names.topLevelNames.isSuperset(of: ["JSONPatch", "JsonPatch2"]))
    }

    @Test func nestedTypesHideNothing() throws {
        let model = try model(
            """
            test.Sample:
              type: object
              properties:
                status: {type: string, enum: [A, B]}
                other: {$ref: '#/components/schemas/test.Status'}
            test.Status: {type: object, properties: {text: {type: string}}}
            """)
        #expect(SwiftTypeNames(model).closedSets.map(\.text) == ["Sample.SampleStatus"])
    }
}
