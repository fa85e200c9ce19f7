import Testing

@testable import SluiceGoTemplate

@Suite struct TreeQueryTests {
    private let text = """
        {{- define "app.name" }}{{ .Values.name | default .Chart.Name }}{{ end }}
        name: {{ include "app.name" . }}
        {{- range $i, $e := .Values.list }}
        {{ template "row" (dict "e" $e.field) }}
        {{ (include (print "a" $i) $).x }}
        {{- end }}
        """

    private func parse(_ text: String) throws -> ParsedSource {
        try ParsedSource(text, name: "t", options: ParseOptions(functions: nil))
    }

    @Test func definitions() throws {
        #expect(try parse(text).templates.map(\.name) == ["app.name", "t"])
    }

    @Test func calls() throws {
        let calls = try parse(text).main.calls(by: ["include"])
        #expect(calls.map(\.caller) == ["include", "template", "include"])
        #expect(calls.map(\.name) == ["app.name", "row", nil])
        #expect(calls.map(\.place.line) == [2, 4, 5])
        #expect(calls.first?.place.column == 10)
    }

    @Test func fieldPaths() throws {
        let parsed = try parse(text)
        let paths = parsed.templates.flatMap(\.fieldPaths).map {
            ($0.root ?? "()") + " " + $0.names.joined(separator: "/")
        }
        #expect(
            paths == [". Values/name", ". Chart/Name", ". Values/list", "$e field", "() x"])
        let first = try #require(parsed.main.fieldPaths.first)
        #expect(parsed.main.source.text(of: first.range) == ".Values.list")
    }

    @Test(arguments: [
        Row("{{ include \"a\" . }}", "include \"a\" ."),
        Row("{{- .a.b | upper -}}", ".a.b | upper"),
        Row("{{(.a).b}}", "(.a).b"),
        Row("x{{ .a }}", ""), Row("{{ .a }}{{ .b }}", ""), Row("{{ $x := 1 }}", ""),
        Row("{{ .a }} ", ""),
        Row("{{ if .a }}{{ end }}", ""), Row("", ""),
    ])
    func singleAction(_ row: Row) throws {
        let main = try parse(row.template).main
        let slice = main.singleAction.map { main.source.text(of: $0.pipeline.range) }
        #expect(slice ?? "" == row.expected)
    }

    @Test func rangesCoverTheirText() throws {
        let text = "a {{- if .x }} b {{ print (1) 2 }} {{ else if .y }} c {{ end -}} d"
        let main = try parse(text).main
        var found: [String] = []
        main.root.walk { element in
            found.append(main.source.text(of: element.syntax.range))
            return .descend
        }
        #expect(found.contains("print (1) 2"))
        #expect(found.contains("{{ print (1) 2 }}"))
        #expect(found.contains("{{- if .x }} b {{ print (1) 2 }} {{ else if .y }} c {{ end -}}"))
    }
}
