import Testing

@testable import SluiceGoTemplate

@Suite struct BuiltinTests {
    @Test(arguments: [
        Row(
            "{{ eq 1 1 }} {{ eq \"a\" \"b\" \"a\" }} {{ eq .one 1 }} {{ eq (wide 1) 7 }}",
            "true true true true"),
        Row("{{ eq .byte 200 }} {{ lt -1 .byte }} {{ gt .byte 199 }}", "true true true"),
        Row(
            "{{ eq nil nil }} {{ eq .none \"a\" }} {{ ne .none \"\" }} {{ eq .gadget .gadget }}",
            "true false true true"),
        Row(
            "{{ ne 1 2 }} {{ lt 1 2 }} {{ le 2 2 }} {{ gt 2 1 }} {{ ge 1 2 }}",
            "true true true true false"),
        Row("{{ lt \"a\" \"b\" }} {{ lt 1.5 2.5 }} {{ ge \"b\" \"a\" }}", "true true true"),
        Row("{{ eq \"\\u00e9\" \"e\\u0301\" }}", "false"),
        Row("{{ not .yes }} {{ not .none }} {{ not 0 }}", "false true true"),
        Row("{{ len .accents }} {{ len .list }} {{ len .map }}", "6 3 3"),
        Row(
            "{{ index .map \"c\" \"deep\" }} {{ index .numbers 0 }} {{ index .name 0 }} {{ index .name }}",
            "down 3 114 robin"),
        Row("{{ index .map \"nope\" }}|{{ index .numbers (wide 1 | len | print | len) }}", "error"),
        Row(
            "{{ slice .name 1 3 }} {{ slice .name 2 }} {{ slice .numbers 1 }} {{ slice .numbers 0 1 2 }}",
            "ob bin [1 2] [3]"),
        Row(
            "{{ html .html }} {{ html 1 \"&\" nil }}",
            "&lt;a &amp; &#39;b&#39;&gt; 1&amp;&lt;no value&gt;"),
        Row(
            "{{ js \"it's <b> = \\\\ é \\u200b\\n\" }}",
            "it\\'s \\u003Cb\\u003E \\u003D \\\\ é \\u200B\\u000A"),
        Row("{{ urlquery \"a b&c=/é~-_.\" }}", "a+b%26c%3D%2F%C3%A9~-_."),
        Row(
            "{{ print 1 2 \"a\" }} {{ println 1 \"a\" }}{{ printf \"%d-%s\" 1 \"a\" }}", "1 2a 1 a\n1-a"),
    ])
    func results(_ row: Row) {
        let found = outcome(row.template)
        if row.expected == "error" {
            #expect(found.contains("error calling len: len of type int64"))
        } else {
            #expect(found == row.expected)
        }
    }

    @Test(arguments: [
        Row("eq 1", "missing argument for comparison"),
        Row("eq 1 1.0", "incompatible types for comparison: int and float64"),
        Row(
            "eq .map .map",
            "non-comparable type map[a:one b:%!s(int=2) c:map[deep:down none:<nil>]]: map[string]interface {}"
        ),
        Row(
            "eq .numbers .map", "non-comparable type [%!s(int=3) %!s(int=1) %!s(int=2)]: []interface {}"),
        Row("lt true false", "invalid type for comparison"),
        Row("lt nil 1", "invalid type for comparison"),
        Row("lt 1 \"a\"", "incompatible types for comparison: int and string"),
        Row("len 3", "len of type int"),
        Row("len .none", "len of nil pointer"),
        Row("index .numbers 3", "index out of range: 3"),
        Row("index .numbers -1", "index out of range: -1"),
        Row("index .numbers \"a\"", "cannot index slice/array with type string"),
        Row("index .numbers nil", "cannot index slice/array with nil"),
        Row("index .map 1", "value has type int; should be string"),
        Row("index .map nil", "value is nil; should be of type string"),
        Row("index .none 1", "index of untyped nil"),
        Row("index .map \"nope\" 1", "index of nil pointer"),
        Row("index 5 1", "can't index item of type int"),
        Row("slice .name 3 1", "invalid slice index: 3 > 1"),
        Row("slice .name 9", "index out of range: 9"),
        Row("slice .name 1 2 3", "cannot 3-index slice a string"),
        Row("slice .numbers 0 1 2 3", "too many slice indexes: 4"),
        Row("slice .none", "slice of untyped nil"),
        Row("slice 5", "can't slice item of type int"),
        Row("call nil", "call of nil"),
    ])
    func errors(_ row: Row) {
        let name = row.template.prefix { $0 != " " }
        #expect(
            outcome("{{ \(row.template) }}")
                == "template: t.yaml:1:3: executing \"t.yaml\" at <\(row.template)>: error calling \(name): \(row.expected)"
        )
    }
}
