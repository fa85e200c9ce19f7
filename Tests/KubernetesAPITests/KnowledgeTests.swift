import SluiceDiagnostics
import SluiceKubernetesAPI
import Testing
import SluiceYAML

/// What the built-in files state of a kind is added to the structure that other definitions declare.
@Suite struct KnowledgeTests {
    /// NetworkPolicy with the names of Kubernetes and nothing but its structure.
    static func bare(prefix: String) -> String {
        """
        definitions:
          \(prefix).NetworkPolicy:
            type: object
            x-kubernetes-group-version-kind: [{group: networking.k8s.io, version: v1, kind: NetworkPolicy}]
            properties:
              apiVersion: {type: string}
              kind: {type: string}
              spec: {$ref: '#/definitions/\(prefix).NetworkPolicySpec'}
          \(prefix).NetworkPolicySpec:
            type: object
            properties:
              egress: {type: array, items: {$ref: '#/definitions/\(prefix).NetworkPolicyEgressRule'}}
          \(prefix).NetworkPolicyEgressRule:
            type: object
            properties:
              future: {type: string, maxLength: 3}
              ports: {type: array, items: {$ref: '#/definitions/\(prefix).NetworkPolicyPort'}}
              to: {type: array, items: {$ref: '#/definitions/\(prefix).NetworkPolicyPeer'}}
          \(prefix).NetworkPolicyPeer:
            type: object
            properties: {ipBlock: {$ref: '#/definitions/\(prefix).IPBlock'}}
          \(prefix).NetworkPolicyPort:
            type: object
            properties:
              endPort: {type: integer, format: int32, minimum: 0}
              port: {x-kubernetes-int-or-string: true}
              protocol: {type: string}
          \(prefix).IPBlock:
            type: object
            required: [cidr]
            properties: {cidr: {type: string}, except: {type: array, items: {type: string}}}
        """
    }

    @Test(arguments: ["io.k8s.api.networking.v1", "com.example.mirror"])
    func ofAKindDeclaredElsewhere(prefix: String) throws {
        let known = try DefinitionsLoader.embedded()
        let model = try load(Self.bare(prefix: prefix), roots: ["networking.k8s.io/v1/NetworkPolicy"])
        for name in ["NetworkPolicyPort", "IPBlock"] {
            let (own, other) = (try #require(model.object(named: name)), try #require(known.object(named: name)))
            #expect(own.rules == other.rules)
            #expect(own.isPolicyPart)
            // The order of the built-in fields, so that what is generated has one order.
            #expect(own.fields.map(\.name) == other.fields.map(\.name))
        }
        #expect(try model.type(at: "IPBlock.cidr") == known.type(at: "IPBlock.cidr"))
        #expect(try model.type(at: "NetworkPolicyPort.port") == known.type(at: "NetworkPolicyPort.port"))
        // What the definitions state themselves is kept.
        #expect(
            try model.type(at: "NetworkPolicyPort.endPort")
                == .integer(NumberConstraints(format: "int32", minimum: 0, maximum: 65535)))
        let rule = try #require(model.object(named: "NetworkPolicyEgressRule"))
        #expect(
            rule.fields.map { "\($0.name) \($0.absence) \($0.elements) \($0.emptyMeansEverything)" } == [
                "ports widens alternatives false", "to widens alternatives true", "future unstated unstated false",
            ])
    }

    @Test func builtInKindsAreAdded() throws {
        let text = CustomResourceTests.definition(kind: "Gate")
        let roots = ["policy.example.io/v1/Gate", "networking.k8s.io/v1/NetworkPolicy"]
        let model = try load(text, roots: roots)
        #expect(model.resources.keys.elements == ["networking.k8s.io/v1/NetworkPolicy", "policy.example.io/v1/Gate"])
        #expect(
            model.object(named: "NetworkPolicyPort")
                == (try DefinitionsLoader.embedded()).object(named: "NetworkPolicyPort"))
    }

    @Test func unknownResource() {
        let text = CustomResourceTests.definition(kind: "Gate")
        #expect(
            findings { _ = try load(text, roots: ["policy.example.io/v1/Gaet"]) } == [
                "the API definitions have no policy.example.io/v1/Gaet (did you mean policy.example.io/v1/Gate?)"
            ])
        #expect(
            findings { _ = try load(text, roots: ["batch/v1/CronJob"]) } == [
                "the API definitions have no batch/v1/CronJob (valid here: networking.k8s.io/v1/NetworkPolicy, "
                    + "networking.k8s.io/v1/NetworkPolicyList, policy.example.io/v1/Gate)"
            ])
    }

    @Test func unservedVersions() throws {
        let text =
            CustomResourceTests.definition(kind: "Gate")
            + "    - {name: v2, served: true, schema: {openAPIV3Schema: {type: object}}}\n"
            + "    - {name: v1alpha1, served: false}\n"
        #expect(try load(text).resources.keys.elements == ["policy.example.io/v1/Gate", "policy.example.io/v2/Gate"])
        #expect(
            findings { _ = try load(text, roots: ["policy.example.io/v1alpha1/Gate"]) } == [
                "the API definitions have policy.example.io/v1alpha1/Gate, but the API server does not serve this "
                    + "version (served: policy.example.io/v1/Gate, policy.example.io/v2/Gate)"
            ])
    }

    @Test func filesOfAFolder() throws {
        func source(_ text: String, _ name: String) -> DefinitionsSource {
            DefinitionsSource(bytes: Array(text.utf8), file: "crds/\(name)", folder: "crds")
        }
        let others = [
            source("kind: Deployment\napiVersion: apps/v1\n", "deployment.yaml"),
            source("{{ if .Values.x }}\na: b: c\n", "template.yaml"),
            source(#"{"definitions": {"a": {"type": "object", "properties": {}}}}"#, "values.schema.json"),
        ]
        let model = try DefinitionsLoader.load(
            others + [source(CustomResourceTests.definition(kind: "Gate"), "gate.yaml")])
        #expect(model.resources.keys.elements == ["policy.example.io/v1/Gate"])
        #expect(model.fileCounts == FileCounts(read: 4, ignored: 3))
        #expect(model.fileCounts.note == "definitions: 4 files read, 3 passed over (no API definitions)")
        #expect(
            findings { _ = try DefinitionsLoader.load(others) } == [
                "crds:0:0: there are no API definitions in this folder (give a folder of OpenAPI documents, JSON Schema "
                    + "collections or custom resource definitions)"
            ])
    }
}

