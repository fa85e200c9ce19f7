import SluiceDiagnostics
import Testing

@Suite struct TextReporterTests {
    static func text(_ source: String, line: Int, column: Int, hint: String? = nil, length: Int? = nil) -> String {
        let finding = Finding(
            rule: "some-rule", severity: .error, location: SourceLocation(file: "a.yaml", line: line, column: column),
            message: "wrong", hint: hint, length: length)
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

    @Test(arguments: [
        ("to: []", 1, 2, "    to: []\n    ^~\n"), ("to: []", 5, 9, "    to: []\n        ^~\n"),
        ("\tab: c", 2, 2, "    \tab: c\n    \t^~\n"), ("to", 1, 1, "    to\n    ^\n"), ("to", 1, 0, "    to\n    ^\n"),
        ("to", 1, Int.min, "    to\n    ^\n"), ("to", Int.max, Int.max, "    to\n      ^\n"),
        ("to", 3, 4, "    to\n      ^\n"),
        ("größe: ü", 1, 5, "    größe: ü\n    ^~~~~\n"),
    ])
    func underlinesTheToken(_ source: String, _ column: Int, _ length: Int, _ excerpt: String) {
        let text = Self.text(source, line: 1, column: column, length: length)
        #expect(text.split(separator: "\n", maxSplits: 1).last.map(String.init) == excerpt)
    }

    @Test(arguments: [(1, 1), (4_000, 61), (4_999, 61)])
    func longLinesAreCutAroundTheToken(_ column: Int, _ shown: Int) {
        var line = Array(repeating: "x", count: 5_000)
        line[column - 1] = "y"
        let text = Self.text(line.joined(), line: 1, column: column)
        let lines = text.split(separator: "\n")
        #expect(text.utf8.count < 600)
        #expect(lines[1].drop { " …".contains($0) }.prefix(shown).last == "y")
        #expect(
            lines[1].firstIndex(of: "y").map { lines[1].distance(from: lines[1].startIndex, to: $0) }
                == lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) })
    }

    @Test func hugeLinesHaveNoExcerpt() {
        #expect(!Self.text(String(repeating: "x", count: 1 << 20 + 1), line: 1, column: 9).contains("^"))
    }

    @Test func readsAFileOnce() {
        var reads: [String] = []
        let reporter = TextReporter { file in
            reads.append(file)
            return file == "a" ? Array("x: 1\ny: 2".utf8) : nil
        }
        let findings = [("a", 1), ("b", 1), ("a", 2), ("b", 2)].map { file, line in
            Finding(
                rule: "r", severity: .info, location: SourceLocation(file: file, line: line, column: 1), message: "m")
        }
        #expect(reporter.text(of: findings) == findings.map { reporter.text(of: $0) }.joined())
        #expect(reads.prefix(2) == ["a", "b"])
        #expect(reads.count == 6)
    }

    @Test func manyFindingsInABigFileStayQuick() {
        let source = Array(String(repeating: "key: value\n", count: 50_000).utf8)
        let findings = (1...20_000).map {
            Finding(
                rule: "r", severity: .info, location: SourceLocation(file: "a", line: 2 * $0, column: 6), message: "m")
        }
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(TextReporter { _ in source }.text(of: findings).utf8.count > 20_000 * 40)
        }
        // Reading from the file's start each time takes minutes.
        #expect(time < .seconds(20))
    }

    @Test(
        arguments: [
            ([], [], "no findings"), ([], ["a"], "no findings in 1 file"), ([], ["a", "b"], "no findings in 2 files"),
            ([(Severity.error, "a")], [], "1 error in 1 file"),
            ([(.error, "a"), (.warning, "b"), (.error, "b"), (.error, "a")], [], "3 errors, 1 warning in 2 files"),
            ([(.info, "a"), (.info, "a"), (.warning, "a")], ["a", "b", "c"], "1 warning, 2 infos in 1 of 3 files"),
            ([(.error, "a")], ["a"], "1 error in 1 file"), ([(.error, nil)], ["a"], "1 error"),
        ] as [([(Severity, String?)], [String], String)])
    func sumsUp(_ findings: [(Severity, String?)], _ files: [String], _ summary: String) {
        let findings = findings.map { severity, file in
            Finding(
                rule: "r", severity: severity, location: file.map { SourceLocation(file: $0, line: 1, column: 1) },
                message: "m")
        }
        #expect(TextReporter().summary(of: findings, files: files) == summary)
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
