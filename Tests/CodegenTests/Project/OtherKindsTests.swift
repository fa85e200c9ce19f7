import SluiceCodegen
import SluiceDiagnostics
import Foundation
import SluiceKubernetesAPI
import Testing
import SluiceYAML

/// Nothing is about NetworkPolicy alone: other kinds and CRDs give fragments that Helm renders, and Swift that compiles.
@Suite struct OtherKinds {
    private func model(_ resource: String) throws -> TypeModel {
        let folder = try #require(
            ProcessInfo.processInfo.environment["SLUICE_KUBERNETES_DEFINITIONS"],
            "SLUICE_KUBERNETES_DEFINITIONS is not set; run the tests through scripts/test")
        return try DefinitionsInput(paths: [folder + "/v1.37.0-local/_definitions.json"]).model(roots: [resource])
    }

    private func rendered(_ schema: String, model: TypeModel, _ settings: [String]) throws -> String {
        let generator = try Generator(
            GeneratorInput(
                chartName: "demo", schema: SourceText(file: "values.schema.json", bytes: Array(schema.utf8)),
                skeletons: .builtIn, model: model))
        let scratch = Scratch()
        try scratch.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        for file in try generator.fragments() { try scratch.write(file.contents, file.path) }
        try scratch.write(Data(try generator.schema()), "values.schema.json")
        try scratch.write(
            Data(try generator.values(completing: SourceText(file: "values.yaml", bytes: []))), "values.yaml")
        let outcome = try RealHelm.template(scratch.path, ["--set", "policy.enabled=true"] + settings)
        #expect(outcome.isFine, "\(outcome.output)")
        try TypeCheck.expectFine(try generator.swift())
        return outcome.output
    }

    @Test func podDisruptionBudget() throws {
        let text = schema(
            #"{ "resource": "policy/v1/PodDisruptionBudget", "set": { "metadata.name": "x", "spec.selector.matchLabels": { "app": "x" } } }"#,
            properties: #""minAvailable": {}, "maxUnavailable": {}"#)
        let output = try rendered(
            text, model: try model("policy/v1/PodDisruptionBudget"),
            ["--set", "policy.minAvailable=50%"])
        #expect(output.contains("kind: PodDisruptionBudget") && output.contains("minAvailable: \"50%\""))
    }

    @Test func ingress() throws {
        let text = schema(
            #"{ "resource": "networking.k8s.io/v1/Ingress", "set": { "metadata.name": "x" } }"#,
            properties: #"""
                "ingressClassName": {}, "rules": {}, "annotations": {},
                "hosts": { "type": "array", "items": { "type": "string" }, "x-sluice": { "add": { "spec.rules": [ { "host": "$item",
                  "http": { "paths": [ { "path": "/", "pathType": "Prefix", "backend": { "service": { "name": "web", "port": { "number": 80 } } } } ] } } ] } } }
                """#)
        let output = try rendered(
            text, model: try model("networking.k8s.io/v1/Ingress"),
            ["--set", "policy.hosts={a.example,b.example}", "--set", "policy.ingressClassName=nginx"])
        #expect(output.contains("host: \"b.example\"") && output.contains("ingressClassName: \"nginx\""))
    }

    @Test func customResourceWithNestedObjects() throws {
        let definition = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: { name: flowpolicies.net.example }
            spec:
              group: net.example
              names: { kind: FlowPolicy, plural: flowpolicies }
              scope: Namespaced
              versions:
                - name: v2
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            egress:
                              type: array
                              items:
                                type: object
                                properties:
                                  toCIDR: { type: array, items: { type: string } }
                                  toPorts:
                                    type: array
                                    items:
                                      type: object
                                      properties:
                                        ports:
                                          type: array
                                          items:
                                            type: object
                                            required: [port]
                                            properties:
                                              port: { x-kubernetes-int-or-string: true }
                                              protocol: { type: string, enum: [TCP, UDP] }
            """
        let text = schema(
            #"{ "resource": "net.example/v2/FlowPolicy", "set": { "metadata.name": "x" } }"#,
            properties: #"""
                "egress": {},
                "cidrs": { "type": "array", "items": { "type": "string" }, "x-sluice": { "per": "value", "add": { "spec.egress": [
                  { "toCIDR": "$value", "toPorts": [ { "ports": [ { "port": 443, "protocol": "TCP" } ] } ] } ] } } }
                """#)
        let model = try DefinitionsLoader.load(Array(definition.utf8), file: "crd.yaml")
        let output = try rendered(
            text, model: model,
            ["--set", "policy.cidrs={10.0.0.0/8}", "--set-json", #"policy.egress=[{"toCIDR":["192.0.2.0/24"]}]"#])
        #expect(
            output.contains("kind: FlowPolicy") && output.contains("- 10.0.0.0/8") && output.contains("- 192.0.2.0/24"))
    }
}
