import SluiceDiagnostics
import Testing

@Suite struct SuppressionsTests {
    /// The lines in which a finding of rule `r` is silenced, of the lines 0 to 7.
    static func silenced(_ source: String, rule: String = "r", file: String = "a.yaml") -> [Int] {
        let suppressions = Suppressions(bytes: Array(source.utf8), file: file)
        return (0...7).filter {
            suppressions.suppresses(finding(rule, line: $0, file: file))
        }
    }

    static func finding(_ rule: String, line: Int, file: String = "a.yaml") -> Finding {
        Finding(
            rule: rule, severity: .warning, location: SourceLocation(file: file, line: line, column: 1), message: "m")
    }

    @Test(arguments: [
        ("a: 1\nb: 2 # sluice:ignore r why\nc: 3", [2]),
        ("b: 2 #sluice:ignore r why", [1]), ("b: 2\t#\tsluice:ignore\tr\twhy\r\nc: 3", [1]),
        ("b: 2 # sluice:ignore q,r why", [1]), ("b: 2 # sluice:ignore q, r why", [1]),
        ("b: 2 # sluice:ignore q , r why", [1]), ("b: 2 # sluice:ignore r", [1]),
        ("b: 2 # sluice:ignore q r", []), ("b: 2 # sluice:ignored r why", []), ("b: 2 # sluice:ignore", []),
        ("b: 2 # see sluice:ignore r why", []), ("b: 2 # sluice: ignore r why", []),
        ("b: 2# sluice:ignore r why", []), ("b: a#b # sluice:ignore r why", [1]),
        ("\u{FEFF}# sluice:ignore r why\nb: 2", [2]), ("a: 1\rb: 2 # sluice:ignore r why\rc: 3", [2]),
    ])
    func atTheEndOfALine(_ source: String, _ lines: [Int]) {
        #expect(Self.silenced(source) == lines)
    }

    @Test(arguments: [
        ("# sluice:ignore r why\na: 1\nb: 2", [2]),
        ("  # sluice:ignore r why\n\n# more\n  \n---\na: 1\nb: 2", [6]),
        ("# sluice:ignore r why\n# sluice:ignore q why\na: 1\nb: 2", [3]),
        ("# sluice:ignore r why\nto:\n  - a\n  - b\nc: 3", [2, 3, 4]),
        ("a: 1\n# sluice:ignore r why\n", []), ("# sluice:ignore r why", []),
    ])
    func aloneOnALine(_ source: String, _ lines: [Int]) {
        #expect(Self.silenced(source) == lines)
    }

    @Test(arguments: [
        ("a:\n  b: # sluice:ignore r why\n    c: 1\n\n    # x\n    d: 1\n\n  e: 1", [2, 3, 4, 5, 6]),
        // A key's list may stand in the key's own column, an entry's may not.
        ("a: # sluice:ignore r why\n- b\n- c: 1\n  d: 2\ne: 1", [1, 2, 3, 4]),
        ("- a: # sluice:ignore r why\n  - b\n  c: 1\n- d", [1, 2]),
        ("- # sluice:ignore r why\n  a: 1\n  b: 1\n- c: 1", [1, 2, 3]),
        ("- a: 1 # sluice:ignore r why\n  b: 1", [1]),
        ("a: &x !!map # sluice:ignore r why\n  b: 1\nc: 1", [1, 2]),
        ("\"a: b\": # sluice:ignore r why\n  b: 1\nc: 1", [1, 2]),
        ("a: # sluice:ignore r why\nb: 1", [1]), ("a: b # sluice:ignore r why\n  c", [1]),
        ("a: # sluice:ignore r why\n  b: \"x\n y\n\nz\"\n  c: 1\nd: 1", [1, 2, 3, 4, 5, 6]),
        ("a: | # sluice:ignore r why\n  b\nc: 1", [1, 2]),
        ("a: # sluice:ignore r why\n  b: 1\n---\n  c: 1", [1, 2]),
        ("a: # sluice:ignore r why\n  b:\n    c: # sluice:ignore q why\n      d: 1\n  e: 1\nf: 1", [1, 2, 3, 4, 5]),
        ("a: # sluice:ignore q why\n  b: # sluice:ignore r why\n    c: 1\n  d: 1\n", [2, 3]),
        ("a: [ # sluice:ignore r why\n  b,\nc\n]\nd: 1", [1, 2, 3, 4]),
        ("a: [\n  { # sluice:ignore r why\n  b: 1 },\n  c]\nd: 1", [2, 3]),
        ("a: [] # sluice:ignore r why\n  \nb: 1", [1]), ("{ # sluice:ignore r why\na: 1\n}\n---\nb: 1", [1, 2, 3]),
    ])
    func throughABlock(_ source: String, _ lines: [Int]) {
        #expect(Self.silenced(source) == lines)
    }

    @Test(arguments: [
        "a: 'x # sluice:ignore r why'", "a: \"x # sluice:ignore r why\"", "a: \"\\\" # sluice:ignore r why\"",
        "a: 'it''s # sluice:ignore r why'", "'a # sluice:ignore r why': 1", "- 'x # sluice:ignore r why'",
        "[a, 'x # sluice:ignore r why']", "{a: 'x # sluice:ignore r why'}", "{\"a\":'x # sluice:ignore r why'}",
        "a: !t &b 'x # sluice:ignore r why'", "a: 'x\n # sluice:ignore r why\n '",
        "a: [b,\n\"x # sluice:ignore r why\"]",
        "a: |\n  # sluice:ignore r why\n  x", "- a: >2-\n    # sluice:ignore r why\n  b: 1",
        "- |\n # sluice:ignore r why",
        "a:\n  |\n  x # sluice:ignore r why", "--- |\n # sluice:ignore r why\n x", "? |\n # sluice:ignore r why\n: x",
        "- - x\n  - |\n   # sluice:ignore r why\n   x",
    ])
    func textIsNoComment(_ source: String) {
        #expect(Self.silenced(source) == [])
    }

