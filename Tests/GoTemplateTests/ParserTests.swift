import Testing

@testable import SluiceGoTemplate

@Suite struct ParserTests {
    private func parse(_ text: String) throws(TemplateError) -> ParsedSource {
        try ParsedSource(text, name: "t.yaml", options: ParseOptions(functions: hostFunctions.names))
    }

    /// The canonical form, which also must read back as itself.
    @Test(arguments: [
        Row("", ""),
        Row("text", "text"),
        Row("{{ .a }}", "{{.a}}"),
        Row("{{- .a -}}  b", "{{.a}}b"),
        Row("{{.a.b.c .d}}", "{{.a.b.c .d}}"),
        Row("{{$.a}}{{ $ }}", "{{$.a}}{{$}}"),
        Row("{{ $x:=1 }}{{$x = 2}}{{$x.y}}", "{{$x := 1}}{{$x = 2}}{{$x.y}}"),
        Row("{{ upper   \"a\"|upper }}", "{{upper \"a\" | upper}}"),
        Row("{{ print ( print 1 ) (2) }}", "{{print (print 1) (2)}}"),
        Row("{{ (.a).b.c }}", "{{(.a).b.c}}"),
        Row("{{ (index .a 1).b }}", "{{(index .a 1).b}}"),
        Row(
            "{{ 0x1F }}{{ 'a' }}{{ 1.50 }}{{true}}{{ print nil}}",
            "{{0x1F}}{{'a'}}{{1.50}}{{true}}{{print nil}}"),
        Row("{{`raw`}}{{\"a\\n\"}}", "{{`raw`}}{{\"a\\n\"}}"),
        Row("{{if .a}}1{{else}}2{{end}}", "{{if .a}}1{{else}}2{{end}}"),
        Row(
            "{{if .a}}1{{else if .b}}2{{else}}3{{end}}",
            "{{if .a}}1{{else}}{{if .b}}2{{else}}3{{end}}{{end}}"),
        Row("{{with .a}}1{{else with .b}}2{{end}}", "{{with .a}}1{{else}}{{with .b}}2{{end}}{{end}}"),
        Row("{{with $x := .a}}{{$x}}{{end}}", "{{with $x := .a}}{{$x}}{{end}}"),
        Row(
            "{{range $i,$e:=.a}}{{break}}{{continue}}{{else}}0{{end}}",
            "{{range $i, $e := .a}}{{break}}{{continue}}{{else}}0{{end}}"),
        Row("{{template `x`}}{{template \"y\" .}}", "{{template \"x\"}}{{template \"y\" .}}"),
        Row("{{define \"x\"}}1{{end}}2", "2"),
        Row("{{block \"x\" .a}}1{{end}}", "{{template \"x\" .a}}"),
        Row("a{{/* gone */}}b", "ab"),
    ])
    func roundTrip(_ row: Row) throws {
        let printed = try parse(row.template).main.description
        #expect(printed == row.expected)
        #expect(try parse(printed).main.description == printed)
    }

