import Codegen
import Diagnostics
import Files
import Testing

/// `sluice init --adopt`: the usual shapes of hand-written policies, bound.
@Suite struct ChartMigrations {
    struct Shape: CustomTestStringConvertible, Sendable {
        var name: String
        var values: String
        var body: String
        /// Parts of the new schema.
        var schema: [String]
        /// Parts of what is said.
        var notes: [String]
        var testDescription: String { name }
    }

    static let shapes = [
        Shape(
            name: "toYaml", values: "networkPolicy:\n  enabled: false\n  egress: []\n",
            body: """
                {{- if .Values.networkPolicy.enabled }}
                kind: NetworkPolicy
                metadata:
                  name: {{ template "x.name" . }}
                spec:
                  egress:
                    {{- .Values.networkPolicy.egress | toYaml | nindent 4 }}
                {{- end }}
                """,
            schema: [#""metadata.name": "{{ include \"x.name\" . }}""#, "NetworkPolicyEgressRule"],
            notes: ["spec.egress is networkPolicy.egress"]),
        Shape(
            name: "with and dot", values: "networkPolicy: {}\n",
            body: """
                {{- with .Values.networkPolicy }}
                kind: NetworkPolicy
                metadata:
                  name: {{ include "x.name" $ }}
                  {{- with .annotations }}
                  annotations: {{ toYaml . | nindent 4 }}
                  {{- end }}
                spec:
                  policyTypes:
                  {{- if .egress }}
                    - Egress
                  {{- end }}
                  {{- with .egress }}
                  egress:
                    {{- toYaml . | nindent 4 }}
                  {{- end }}
                {{- end }}
                """,
            schema: [#"{{- with .Values.networkPolicy }}\n{{- if .egress }}\n- Egress"#, #""enabled""#],
            notes: ["metadata.annotations is networkPolicy.annotations", "now networkPolicy.enabled switches it on"]),
        Shape(
            name: "variables and other gates",
            values: "server:\n  enabled: true\n  networkPolicy:\n    create: true\n    extraEgress: []\n",
            body: """
                {{- if and .Values.server.enabled .Values.server.networkPolicy.create }}
                {{- $np := .Values.server.networkPolicy }}
                kind: NetworkPolicy
                metadata:
                  name: {{ .Release.Name }}-server
                spec:
                  podSelector:
                    matchLabels:
                      app: {{ .Release.Name }}
                      part: server
                  egress:
                    - ports:
                        - port: 53
                    {{- if $np.extraEgress }}
                    {{- include "common.tplvalues.render" (dict "value" $np.extraEgress "context" $) | nindent 4 }}
                    {{- end }}
                {{- end }}
                """,
            schema: [
                #""when": ["server.enabled", "server.networkPolicy.create"]"#,
                #"app: {{ .Release.Name }}\npart: server"#,
                #""spec.egress": "#,
                #""x-sluice": { "field": "spec.egress" }"#,
            ],
            notes: ["spec.egress is server.networkPolicy.extraEgress", "spec.egress keeps the rules of the template"]),
    ]

    private func chart(_ values: String, _ templates: [String: String]) throws -> Scratch {
        let scratch = Scratch()
        try scratch.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        try scratch.write(values, "values.yaml")
        for (name, text) in templates { try scratch.write(text, "templates/\(name).yaml") }
        return scratch
    }

    @Test(arguments: shapes) func shapeIsBound(_ shape: Shape) throws {
        let scratch = try chart(shape.values, ["np": shape.body])
        let plan = try ChartInit(folder: scratch.path, adopts: true).plan()
        try WriteSession([scratch.path]).commit(try plan.changes())
        let schema = try scratch.read("values.schema.json")
        for part in shape.schema { #expect(schema.contains(part), "\(part)\n\(schema)") }
        let notes = plan.notes.joined(separator: "\n")
        for part in shape.notes { #expect(notes.contains(part), "\(notes)") }
        #expect(throws: (any Error).self) { try scratch.read("templates/np.yaml") }
        // What is bound stays as it is.
        let again = try ChartGeneration(folder: scratch.path, definitions: DefinitionsInput()).plan().changes()
        #expect(again.isEmpty)
    }

    @Test func withoutTheFlagItIsNamed() throws {
        let scratch = try chart(Self.shapes[0].values, ["np": Self.shapes[0].body])
        let before = scratch.snapshot
        let error = try #require(throws: SluiceError.self) { try ChartInit(folder: scratch.path).plan() }
        #expect(error.findings.map(\.rule) == ["init-existing"])
        #expect(scratch.snapshot == before)
    }

    @Test func twoPoliciesOfOneBlockAreRefused() throws {
        let scratch = try chart(Self.shapes[0].values, ["a": Self.shapes[0].body, "b": Self.shapes[0].body])
        let error = try #require(throws: SluiceError.self) { try ChartInit(folder: scratch.path, adopts: true).plan() }
        #expect(error.findings.map(\.rule) == ["init-two-policies"])
        #expect(error.findings.first?.location?.description.hasSuffix("templates/b.yaml:2:1") == true)
    }

    @Test func fieldsThatShareABranchAreRefused() throws {
        let body = """
            {{- if .Values.networkPolicy.enabled }}
            kind: NetworkPolicy
            metadata:
              name: x
            spec:
              {{- if .Values.networkPolicy.egress }}
              policyTypes: [Egress]
              egress: {{ toYaml .Values.networkPolicy.egress | nindent 4 }}
              {{- end }}
            {{- end }}
            """
        let scratch = try chart(Self.shapes[0].values, ["np": body])
        let error = try #require(throws: SluiceError.self) { try ChartInit(folder: scratch.path, adopts: true).plan() }
        #expect(error.findings.map(\.rule) == ["init-entangled"])
    }
}
