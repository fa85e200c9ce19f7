import Testing

@testable import SluiceGoTemplate

@Suite struct ExecutionErrorTests {
    @Test(arguments: [
        Row(
            "{{ .name.x }}",
            "1:8: executing \"t.yaml\" at <.name.x>: can't evaluate field x in type interface {}"),
        Row(
            "{{ (.gadget.Join \"a\").x }}",
            "1:17: executing \"t.yaml\" at <\"a\">: can't evaluate field x in type string"),
        Row(
            "{{ (.name).x }}",
            "1:4: executing \"t.yaml\" at <.name>: can't evaluate field x in type string"),
        Row(
            "{{ .none.x }}",
            "1:8: executing \"t.yaml\" at <.none.x>: nil pointer evaluating interface {}.x"),
        Row(
            "{{ .map.c.none.x }}",
            "1:7: executing \"t.yaml\" at <.map.c.none.x>: nil pointer evaluating interface {}.x"),
        Row(
            "{{ range .list }}{{ .x }}{{ end }}",
            "1:20: executing \"t.yaml\" at <.x>: can't evaluate field x in type interface {}"),
        Row(
            "{{ .gadget.Nope }}",
            "1:10: executing \"t.yaml\" at <.gadget.Nope>: can't evaluate field Nope in type interface {}"
        ),
        Row(
            "{{ .gadget.Nothing.x }}",
            "1:10: executing \"t.yaml\" at <.gadget.Nothing.x>: nil pointer evaluating interface {}.x"),
        Row(
            "{{ .gadget.Size 1 }}",
            "1:10: executing \"t.yaml\" at <.gadget.Size>: Size has arguments but cannot be invoked as function"
        ),
        Row(
            "{{ .gadget.Join }}",
            "1:10: executing \"t.yaml\" at <.gadget.Join>: wrong number of args for Join: want at least 1 got 0"
        ),
        Row(
            "{{ .name 1 }}",
            "1:3: executing \"t.yaml\" at <.name>: name is not a method but has arguments"),
        Row(
            "{{ 1 | .name }}",
            "1:7: executing \"t.yaml\" at <.name>: name is not a method but has arguments"),
        Row("{{ $ 1 }}", "1:3: executing \"t.yaml\" at <$>: can't give argument to non-function $"),
        Row(
            "{{ \"x\" 1 }}",
            "1:3: executing \"t.yaml\" at <\"x\">: can't give argument to non-function \"x\""),
        Row("{{ nil }}", "1:3: executing \"t.yaml\" at <nil>: nil is not a command"),
        Row(
            "{{ 18446744073709551615 }}",
            "1:3: executing \"t.yaml\" at <18446744073709551615>: 18446744073709551615 overflows int"),
        Row("{{ $x = 1 }}", "1:8: executing \"t.yaml\" at <1>: undefined variable: $x"),
        Row(
            "{{ twice 1 }}",
            "1:3: executing \"t.yaml\" at <{{twice 1}}>: can't print {{twice 1}} of type func()"),
        // Arguments
        Row(
            "{{ cut }}", "1:3: executing \"t.yaml\" at <cut>: wrong number of args for cut: want 2 got 0"),
        Row(
            "{{ \"a\" | cut 1 \"b\" }}",
            "1:9: executing \"t.yaml\" at <cut>: wrong number of args for cut: want 2 got 3"),
        Row(
            "{{ printf }}",
            "1:3: executing \"t.yaml\" at <printf>: wrong number of args for printf: want at least 1 got 0"
        ),
        Row(
            "{{ cut \"a\" \"b\" }}", "1:7: executing \"t.yaml\" at <\"a\">: expected integer; found \"a\""
        ),
        Row("{{ cut 1.5 \"b\" }}", "1:7: executing \"t.yaml\" at <1.5>: expected integer; found 1.5"),
        Row("{{ upper 1 }}", "1:9: executing \"t.yaml\" at <1>: expected string; found 1"),
        Row("{{ half true }}", "1:8: executing \"t.yaml\" at <true>: expected float; found true"),
        Row(
            "{{ put 1 \"a\" 2 }}",
            "1:7: executing \"t.yaml\" at <1>: can't handle 1 for arg of type map[string]interface {}"),
        Row(
            "{{ upper .one }}",
            "1:9: executing \"t.yaml\" at <.one>: wrong type for value; expected string; got int"),
        Row(
            "{{ cut (wide 1) \"a\" }}",
            "1:13: executing \"t.yaml\" at <1>: wrong type for value; expected int; got int64"),
        Row(
            "{{ upper .none }}",
            "1:9: executing \"t.yaml\" at <.none>: wrong type for value; expected string; got interface {}"
        ),
        Row(
            "{{ .none | upper }}", "1:11: executing \"t.yaml\" at <upper>: invalid value; expected string"
        ),
        Row("{{ upper nil }}", "1:9: executing \"t.yaml\" at <nil>: cannot assign nil to string"),
        // Functions
        Row(
            "{{ refuse \"why\" }}",
            "1:3: executing \"t.yaml\" at <refuse \"why\">: error calling refuse: why"),
        Row(
            "{{ eq 1 \"a\" }}",
            "1:3: executing \"t.yaml\" at <eq 1 \"a\">: error calling eq: incompatible types for comparison: int and string"
        ),
        Row(
            "{{ call .name }}",
            "1:3: executing \"t.yaml\" at <call .name>: error calling call: non-function of type string"),
        Row(
            "{{ call (twice 1) 2 }}",
            "1:3: executing \"t.yaml\" at <call (twice 1) 2>: error calling call: arg 0: value has type int; should be string"
        ),
        Row(
            "{{ call (twice 1) }}",
            "1:3: executing \"t.yaml\" at <call (twice 1)>: error calling call: wrong number of args: got 0 want 1"
        ),
        // Statements
        Row(
            "{{ template \"nope\" }}",
            "1:12: executing \"t.yaml\" at <{{template \"nope\"}}>: template \"nope\" not defined"),
        Row(
            "{{ range .name }}{{ end }}",
            "1:9: executing \"t.yaml\" at <.name>: range can't iterate over robin"),
        Row(
            "{{ range $i, $e := 3 }}{{ end }}",
            "1:19: executing \"t.yaml\" at <3>: can't use 3 to iterate over more than one variable"),
        Row(
            "{{ if false }}{{ $a := 1 }}{{ else }}{{ $a }}{{ end }}",
            "1:40: executing \"t.yaml\" at <$a>: undefined variable: $a"),
        Row(
            "a\n\n  {{ template \"nope\" . }}",
            "3:14: executing \"t.yaml\" at <{{template \"nope\" .}}>: template \"nope\" not defined"),
        Row(
            "{{ define \"d\" }}\n{{ .none.x }}{{ end }}{{ template \"d\" . }}",
            "2:8: executing \"d\" at <.none.x>: nil pointer evaluating interface {}.x"),
        Row(
            "{{ define \"d\" }}{{ refuse \"no\" }}{{ end }}{{ include \"d\" . }}",
            "1:45: executing \"t.yaml\" at <include \"d\" .>: error calling include: "
                + "template: t.yaml:1:19: executing \"d\" at <refuse \"no\">: error calling refuse: no"),
        Row(
            "{{ include \"nope\" . }}",
            "1:3: executing \"t.yaml\" at <include \"nope\" .>: error calling include: template: no template \"nope\" associated with template \"t.yaml\""
        ),
    ])
    func errors(_ row: Row) {
        #expect(outcome(row.template) == "template: t.yaml:\(row.expected)")
    }

