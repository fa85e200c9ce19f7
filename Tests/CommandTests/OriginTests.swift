import Foundation
import Testing

/// Whatever way a part of a policy is written, a finding stands at the line that asks for it: a line of the values where
/// a value is printed, and else the template's.
@Suite struct OriginTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var values: String
        /// The list of rules, from line 7 of templates/np.yaml on.
        var egress: String
        /// Files beside it.
        var files: [String: String] = [:]
        /// Where the mistake is: `file:line`.
        var place: String
    }

    /// Each has one mistake: the address 10.0.0.0/33, or the port 70000.
    static let shapes: [Shape] = [
        Shape(
            testDescription: "literal text", values: "other: 10.0.0.0/33\n",
            egress: "  - to: [{ipBlock: {cidr: 10.0.0.0/33}}]", place: "templates/np.yaml:7"),
        Shape(
            testDescription: "literal text behind a loop", values: "names: [a, b]\n",
            egress:
                "  {{- range .Values.names }}\n  - to: [{podSelector: {matchLabels: {app: {{ . }}}}}]\n  {{- end }}\n"
                + "  - to: [{ipBlock: {cidr: 10.0.0.0/33}}]", place: "templates/np.yaml:10"),
        Shape(
            testDescription: "a list through toYaml",
            values: "other: 10.0.0.0/33\negress:\n  - to: []\n  - to:\n      - ipBlock: {cidr: 10.0.0.0/33}\n",
            egress: "    {{- toYaml .Values.egress | nindent 4 }}", place: "values.yaml:5"),
        Shape(
            testDescription: "a scalar", values: "a: 10.0.0.0/33\nb: {cidr: 10.0.0.0/33}\nc: 10.0.0.0/33\n",
            egress: "  - to: [{ipBlock: {cidr: {{ .Values.b.cidr }}}}]", place: "values.yaml:2"),
        Shape(
            testDescription: "a scalar with quotes", values: "a: 10.0.0.0/33\nb: 10.0.0.0/33\n",
            egress: "  - to:\n      - ipBlock:\n          cidr: {{ .Values.b | quote }}", place: "values.yaml:2"),
        Shape(
            testDescription: "a default of the template", values: "b: \"\"\n",
            egress: "  - to: [{ipBlock: {cidr: {{ .Values.b | default \"10.0.0.0/33\" }}}}]",
            place: "templates/np.yaml:7"),
        Shape(
            testDescription: "a default that is not needed", values: "b: 10.0.0.0/33\n",
            egress: "  - to: [{ipBlock: {cidr: {{ .Values.b | default \"10.0.0.0/33\" }}}}]", place: "values.yaml:1"),
        Shape(
            testDescription: "ternary", values: "flag: true\nb: 10.0.0.0/33\n",
            egress: "  - to: [{ipBlock: {cidr: {{ ternary .Values.b \"10.0.0.0/8\" .Values.flag }}}}]",
            place: "values.yaml:2"),
        Shape(
            testDescription: "range over addresses",
            values: "x: [10.0.0.0/33]\ncidrs:\n  - 10.0.0.0/8\n  - 10.0.0.0/33\n",
            egress:
                "  - to:\n    {{- range .Values.cidrs }}\n      - ipBlock:\n          cidr: {{ . }}\n    {{- end }}",
            place: "values.yaml:4"),
        Shape(
            testDescription: "range over a map", values: "nets:\n  one: 10.0.0.0/8\n  two: 10.0.0.0/33\n",
            egress:
                "  - to:\n    {{- range $k, $v := .Values.nets }}\n      - ipBlock:\n          cidr: {{ $v }}\n    {{- end }}",
            place: "values.yaml:3"),
        Shape(
            testDescription: "with", values: "b:\n  cidr: 10.0.0.0/33\n",
            egress: "  {{- with .Values.b }}\n  - to: [{ipBlock: {cidr: {{ .cidr }}}}]\n  {{- end }}",
            place: "values.yaml:2"),
        Shape(
            testDescription: "a variable", values: "b: 10.0.0.0/33\n",
            egress: "  {{- $cidr := .Values.b }}\n  - to: [{ipBlock: {cidr: {{ $cidr }}}}]", place: "values.yaml:1"),
        Shape(
            testDescription: "a named template with the rule in it", values: "x: 10.0.0.0/33\n",
            egress: "    {{- include \"np.rules\" . | nindent 4 }}",
            files: [
                "templates/_r.tpl":
                    "{{- define \"np.rules\" -}}\n- to:\n    - ipBlock:\n        cidr: 10.0.0.0/33\n{{- end }}\n"
            ],
            place: "templates/_r.tpl:4"),
        Shape(
            testDescription: "a named template in a variable", values: "x: 10.0.0.0/33\n",
            egress: "    {{- $rules := include \"np.rules\" . }}\n    {{- $rules | nindent 4 }}",
            files: [
                "templates/_r.tpl":
                    "{{- define \"np.rules\" -}}\n- to:\n    - ipBlock:\n        cidr: 10.0.0.0/33\n{{- end }}\n"
            ],
            place: "templates/_r.tpl:4"),
        Shape(
            testDescription: "a named template in a named template", values: "x: 10.0.0.0/33\n",
            egress: "    {{- include \"np.rules\" . | nindent 4 }}",
            files: [
                "templates/_r.tpl":
                    "{{- define \"np.rules\" -}}\n- to:\n    {{- include \"np.peer\" . | nindent 4 }}\n{{- end }}\n",
                "templates/_p.tpl":
                    "{{- define \"np.peer\" -}}\n# why\n- ipBlock:\n    cidr: 10.0.0.0/33\n{{- end }}\n",
            ], place: "templates/_p.tpl:4"),
        Shape(
            testDescription: "a named template that prints a value", values: "b: {c: 10.0.0.0/33}\n",
            egress: "    {{- include \"np.rules\" (dict \"net\" .Values.b) | nindent 4 }}",
            files: [
                "templates/_r.tpl": "{{- define \"np.rules\" -}}\n- to: [{ipBlock: {cidr: {{ .net.c }}}}]\n{{- end }}\n"
            ],
            place: "values.yaml:1"),
        Shape(
            testDescription: "template without include", values: "x: 10.0.0.0/33\n",
            egress: "{{ template \"np.rules\" . }}",
            files: [
                "templates/_r.tpl": "{{ define \"np.rules\" }}\n  - to: [{ipBlock: {cidr: 10.0.0.0/33}}]\n{{ end }}\n"
            ],
            place: "templates/_r.tpl:2"),
        Shape(
            testDescription: "tpl of a value",
            values: "x: 10.0.0.0/33\nrules: |\n  - to: [{ipBlock: {cidr: 10.0.0.0/33}}]\n",
            egress: "    {{- tpl .Values.rules . | nindent 4 }}", place: "templates/np.yaml:7"),
        Shape(
            testDescription: "a port", values: "service: {port: 70000}\nport: 70000\n",
            egress: "  - ports:\n      - port: {{ .Values.port }}", place: "values.yaml:2"),
        Shape(
            testDescription: "a literal port", values: "service: {port: 70000}\n",
            egress: "  - ports:\n      - protocol: TCP\n        port: 70000", place: "templates/np.yaml:9"),
        Shape(
            testDescription: "ports through toYaml",
            values: "x: [{port: 70000}]\nports:\n  - port: 443\n  - port: 70000\n",
            egress: "  - ports: {{- toYaml .Values.ports | nindent 6 }}", place: "values.yaml:4"),
        Shape(
            testDescription: "a port as text", values: "port: \"70000\"\n",
            egress: "  - ports: [{port: {{ .Values.port }}}]", place: "values.yaml:1"),
        Shape(
            testDescription: "lists put together",
            values: "one: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]\ntwo: [{to: [{ipBlock: {cidr: 10.0.0.0/33}}]}]\n",
            egress: "    {{- concat .Values.one .Values.two | toYaml | nindent 4 }}", place: "values.yaml:2"),
        Shape(
            testDescription: "maps merged", values: "one: {cidr: 10.0.0.0/8}\ntwo: {cidr: 10.0.0.0/33}\n",
            egress: "  - to:\n      - ipBlock: {{- merge .Values.two .Values.one | toYaml | nindent 10 }}",
            place: "values.yaml:2"),
        Shape(
            testDescription: "fromYaml", values: "text: |\n  cidr: x\nb: 10.0.0.0/33\n",
            egress: "  - to: [{ipBlock: {{ fromYaml (printf \"cidr: %s\" .Values.b) | toJson }}}]",
            place: "values.yaml:3"),
        Shape(
            testDescription: "JSON", values: "rule: {to: [{ipBlock: {cidr: 10.0.0.0/33}}]}\n",
            egress: "  - {{ .Values.rule | toJson }}", place: "values.yaml:1"),
        Shape(
            testDescription: "index", values: "a:\n  b-c: 10.0.0.0/33\n",
            egress: "  - to: [{ipBlock: {cidr: {{ index .Values \"a\" \"b-c\" }}}}]", place: "values.yaml:2"),
        Shape(
            testDescription: "a condition is no content", values: "on: true\nb: 10.0.0.0/33\n",
            egress: "  {{- if eq .Values.b \"10.0.0.0/33\" }}\n  - to: [{ipBlock: {cidr: 10.0.0.0/33}}]\n  {{- end }}",
            place: "templates/np.yaml:8"),
        Shape(
            testDescription: "a subchart's template", values: "sub: {x: 10.0.0.0/33}\n", egress: "    []",
            files: [
                "charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
                "charts/sub/templates/np.yaml":
                    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: sub}\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress: [{to: [{ipBlock: {cidr: 10.0.0.0/33}}]}]\n",
            ], place: "charts/sub/templates/np.yaml:7"),
        Shape(
            testDescription: "a subchart's value", values: "x: 10.0.0.0/33\nsub:\n  x: 10.0.0.0/33\n", egress: "    []",
            files: [
                "charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
                "charts/sub/templates/np.yaml":
                    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: sub}\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress: [{to: [{ipBlock: {cidr: {{ .Values.x }}}}]}]\n",
            ], place: "values.yaml:3"),
        Shape(
            testDescription: "a global value", values: "global:\n  x: 10.0.0.0/33\n", egress: "    []",
            files: [
                "charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
                "charts/sub/templates/np.yaml":
                    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: sub}\nspec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress: [{to: [{ipBlock: {cidr: {{ .Values.global.x }}}}]}]\n",
            ], place: "values.yaml:2"),
    ]

    @Test(arguments: shapes) func findingsStandWhereTheMistakeIs(_ shape: Shape) throws {
        let place = try Workplace()
        try place.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        try place.write(shape.values, "values.yaml")
        let head = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: x}
            spec:
              podSelector: {}
              egress:

            """
        try place.write(head + shape.egress + "\n", "templates/np.yaml")
        for (name, text) in shape.files { try place.write(text, name) }
        let outcome = try Program.run(["validate", ".", "--severity", "error"], in: place.path)
        let places = outcome.output.split(separator: "\n").filter { $0.contains(": error: ") }.map {
            $0.split(separator: ":").prefix(2).joined(separator: ":")
        }
        #expect(places == [shape.place], "\(outcome)")
    }
}