/// What is stated of policy APIs whose structure their own definitions declare.
@Suite struct PolicyFactsTests {
    /// A policy with Cilium's name and a few fields of its own words.
    static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: cilium.io
          names: {kind: CiliumNetworkPolicy}
          versions:
            - name: v2
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        description: {type: string}
                        egress: &rules
                          type: array
                          items:
                            type: object
                            properties:
                              toFQDNs: {type: array, items: {type: object, properties: {matchName: {type: string}}}}
                              toPorts:
                                type: array
                                items:
                                  type: object
                                  properties:
                                    ports:
                                      type: array
                                      items: {type: object, properties: {port: {type: string}, endPort: {type: integer}}}
                        egressDeny: *rules
                    status: {type: object, properties: {ready: {type: boolean}}}
        """

    @Test func factsByPath() throws {
        let model = try load(Self.definition)
        let lines = model.objects.values.filter { $0.name.short.hasPrefix("Cilium") }.flatMap { object in
            object.fields.filter { $0.absence != .unstated || $0.elements != .unstated }.map {
                "\(object.name.short).\($0.name) \($0.absence) \($0.elements)"
            }
        }
        #expect(
            lines == [
                "CiliumNetworkPolicySpec.description harmless unstated",
                "CiliumNetworkPolicySpec.egress widens alternatives",
                "CiliumNetworkPolicySpecEgress.toFQDNs unstated alternatives",
                "CiliumNetworkPolicySpecEgress.toPorts unstated alternatives",
                "CiliumNetworkPolicySpecEgressToPorts.ports unstated alternatives",
                "CiliumNetworkPolicySpecEgressToPortsPorts.endPort harmless unstated",
            ])
        #expect(
            model.objects.values.filter { $0.name.short.hasPrefix("Cilium") && !$0.isPolicyPart }.map(\.name.short) == [
                "CiliumNetworkPolicy", "CiliumNetworkPolicyStatus",
            ])
    }

    /// Below a field that denies nothing is stated, also where the type is that of a rule that allows.
    @Test func sharedTypesStateOnlyWhatHoldsEverywhere() throws {
        let text = """
            definitions:
              io.cilium.v2.CiliumNetworkPolicy:
                x-kubernetes-group-version-kind: [{group: cilium.io, version: v2, kind: CiliumNetworkPolicy}]
                type: object
                properties: {spec: {$ref: '#/definitions/io.cilium.v2.Rule'}}
              io.cilium.v2.Rule:
                type: object
                properties:
                  egress: {type: array, items: {$ref: '#/definitions/io.cilium.v2.EgressRule'}}
                  egressDeny: {type: array, items: {$ref: '#/definitions/io.cilium.v2.EgressRule'}}
              io.cilium.v2.EgressRule:
                type: object
                properties: {toCIDR: {type: array, items: {type: string}}}
            """
        let rule = try #require(try load(text).object(named: "EgressRule"))
        #expect(rule.isPolicyPart)
        #expect(rule.fields.map(\.elements) == [.unstated])
    }

    @Test(arguments: [
        "cilium.io", "projectcalico.org", "policy.networking.k8s.io", "networking.k8s.aws", "crd.antrea.io", "istio.io",
    ])
    func builtInFilesAreRead(group: String) throws {
        let text = CustomResourceTests.definition(kind: "Gate").replacing("policy.example.io", with: "x." + group)
        #expect(try load(text).resources.keys.elements == ["x.\(group)/v1/Gate"])
    }

    @Test func unknownKey() {
        let text = "x-sluice-policies: [{resources: [a/v1/B], harmles: [a]}]\n"
        #expect(
            findings { _ = try load(text, file: "d") } == [
                "d:1:43: x-sluice-policies has no \"harmles\" (did you mean harmless?)"
            ])
    }

    @Test(arguments: [
        ("x-sluice-absent: harmful", "x-sluice-absent is \"widens\" or \"harmless\""),
        ("x-sluice-elements: any", "x-sluice-elements is \"alternatives\" or \"conditions\""),
    ])
    func misspeltKeywords(keyword: String, message: String) {
        let found = findings { _ = try load(sample("a: {type: array, items: {}, \(keyword)}"), file: "d") }
        #expect(found.count == 1 && found[0].hasSuffix(message), "\(found)")
    }
}
