import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
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
                    {{- toYaml $np.extraEgress | nindent 4 }}
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

    /// What a declaration cannot say: other conditions, values that are changed on the way, text that would be lost.
    @Test(arguments: [
        ("{{- with .Values.networkPolicy }}", "  egress: {{ toYaml .egress | nindent 4 }}"),
        ("{{- if and .Values.networkPolicy.enabled (ne .Values.mode \"open\") }}", "  egress: []"),
        ("{{- if ne .Release.Namespace \"kube-system\" }}", "  egress: []"),
        (
            "{{- if eq .Values.mode \"x\" }}{{ fail \"no\" }}{{ end }}\n{{- if .Values.networkPolicy.enabled }}",
            "  egress: []"
        ),
        ("{{- if .Values.networkPolicy.enabled }}\n{{- include \"x.validate\" . }}", "  egress: []"),
        (
            "{{- if .Values.networkPolicy.enabled }}\n{{- $n := \"a\" }}\n{{- if .Values.b }}{{ $n = \"b\" }}{{ end }}",
            "  egress: []"
        ),
    ])
    func whatWouldBeLostIsRefused(_ gate: String, _ spec: String) throws {
        let body = gate + "\nkind: NetworkPolicy\nmetadata:\n  name: x\nspec:\n" + spec + "\n{{- end }}\n"
        let scratch = try chart(Self.shapes[0].values, ["np": body])
        let error = try #require(throws: SluiceError.self) { try ChartInit(folder: scratch.path, adopts: true).plan() }
        #expect(error.findings.map(\.rule) == ["init-entangled"])
    }

    /// A list that another condition than its own emptiness decides on, or that is rendered as a template, stays text.
    @Test(arguments: [
        "{{- if .Values.useExtra }}\n{{- toYaml .Values.networkPolicy.egress | nindent 4 }}\n{{- end }}",
        "{{- if lt (len .Values.networkPolicy.egress) 3 }}\n{{- toYaml .Values.networkPolicy.egress | nindent 4 }}\n{{- end }}",
        "{{- tpl (toYaml .Values.networkPolicy.egress) $ | nindent 4 }}",
        "{{- include \"common.tplvalues.render\" (dict \"value\" .Values.networkPolicy.egress) | nindent 4 }}",
        "{{- toYaml (uniq .Values.networkPolicy.egress) | nindent 4 }}",
    ])
    func aConditionalListIsNotBound(_ list: String) throws {
        let body =
            "{{- if .Values.networkPolicy.enabled }}\nkind: NetworkPolicy\nmetadata:\n  name: x\nspec:\n  egress:\n"
            + "    - ports: [{port: 53}]\n" + list + "\n{{- end }}\n"
        let scratch = try chart(Self.shapes[0].values, ["np": body])
        let notes = try ChartInit(folder: scratch.path, adopts: true).plan().notes
        #expect(!notes.contains { $0.contains("spec.egress is") }, "\(notes)")
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