    @Test(arguments: [
        Row("{{", "1: unclosed action"),
        Row("{{ .a\n.b", "2: unclosed action started at t.yaml:1"),
        Row("{{ .a\n`", "2: unterminated raw quoted string in action started at t.yaml:1"),
        Row("\n{{ .a }", "2: unexpected \"}\" in operand"),
        Row("{{ }}", "1: missing value for command"),
        Row("{{ | .a }}", "1: unexpected \"|\" in command"),
        Row("{{ 1 | 2 }}", "1: non executable command in pipeline stage 2"),
        Row("{{ print () }}", "1: missing value for parenthesized pipeline"),
        Row("{{ nope }}", "1: function \"nope\" not defined"),
        Row("{{ $x }}", "1: undefined variable \"$x\""),
        Row("{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}", "1: undefined variable \"$x\""),
        Row("{{ $x := 1 }}{{ define \"a\" }}{{ $x }}{{ end }}", "1: undefined variable \"$x\""),
        Row("{{ $x, $y := 1 }}", "1: too many declarations in command"),
        Row("{{ range $x, 1 := .a }}{{ end }}", "1: range can only initialize variables"),
        Row("{{ range $x, $y, $z := .a }}{{ end }}", "1: too many declarations in range"),
        Row("{{ if }}{{ end }}", "1: missing value for if"),
        Row("{{ if 1 }}\n", "2: unexpected EOF"),
        Row("{{ end }}", "1: unexpected {{end}}"),
        Row("\n\n{{ else }}", "3: unexpected {{else}}"),
        Row("{{ if 1 }}{{ else }}{{ else }}{{ end }}", "1: expected end; found {{else}}"),
        Row("{{ range .a }}{{ else if 1 }}{{ end }}", "1: unexpected <if> in input"),
        Row("{{ end 1 }}", "1: unexpected \"1\" in end"),
        Row("{{ break }}", "1: {{break}} outside {{range}}"),
        Row("{{ range .a }}{{ define \"x\" }}{{ end }}{{ end }}", "1: unexpected <define> in command"),
        Row(
            "{{ range .a }}{{ block \"x\" . }}{{ continue }}{{ end }}{{ end }}",
            "1: {{continue}} outside {{range}}"),
        Row("{{ range .a }}{{ break 1 }}{{ end }}", "1: unexpected \"1\" in {{break}}"),
        Row("{{ define x }}{{ end }}", "1: unexpected \"x\" in define clause"),
        Row("{{ define \"x\" }}{{ else }}{{ end }}", "1: unexpected {{else}} in define clause"),
        Row(
            "{{ define \"x\" }}1{{ end }}{{ define \"x\" }}2{{ end }}",
            "1: template: multiple definition of template \"x\""),
        Row("{{ template x }}", "1: unexpected \"x\" in template clause"),
        Row("{{ template \"x\\q\" }}", "1: invalid syntax"),
        Row("{{ block \"x\" }}{{ end }}", "1: missing value for block clause"),
        Row("{{ \"a\".b }}", "1: unexpected . after term \"\\\"a\\\"\""),
        Row("{{ true.b }}", "1: unexpected . after term \"true\""),
        Row("{{ print(1) }}", "1: unexpected \"(\" in operand"),
        Row("{{ .a\"a rather long string\" }}", "1: bad character U+0022 '\"'"),
        Row("{{ \"a\"\"a rather long string\" }}", "1: unexpected \"\\\"a rather \"... in operand"),
        Row("{{ $x := 1 }}{{ $x=2 }}", "1: bad character U+003D '='"),
        Row("{{ print - 3 }}", "1: illegal number syntax: \"-\""),
        Row("{{ 089 }}", "1: integer overflow: \"089\""),
        Row("{{ 1i }}", "1: illegal number syntax: \"1i\""),
        Row("{{ 1in }}", "1: bad number syntax: \"1in\""),
        Row("{{ 1__0 }}", "1: illegal number syntax: \"1__0\""),
        Row("{{ 1e999 }}", "1: illegal number syntax: \"1e999\""),
        Row("{{ 99999999999999999999 }}", "1: integer overflow: \"99999999999999999999\""),
        Row("{{ 'ab' }}", "1: malformed character constant: 'ab'"),
        Row("{{ '\\q' }}", "1: invalid syntax"),
    ])
    func errors(_ row: Row) {
        let error = #expect(throws: TemplateError.self) { try parse(row.template) }
        #expect(error?.description == "template: t.yaml:\(row.expected)")
        #expect(error?.stage == .parsing)
    }

    @Test func errorColumnsCountScalars() {
        let error = #expect(throws: TemplateError.self) { try parse("ab\néé {{ nope 1 }}") }
        #expect(error?.line == 2)
        #expect(error?.column == 7)
        #expect(error?.place?.byteColumn == 8)
    }

    @Test func anyFunctionIsAcceptedWithoutATable() throws {
        let parsed = try ParsedSource(
            "{{ whatever 1 }}", name: "t", options: ParseOptions(functions: nil))
        #expect(parsed.main.description == "{{whatever 1}}")
    }

    @Test func deepNestingIsRefusedNotFatal() {
        for (open, close) in [("(", ")"), ("{{if 1}}", "{{end}}")] {
            let inside = open == "("
            let text =
                (inside ? "{{" : "") + String(repeating: open, count: 100_000)
                + "1" + String(repeating: close, count: 100_000) + (inside ? "}}" : "")
            let error = #expect(throws: TemplateError.self) { try parse(text) }
            #expect(error?.message.contains("nested more than") == true)
        }
    }
}
