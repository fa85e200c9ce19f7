import Foundation
import Testing
import SluiceYAML

/// Charts that render policies by hand: `init` and `init --adopt` prove that nothing else changes, or say why not and
/// leave every byte as it is.
@Suite struct AdoptionTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var files: [String: String]
        /// What `init` prints, for the first line that has a rule.
        var refusal = "init-existing"
        /// What `init --adopt` prints to standard error, without the number of renders; empty where it is done.
        var objections: [String]
    }

    private static let rules = """
          podSelector: {}
          policyTypes: [Egress]
        """

    /// A policy from the block `networkPolicy`, with other lines of `spec`.
    private static func policy(
        gate: String = ".Values.networkPolicy.enabled", spec: String = "  egress: []", before: String = ""
    ) -> String {
        """
        \(before){{- if \(gate) }}
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: {{ .Release.Name }}
        spec:
        \(rules)
        \(spec)
        {{- end }}

        """
    }

    private static let list = """
          egress:
            {{- toYaml .Values.networkPolicy.egress | nindent 4 }}
        """
    private static let values = "networkPolicy:\n  enabled: false\n  egress: []\n"

    static let shapes = [
        Shape(
            testDescription: "a list through toYaml",
            files: ["values.yaml": values, "templates/np.yaml": policy(spec: list)], objections: []),
        Shape(
            testDescription: "a gate with another name, in the file that Sluice would write",
            files: [
                "values.yaml": "policies: {create: true}\n",
                "templates/networkpolicy.yaml": policy(gate: ".Values.policies.create"),
            ],
            objections: [
                "templates/networkpolicy.yaml:3:1: error: this NetworkPolicy cannot be bound: its template holds other "
                    + "documents, or reads no block of values named networkPolicy [init-entangled]"
            ]),
        Shape(
            testDescription: "quoted, without a gate",
            files: ["templates/networkpolicy.yaml": "\"kind\": \"NetworkPolicy\"\nmetadata: {name: x}\n"],
            objections: [
                "templates/networkpolicy.yaml:1:1: error: this NetworkPolicy cannot be bound: its template holds other "
                    + "documents, or reads no block of values named networkPolicy [init-entangled]"
            ]),
        Shape(
            testDescription: "one policy for each entry of a map",
            files: [
                "values.yaml": "apps: {a: {}, b: {}}\n",
                "templates/networkpolicy.yaml": """
                {{- range $name, $app := .Values.apps }}
                ---
                kind: NetworkPolicy
                metadata:
                  name: {{ $name }}
                {{- end }}

                """,
            ],
            objections: [
                "templates/networkpolicy.yaml:3:1: error: this NetworkPolicy cannot be bound: its template holds other "
                    + "documents, or reads no block of values named networkPolicy [init-entangled]"
            ]),
        Shape(
            testDescription: "a boolean that is named like a block",
            files: [
                "values.yaml": "security: {networkPolicies: true}\n",
                "templates/np.yaml": policy(gate: ".Values.security.networkPolicies"),
            ],
            objections: [
                "templates/np.yaml:3:1: error: this NetworkPolicy of security.networkPolicies cannot be bound as it is: its condition is not "
                    + "made of values of the chart, joined by `and` [init-entangled]"
            ]),
        Shape(
            testDescription: "if and else around a key",
            files: [
                "values.yaml": "networkPolicy: {enabled: true, ingress: {enabled: true}}\n",
                "templates/np.yaml": policy(
                    spec: """
                          {{- if .Values.networkPolicy.ingress.enabled }}
                          ingress:
                            - from: [{podSelector: {}}]
                          {{- else }}
                          ingress: []
                          {{- end }}
                        """),
            ],
            objections: ["no value of the chart became typed"]),
        Shape(
            testDescription: "a block behind a $ref",
            files: [
                "values.yaml": values, "templates/np.yaml": policy(spec: list),
                "values.schema.json": """
                {"type": "object", "properties": {"networkPolicy": {"$ref": "#/definitions/np"}},
                 "definitions": {"np": {"type": "object"}}}
                """,
            ],
            objections: [
                "values.schema.json:1:61: error: the schema's networkPolicy is defined elsewhere, by this $ref "
                    + "[init-shape]"
            ]),
        Shape(
            testDescription: "either of two gates",
            files: [
                "values.yaml": values + "global: {policies: false}\n",
                "templates/np.yaml": policy(
                    gate: "or .Values.networkPolicy.enabled .Values.global.policies", spec: list),
            ],
            objections: [
                "templates/np.yaml:3:1: error: this NetworkPolicy of networkPolicy cannot be bound as it is: its condition is not "
                    + "made of values of the chart, joined by `and` [init-entangled]"
            ]),
        Shape(
            testDescription: "a comment behind a line",
            files: ["values.yaml": values, "templates/np.yaml": policy(spec: list + "\n  ingress: [] # why")],
            objections: ["templates/np.yaml:11:1: error: this template has comments"]),
        Shape(
            testDescription: "a template that another one names",
            files: [
                "values.yaml": values, "templates/np.yaml": policy(spec: list),
                "templates/cm.yaml": "kind: ConfigMap\nmetadata: {name: np.yaml}\n",
            ],
            objections: ["templates/cm.yaml: error: this file names np.yaml, and that template would be gone"]),
        Shape(
            testDescription: "empty lists that `with` drops",
            files: [
                "values.yaml": "networkPolicy: {enabled: true, egress: []}\n",
                "templates/np.yaml": policy(
                    spec: """
                          {{- with .Values.networkPolicy.egress }}
                          egress:
                            {{- toYaml . | nindent 4 }}
                          {{- end }}
                        """),
            ],
            objections: ["NetworkPolicy release: spec.egress: absent -> [] (defaults)"]),
        Shape(
            testDescription: "text where a list is expected",
            files: [
                "values.yaml": "networkPolicy: {enabled: false, egress: \"\"}\n",
                "templates/np.yaml": policy(
                    spec: """
                          egress:
                            {{- toYaml .Values.networkPolicy.egress | nindent 4 }}
                        """),
            ],
            objections: ["values that rendered before are refused"]),
        Shape(
            testDescription: "comments",
            files: [
                "values.yaml": values, "templates/np.yaml": policy(spec: "  # Why this is so.\n" + list),
            ],
            objections: [
                "templates/np.yaml:9:1: error: this template has comments, which its replacement would not have "
                    + "[adopt-comments]"
            ]),
        Shape(
            testDescription: "a test that names the template",
            files: [
                "values.yaml": values, "templates/np.yaml": policy(spec: list),
                "tests/np_test.yaml": "suite: np\ntemplates: [np.yaml]\n",
            ],
            objections: [
                "tests/np_test.yaml: error: this file names np.yaml, and that template would be gone [adopt-named]"
            ]),
        Shape(
            testDescription: "several documents",
            files: [
                "values.yaml": values,
                "templates/all.yaml": "kind: Service\nmetadata: {name: s}\n---\n" + policy(spec: list),
            ],
            objections: [
                "templates/all.yaml:6:1: error: this NetworkPolicy cannot be bound: its template holds other documents, "
                    + "or reads no block of values named networkPolicy [init-entangled]"
            ]),
        Shape(
            testDescription: "a schema that is stricter than the API",
            files: [
                "values.yaml": values, "templates/np.yaml": policy(spec: list),
                "values.schema.json": """
                {"type": "object", "properties": {"networkPolicy": {"type": "object", "properties": {
                  "enabled": {"type": "boolean"},
                  "egress": {"type": "array", "items": {"type": "object", "minProperties": 1}}}}}}
                """,
            ], objections: []),
        Shape(
            testDescription: "a schema that Helm ignores",
            files: [
                "values.yaml": values, "templates/np.yaml": policy(spec: list), ".helmignore": "*.json\n",
            ], objections: ["no value of the chart became typed"]),
        Shape(
            testDescription: "a schema that has no egress",
            files: [
                "values.yaml": "networkPolicy: {enabled: false}\n",
                "values-prod.yaml": "networkPolicy: {enabled: true, egress: [{}]}\n",
                "templates/np.yaml": policy(
                    spec: """
                          egress:
                            {{- toYaml .Values.networkPolicy.egress | nindent 4 }}
                        """),
                "values.schema.json": """
                {"type": "object", "properties": {"networkPolicy": {"type": "object", "additionalProperties": false,
                 "properties": {"enabled": {"type": "boolean"}}}}}
                """,
            ],
            objections: [
                "NetworkPolicy release: spec.egress: null -> [] (defaults, networkPolicy on)",
                "values that were refused before render now",
            ]),
    ]

    private static func place(_ shape: Shape) throws -> Workplace {
        let place = try Workplace()
        try place.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        for (name, text) in shape.files { try place.write(text, name) }
        return place
    }

    @Test(arguments: shapes) func initNamesTheTemplate(_ shape: Shape) throws {
        let place = try Self.place(shape)
        let before = place.contents
        for arguments in [["init"], ["init", "--dry-run"]] {
            let outcome = try Program.run(arguments, in: place.path)
            #expect(outcome.code == 2 && outcome.errors.contains("[\(shape.refusal)]"), "\(outcome)")
            #expect(place.changes(since: before).isEmpty)
        }
    }

    @Test(arguments: shapes) func adoptionIsProvedOrRefused(_ shape: Shape) throws {
        let place = try Self.place(shape)
        let before = place.contents
        let outcome = try Program.run(["init", "--adopt"], in: place.path)
        guard !shape.objections.isEmpty else {
            #expect(outcome.code == 0, "\(outcome)")
            // What the template rendered is what its replacement renders, to real Helm too, and a typo is refused.
            for path in ["SLUICE_HELM_4", "SLUICE_HELM_3"] {
                let helm = try #require(ProcessInfo.processInfo.environment[path])
                let old = try Self.place(shape)
                for settings in ["enabled=false", "enabled=true"] {
                    let arguments = ["template", "r", ".", "--set", "networkPolicy.\(settings)"]
                    let (left, right) = (
                        try Program.run(arguments, in: old.path, file: helm),
                        try Program.run(arguments, in: place.path, file: helm)
                    )
                    #expect(left.code == 0)
                    #expect(try Self.objects(left.output) == Self.objects(right.output))
                }
                for rule in ["{\"prots\":[]}", "{}"] where rule != "{}" || before["values.schema.json"] != nil {
                    let typo = try Program.run(
                        ["template", "r", ".", "--set-json", "networkPolicy.egress=[\(rule)]"], in: place.path,
                        file: helm)
                    #expect(typo.code != 0, "\(rule)")
                }
            }
            #expect(try Program.run(["golden", "--update"], in: place.path).code == 0)
            #expect(try Program.run(["golden"], in: place.path).code == 0)
            #expect(try Program.run(["generate", "--check"], in: place.path).code == 0)
            return
        }
        #expect(outcome.code == 1, "\(outcome)")
        #expect(place.changes(since: before).isEmpty)
        let lines = outcome.errors.split(separator: "\n").map(String.init)
        let isProof = lines.contains { $0.hasPrefix("the adoption cannot be proved") }
        let stated = lines.filter { line in
            isProof ? line.hasPrefix("  ") : !line.hasPrefix(" ") && line.contains("error: ")
        }.map { String($0.drop { $0 == " " }) }
        #expect(stated.count == shape.objections.count, "\(outcome.errors)")
        for (reason, expected) in zip(stated, shape.objections) { #expect(reason.hasPrefix(expected), "\(reason)") }
    }

    /// What a cluster would get.
    private static func objects(_ text: String) throws -> [Value] {
        try parseAll(Array(text.utf8), file: "rendered").map { $0.value() }.filter { $0 != .null }
    }
}
