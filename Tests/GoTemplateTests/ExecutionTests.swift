import Testing

@testable import SluiceGoTemplate

@Suite struct ExecutionTests {
    @Test(arguments: [
        // Values
        Row("{{ .name }}", "robin"),
        Row("{{ . | len }}", "16"),
        Row(
            "{{ 1 }} {{ 1.5 }} {{ 'a' }} {{ true }} {{ \"q\\t\" }} {{ `r\\` }}", "1 1.5 97 true q\t r\\"),
        Row(
            "{{ 1e3 }} {{ 0x10 }} {{ 017 }} {{ 1_000 }} {{ 0x1p4 }} {{ -0.0 }}", "1000 16 15 1000 16 -0"),
        Row("{{ .big }} {{ 100000.0 }} {{ 0.00001 }} {{ .pi }}", "1.234567e+06 100000 1e-05 3.25"),
        Row("{{ .list }} {{ .map }}", "[x 2 <nil>] map[a:one b:2 c:map[deep:down none:<nil>]]"),
        Row("{{ .nothing }}|{{ .none }}", "<no value>|<no value>"),
        // Fields and methods
        Row("{{ .map.c.deep }} {{ $.name }} {{ (.map).b }} {{ ((.map).c).deep }}", "down robin 2 down"),
        Row("{{ .nothing.at.all }}|{{ (.nothing).at }}", "<no value>|<no value>"),
        Row("{{ (.none).x }}|{{ (index .list 2).x }}", "<no value>|<no value>"),
        Row(
            "{{ .gadget }} {{ .gadget.Size }} {{ .gadget.Join \"a\" 1 }} {{ 2 | .gadget.Join \"b\" }}",
            "gadget! 3 a+1 b+2"),
        // Variables
        Row("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $x := 3 }}{{ $x }}{{ end }}{{ $x }}", "32"),
        Row("{{ with $x := .map }}{{ $x.b }}{{ .a }}{{ end }}", "2one"),
        Row("{{ $x := 0 }}{{ range $x = .numbers }}{{ $x }}{{ end }}|{{ $x }}", "312|2"),
        Row("{{ $i := 0 }}{{ $e := 0 }}{{ range $i, $e = .numbers }}{{ end }}{{ $i }}{{ $e }}", "22"),
        // Branches
        Row("{{ if .yes }}a{{ else }}b{{ end }}{{ if .no }}a{{ else }}b{{ end }}", "ab"),
        Row("{{ if .zero }}a{{ else if .empty }}b{{ else if .one }}c{{ else }}d{{ end }}", "c"),
        Row(
            "{{ if .none }}a{{ end }}{{ if .nothing }}b{{ end }}{{ if .map }}c{{ end }}{{ if .gadget }}d{{ end }}",
            "cd"),
        Row(
            "{{ with .name }}{{ . }}{{ else }}no{{ end }}{{ with .empty }}x{{ else with .one }}{{ . }}{{ end }}",
            "robin1"),
        // Range
        Row("{{ range .list }}[{{ . }}]{{ end }}", "[x][2][<no value>]"),
        Row("{{ range $i, $e := .numbers }}{{ $i }}={{ $e }},{{ end }}", "0=3,1=1,2=2,"),
        Row(
            "{{ range $k, $v := .map }}{{ $k }}:{{ $v }};{{ end }}",
            "a:one;b:2;c:map[deep:down none:<nil>];"),
        Row("{{ range $v := .map }}{{ $v }};{{ end }}", "one;2;map[deep:down none:<nil>];"),
        Row("{{ range 3 }}{{ . }}{{ end }}{{ range $i := 2 }}{{ $i }}{{ end }}", "01201"),
        Row("{{ range 0 }}x{{ else }}none{{ end }}{{ range .none }}x{{ else }}nil{{ end }}", "nonenil"),
        Row("{{ range .numbers }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ . }}{{ end }}", "32"),
        Row(
            "{{ range .numbers }}{{ with . }}{{ if eq . 1 }}{{ break }}{{ end }}{{ . }}{{ end }}{{ else }}e{{ end }}",
            "3"),
        Row(
            "{{ range 2 }}{{ range 3 }}{{ if eq . 1 }}{{ break }}{{ end }}{{ . }}{{ end }};{{ end }}",
            "0;0;"),
        // Templates
        Row(
            "{{ define \"x\" }}[{{ . }}{{ $ }}]{{ end }}{{ template \"x\" .one }}{{ template \"x\" }}",
            "[11][<no value><no value>]"),
        Row("{{ block \"b\" .name }}<{{ . }}>{{ end }}", "<robin>"),
        Row("{{ define \"x\" }}1{{ end }}{{ define \"x\" }} {{ end }}{{ template \"x\" }}", "1"),
        Row("{{ define \"x\" }}{{ .a }}{{ end }}{{ include \"x\" .map | upper }}", "ONE"),
        Row(
            "{{ define \"f\" }}{{ if . }}{{ len . }}{{ template \"f\" (slice . 1) }}{{ end }}{{ end }}{{ template \"f\" \"abc\" }}",
            "321"),
        // Pipelines
        Row("{{ \"a\" | printf \"%s%s\" \"b\" | upper }}", "BA"),
        Row("{{ (print 1 2) | len }}", "3"),
        Row("{{ call (twice 1) \"ab\" }}", "abab"),
        Row(
            "{{ and 1 0 (refuse \"late\") }}{{ or 0 \"x\" (refuse \"late\") }}{{ or 0 \"\" }}|{{ true | and .yes }}",
            "0x|true"),
        Row("{{ $m := .map }}{{ put $m \"new\" 1 }}{{ .map.new }}", "1"),
        Row("{{ half 1 }} {{ half 3.0 }} {{ cut 'b' \"x\" }} {{ cut 1e0 \"xyz\" }}", "0.5 1.5 x x"),
        Row("{{ print nil }} {{ .none | print }} {{ print .nothing }}", "<nil> <nil> <nil>"),
    ])
    func results(_ row: Row) {
        #expect(outcome(row.template) == row.expected)
    }

