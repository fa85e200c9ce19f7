import SluiceCodegen
import SluiceDiagnostics
import SluiceKubernetesAPI
import Testing
import SluiceYAML

/// Strict entries and guards of a custom resource refuse what its server refuses, and nothing else, in every Helm.
@Suite struct ServerChecksTests {
    private static let definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec:
          group: example.com
          names: {kind: Gate}
          versions:
            - name: v1
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      properties:
                        rules:
                          type: array
                          items:
                            type: object
                            required: [mode]
                            x-kubernetes-validations:
                              - {rule: "!has(self.low) || !has(self.high) || self.low <= self.high", message: say \\"so\\" 100%}
                              - {rule: "!(has(self.cidr) && has(self.host))", message: cidr or host}
                              - {rule: "self.mode != 'Host' || has(self.host)", message: Host needs a host}
                            properties:
                              mode: {type: string, default: Any}
                              cidr: {type: string, format: cidr}
                              host: {type: string, nullable: true}
                              low: {type: integer, format: int32}
                              high: {type: integer}
                              share: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 0.5}
                              step: {type: integer, multipleOf: 5}
                              ports:
                                type: array
                                x-kubernetes-list-type: map
                                x-kubernetes-list-map-keys: [port]
                                items: {type: object, required: [port], properties: {port: {type: integer}}}
        """

    static let cases: [(rule: String, isAccepted: Bool)] = [
        (#"{}"#, true), (#"{"cidr": "10.0.0.0/8"}"#, true), (#"{"cidr": "010.0.0.0/08"}"#, true),
        (#"{"cidr": "2001:db8::/32"}"#, true), (#"{"cidr": "::ffff:10.0.0.0/104"}"#, true),
        (#"{"cidr": "10.0.0.0"}"#, false), (#"{"cidr": "nonsense"}"#, false), (#"{"cidr": "10.0.0.0/33"}"#, false),
        (#"{"low": 1, "high": 1}"#, true), (#"{"low": 2, "high": 1}"#, false), (#"{"low": 2}"#, true),
        (#"{"low": 2147483648}"#, false), (#"{"high": 2147483648}"#, true),
        (#"{"cidr": "10.0.0.0/8", "host": "x"}"#, false), (#"{"mode": "Host"}"#, false),
        (#"{"mode": "Host", "host": "x"}"#, true), (#"{"share": 0}"#, false), (#"{"share": 0.1}"#, true),
        (#"{"share": 0.5}"#, true), (#"{"share": 0.6}"#, false), (#"{"step": 10}"#, true), (#"{"step": 11}"#, false),
        (#"{"ports": [{"port": 1}, {"port": 2}]}"#, true), (#"{"ports": [{"port": 1}, {"port": 1}]}"#, false),
    ]

    @Test(arguments: RealHelm.all)
    func verdicts(helm: String) throws {
        let text = schema(
            #"{ "resource": "example.com/v1/Gate", "set": { "metadata.name": "x" } }"#, properties: #""rules": {}"#)
        let generator = try Generator(
            GeneratorInput(
                chartName: "demo", schema: SourceText(file: "values.schema.json", bytes: Array(text.utf8)),
                skeletons: .builtIn, model: try DefinitionsLoader.load(Array(Self.definition.utf8), file: "crd.yaml")))
        let scratch = Scratch()
        try scratch.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        for file in try generator.fragments() { try scratch.write(file.contents, file.path) }
        try scratch.write(String(decoding: try generator.schema(), as: UTF8.self), "values.schema.json")
        try scratch.write(
            String(
                decoding: try generator.values(completing: SourceText(file: "values.yaml", bytes: [])), as: UTF8.self),
            "values.yaml")
        var wrong: [String] = []
        for (rule, isAccepted) in Self.cases {
            try scratch.write(#"{"policy": {"enabled": true, "rules": [\#(rule)]}}"#, "v.json")
            let outcome = try RealHelm.template(scratch.path, ["-f", scratch.path + "/v.json"], helm: helm)
            if outcome.isFine != isAccepted { wrong.append("\(rule): \(outcome.output)") }
        }
        #expect(wrong == [])
    }
}