    @Test(arguments: [
        ("a: it's # sluice:ignore r why", [1]), ("a: x \"y # sluice:ignore r why", [1]),
        ("a: b, 'c # sluice:ignore r why", [1]),
        ("a: 'x' # sluice:ignore r why", [1]), ("a: \"x\\\\\" # sluice:ignore r why", [1]),
        ("a: 'it''s' # sluice:ignore r why", [1]), ("{'a': \"b\"} # sluice:ignore r why", [1]),
        ("a: x\n  'tis so\nb: 1 # sluice:ignore r why", [3]), ("a:\n  x\nb: 'y' # sluice:ignore r why", [3]),
        ("a: |\n  'tis\n  [\nb: 1 # sluice:ignore r why", [4]), ("a: |x # sluice:ignore r why\n  b", [1]),
        ("a:\n  |\n  x\nb: 1 # sluice:ignore r why", [4]), ("- a: |\n    x\n  b: 1 # sluice:ignore r why", [3]),
        ("a: 'x\n  y' # sluice:ignore r why", [2]), ("a: [b,\n  c] # sluice:ignore r why", [2]),
        ("a: 'open\n---\nb: 1 # sluice:ignore r why", [3]), ("a: http://b # sluice:ignore r why", [1]),
        ("a: *b # sluice:ignore r why\n  ", [1]), ("a: x[ # sluice:ignore r why\n  y", [1]),
    ])
    func commentsAfterTextAreFound(_ source: String, _ lines: [Int]) {
        #expect(Self.silenced(source) == lines)
    }

    @Test func aWholeFile() {
        let source = "a: 1\nb: 2 # sluice:ignore-file r,q why\n"
        #expect(Self.silenced(source) == Array(0...7))
        #expect(Self.silenced(source, rule: "q") == Array(0...7))
        #expect(Self.silenced(source, rule: "s") == [])
    }

    @Test func onlyItsOwnFileAndPlaces() {
        let suppressions = Suppressions(bytes: Array("# sluice:ignore-file r why".utf8), file: "a.yaml")
        #expect(!suppressions.suppresses(Self.finding("r", line: 1, file: "b.yaml")))
        #expect(!suppressions.suppresses(Finding(rule: "r", severity: .info, message: "m")))
    }

    @Test(arguments: [("a.json", []), ("A.JSON", []), ("json", [1]), ("a.json.yaml", [1])])
    func jsonHasNoComments(_ file: String, _ lines: [Int]) {
        #expect(Self.silenced("{} # sluice:ignore r why", file: file) == lines)
    }

    @Test func aCallerWhoParsedKnowsBetter() {
        let bytes = Array("ü: 1 # sluice:ignore r why\na: 1 # sluice:ignore r why".utf8)
        let suppressions = Suppressions(bytes: bytes, file: "a.yaml") { line, column in line == 1 && column == 6 }
        #expect([1, 2].map { suppressions.suppresses(Self.finding("r", line: $0)) } == [false, true])
    }

    @Test(arguments: [
        String(repeating: "# sluice:ignore r x\n", count: 40_000),
        String(repeating: "[ # sluice:ignore r x\n", count: 40_000),
        String(repeating: "- ", count: 100_000) + "# sluice:ignore r x",
        String(repeating: "a: # sluice:ignore r x\n", count: 40_000),
        (0..<1_200).map { String(repeating: " ", count: $0) + "a: # sluice:ignore r x\n" }.joined()
            + String(repeating: "\n", count: 200_000),
        "a: 1 # sluice:ignore " + String(repeating: "r,", count: 100_000),
        "a: 1 # sluice:ignore " + String(repeating: "r, ", count: 100_000),
        "a: \"" + String(repeating: " # sluice:ignore r", count: 50_000),
        (0..<5_000).map { "a: 1 # sluice:ignore emty-too-mny-lettrs\($0) x\n" }.joined(),
    ])
    func hostileFilesTakeNoLongTime(_ source: String) {
        let time = ContinuousClock().measure {
            let findings = (1...2_000).map { Self.finding("r", line: $0 * 7) }
            let result = Suppressions(bytes: Array(source.utf8), file: "a.yaml")
                .apply(to: findings, knownRules: (0..<60).map { "empty-too-many-letters\($0)" } + ["r"])
            #expect(result.kept.count <= 2_000)
        }
        #expect(time < .seconds(20))
    }

    @Test func anyBytesAreRead() {
        var random = SeededRandom(state: 11)
        let pieces = [
            "#", " ", "\t", "\n", "\r", "'", "\"", "\\", "[", "]", "{", "}", ",", ":", "-", "|", ">", "a", "---", "&",
            "\u{E9}", "? ", "# sluice:ignore r", "# sluice:ignore-file ",
        ]
        for _ in 0..<4_000 {
            let bytes = (0..<Int(random.next() % 30)).flatMap { _ in
                random.next() % 20 == 0
                    ? [UInt8(random.next() % 256)] : Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
            }
            let suppressions = Suppressions(bytes: bytes, file: "a.yaml")
            let findings = (0...9).map { Self.finding("r", line: $0) }
            let result = suppressions.apply(to: findings, knownRules: ["r"])
            #expect(result.kept == findings.filter { !suppressions.suppresses($0) })
            for note in result.notes { #expect((note.location?.line ?? 0) > 0 && (note.location?.column ?? 0) > 0) }
        }
    }
}