    @Test func partsOfAnError() throws {
        let text = "{{ define \"d\" }}éé{{ refuse \"no\" }}{{ end }}\n{{ include \"d\" . }}"
        let error = try #require(throws: TemplateError.self) { try run(text) }
        #expect(error.stage == .executing)
        #expect(error.line == 2 && error.column == 4)
        #expect(error.templateName == "t.yaml" && error.context == "include \"d\" .")
        let inner = error.innermost
        #expect(inner.templateName == "d" && inner.sourceName == "t.yaml")
        #expect(inner.line == 1 && inner.column == 22 && inner.place?.byteColumn == 23)
        #expect(inner.cause as? FunctionError == FunctionError("no"))
        #expect(inner.message == "error calling refuse: no")
    }

    @Test func unknownTemplateToRender() {
        let error = #expect(throws: TemplateError.self) { try TemplateSet().render("x", data: nil) }
        #expect(error?.description == "template: no template \"x\"")
    }

    @Test func functionKnownAtParsingButNotBound() throws {
        var set = TemplateSet()
        try set.parse("{{ later }}", name: "t", options: ParseOptions(functions: ["later"]))
        let error = #expect(throws: TemplateError.self) { try set.render("t", data: nil) }
        #expect(error?.message == "\"later\" is not a defined function")
    }
}