    @Test(arguments: [
        Row("a  {{- 1 -}}  b", "a1b"),
        Row("a \t\r\n{{- 1 }} b", "a1 b"),
        Row("a {{ 1 -}} \n\n b", "a 1b"),
        Row("a {{- \"\" }} {{ \"\" -}} b", "a b"),
        Row("a {{- /* c */ -}} b", "ab"),
        Row("{{-1}}{{- 1}}{{ -1 -}}", "-11-1"),
        Row(" {{- if true -}} x {{- end -}} y", "xy"),
        Row("a\n{{ range 2 -}}\n  - {{ . }}\n{{ end }}", "a\n- 0\n- 1\n"),
        Row("{{ \"{{\" }}{{ `}}` }}", "{{}}"),
        Row("}}{{ 1 }}}", "}}1}"),
    ])
    func trimming(_ row: Row) {
        #expect(outcome(row.template) == row.expected)
    }

    @Test(arguments: [
        Row("{{ .name }} [[ .name ]]", "{{ .name }} robin"),
        Row("a [[- if .yes -]] b [[- end ]]", "ab"),
        Row("[[/* c */]][[ index .numbers 0 ]]", "3"),
        Row("[[ printf \"%s]]\" .name ]]", "robin]]"),
    ])
    func squareDelimiters(_ row: Row) {
        #expect(outcome(row.template, delimiters: .square) == row.expected)
    }

    @Test func missingKeys() {
        #expect(outcome("{{ .nothing }}", missingKey: .zero) == "<no value>")
        #expect(outcome("{{ .nothing }}", missingKey: .invalid) == "<no value>")
        #expect(
            outcome("{{ .nothing }}", missingKey: .error)
                == #"template: t.yaml:1:3: executing "t.yaml" at <.nothing>: map has no entry for key "nothing""#
        )
        #expect(
            outcome("{{ (print .).x.y }}", missingKey: .error).hasSuffix(
                "can't evaluate field x in type string"))
        #expect(
            outcome("{{ .nothing.x }}", missingKey: .zero).hasSuffix(
                "nil pointer evaluating interface {}.x"))
        #expect(outcome("{{ (.nothing).x }}", missingKey: .zero) == "<no value>")
    }

    @Test func invalidUTF8InTextIsKept() throws {
        let parsed = try ParsedSource(bytes: [0x61, 0xFF, 0x62], name: "t")
        var set = TemplateSet()
        set.add(parsed)
        #expect(try set.renderBytes("t", data: nil) == [0x61, 0xFF, 0x62])
    }
}
