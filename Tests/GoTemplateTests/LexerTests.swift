import Testing

@testable import SluiceGoTemplate

@Suite struct LexerTests {
    /// Tokens in a short notation: the text of each, spaces as `_`.
    private func tokens(_ text: String, _ delimiters: Delimiters = .standard) -> [String] {
        let source = TemplateSource(name: "t", bytes: Array(text.utf8), delimiters: delimiters)
        return Lexer.tokens(of: source).map { token in
            switch token.kind {
            case .end: "EOF"
            case .space: "_"
            case .text: "'\(source.text(of: token.range))'"
            case .error(let message): "ERROR \(message)"
            default: source.text(of: token.range)
            }
        }
    }

    @Test(arguments: [
        Row("", "EOF"),
        Row("plain text", "'plain text' EOF"),
        Row("a {{.b}} c", "'a ' {{ .b }} ' c' EOF"),
        Row("{{ $x := 1_0 | f }}", "{{ _ $x _ := _ 1_0 _ | _ f _ }} EOF"),
        Row("{{$x = -0x1F}}", "{{ $x _ = _ -0x1F }} EOF"),
        Row("{{if true}}{{else}}{{end}}", "{{ if _ true }} {{ else }} {{ end }} EOF"),
        Row("{{(.a.b).c}}", "{{ ( .a .b ) .c }} EOF"),
        Row("{{'a' \"b\" `c`}}", "{{ 'a' _ \"b\" _ `c` }} EOF"),
        Row("{{\"}}\"}}", "{{ \"}}\" }} EOF"),
        Row("{{`a\n}}`}}", "{{ `a\n}}` }} EOF"),
        Row("{{a\n\t.b}}", "{{ a _ .b }} EOF"),
        Row("x{{/* no */}}y", "'x' 'y' EOF"),
        Row("x {{- /* no */ -}} y", "'x' 'y' EOF"),
        Row("x \n {{- 1 -}} \n y", "'x' {{ 1 }} 'y' EOF"),
        Row("x {{-1}}", "'x ' {{ -1 }} EOF"),
        Row("{{1 - }}", "{{ 1 _ - _ }} EOF"),
        Row("{{.x#}}", "{{ ERROR bad character U+0023 '#'"),
        Row("{{\u{1}}}", "{{ ERROR unrecognized character in action: U+0001"),
        Row("{{\"a", "{{ ERROR unterminated quoted string"),
        Row("{{\"a\n\"}}", "{{ ERROR unterminated quoted string"),
        Row("{{'a", "{{ ERROR unterminated character constant"),
        Row("{{`a", "{{ ERROR unterminated raw quoted string"),
        Row("{{/* a", "ERROR unclosed comment"),
        Row("{{/* a */ b}}", "ERROR comment ends before closing delimiter"),
        Row("{{(1}}", "{{ ( 1 ERROR unclosed left paren"),
        Row("{{1)}}", "{{ 1 ERROR unexpected right paren"),
        Row("{{a :b}}", "{{ a _ ERROR expected :="),
        Row("{{a", "{{ a ERROR unclosed action"),
        Row("{{ é_1 ", "{{ _ é_1 _ ERROR unclosed action"),
        Row("{{1+2i}}", "{{ ERROR bad number syntax: \"1+2i\""),
    ])
    func items(_ row: Row) {
        let found = tokens(row.template).joined(separator: " ")
        #expect(found == row.expected)
    }

    @Test func otherDelimiters() {
        #expect(tokens("{{a}} [[ .b ]]", .square) == ["'{{a}} '", "[[", "_", ".b", "_", "]]", "EOF"])
        let dollars = Delimiters(left: "$$", right: "@@")
        #expect(tokens("$$- 1 -@@ x", dollars).first == "$$")
        #expect(tokens("<%.a%>", Delimiters(left: "<%", right: "%>")) == ["<%", ".a", "%>", "EOF"])
    }

    @Test func breakMayBeAFunction() {
        let source = TemplateSource(name: "t", bytes: Array("{{break}}".utf8))
        #expect(Lexer.tokens(of: source)[1].kind == .keyword(.break))
        #expect(Lexer.tokens(of: source, breakIsFunction: true)[1].kind == .identifier)
    }
}
