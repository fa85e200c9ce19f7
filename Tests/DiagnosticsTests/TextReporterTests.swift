import Diagnostics
import Testing

@Suite struct TextReporterTests {
    static func text(_ source: String, line: Int, column: Int, hint: String? = nil) -> String {
        let finding = Finding(
            rule: "some-rule", severity: .error, location: SourceLocation(file: "a.yaml", line: line, column: column),
            message: "wrong", hint: hint)
        return TextReporter { _ in Array(source.utf8) }.text(of: finding)
    }

    @Test(arguments: [
        ("a: 1\nb: 2\n", 2, 4, "    b: 2\n       ^\n"),
        ("a:\t\t2\n", 1, 5, "    a:\t\t2\n      \t\t^\n"),
        ("ä: ö\r\n", 1, 4, "    ä: ö\n       ^\n"),
        ("\u{FEFF}a: 1", 1, 1, "    a: 1\n    ^\n"),
        ("a\rb: 2\r", 2, 1, "    b: 2\n    ^\n"),
        ("a: \u{1B}[31m\u{9B}\u{7F}", 1, 1, "    a: \u{FFFD}[31m\u{FFFD}\u{FFFD}\n    ^\n"),
        ("a", 9, 1, ""), ("a", 0, 0, ""), ("", 1, 1, "    \n    ^\n"),
    ])
    func showsTheLineWithACaret(_ source: String, _ line: Int, _ column: Int, _ excerpt: String) {
        let place = line > 0 ? "a.yaml:\(line):\(column)" : "a.yaml"
        #expect(Self.text(source, line: line, column: column) == "\(place): error: wrong [some-rule]\n" + excerpt)
    }

    @Test func longLinesAreCut() {
        let long = String(repeating: "x", count: 5_000)
        #expect(Self.text(long, line: 1, column: 4_000).utf8.count < 600)
    }

    @Test func showsEverythingElse() {
        let finding = Finding(
            rule: "r", severity: .warning, fieldPath: FieldPath("a")[0], message: "m", hint: "h",
            related: [RelatedLocation(location: SourceLocation(file: "f", line: 2, column: 3), message: "n")])
        #expect(TextReporter().text(of: finding) == "warning: m [r]\n  at: a[0]\n  hint: h\nf:2:3: note: n\n")
    }

    @Test func noControlCharactersReachTheTerminal() {
        let finding = Finding(
            rule: "r", severity: .error, location: SourceLocation(file: "\u{1B}f", line: 0, column: 0),
            message: "a\u{1B}[2Jb", hint: "\u{9B}c")
        #expect(!TextReporter().text(of: finding).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
    }

    @Test func coloursWhenAsked() {
        let finding = Finding(rule: "r", severity: .error, message: "m")
        #expect(TextReporter(usesColour: true).text(of: finding).contains("\u{1B}[1;31merror: \u{1B}[0m"))
    }
}
