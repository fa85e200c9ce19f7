import SluiceDiagnostics
import Testing
import SluiceYAML

@Suite struct DuplicateKeyTests {
    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "3:1", "1:1"), ("{a: 1, \"a\": 2}", "1:8", "1:2"),
        ("x:\n  é: 1\n  é: 2\n", "3:3", "2:3"),
        ("{a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1, c: 2}", "1:56", "1:14"),
        ("- {'': 1, \"\": 2}", "1:11", "1:4"),
        ("&k a: 1\n*k : 2\n", "1:1", "1:1"),
    ])
    func namesBothPlaces(_ text: String, _ second: String, _ first: String) throws {
        let finding = try #require(failure(text))
        #expect(finding.rule == "yaml-duplicate-key" && finding.place == second)
        #expect(finding.related.map { "\($0.location.line):\($0.location.column)" } == [first])
    }

    @Test func theLastWinsWhereAsked() throws {
        let node = try #require(try read("a: 1\nb: 2\na: 3\n", options: ParseOptions(duplicateKeys: .lastWins)))
        #expect(node["a"]?.integer == 3)
        #expect(node.value() == ["a": 3, "b": 2])
    }

    @Test func theLastWinsWithWarnings() throws {
        let text = "x: {<<: {p: 1}, a: 1, b: 2, a: 3, <<: {q: 2}, a: [4]}\n"
        var warnings: [Finding] = []
        let source = SourceText(file: "f", bytes: Array(text.utf8))
        let node = try #require(
            try parse(source, options: ParseOptions(duplicateKeys: .lastWins), warnings: &warnings)?["x"])
        #expect(node.entries.map(\.key.text) == ["a", "b", "p", "q"])
        #expect(node.value() == ["a": [4], "b": 2, "p": 1, "q": 2])
        #expect(warnings.map(\.place) == ["1:29", "1:47"])
        #expect(warnings.allSatisfy { $0.severity == .warning && $0.related.first?.location.column == 17 })
    }

    @Test func manyDuplicatesStayQuick() throws {
        let text = String(repeating: "a: 1\nb: 2\n", count: 50_000)
        var warnings: [Finding] = []
        let source = SourceText(file: "f", bytes: Array(text.utf8))
        let node = try parse(source, options: ParseOptions(duplicateKeys: .lastWins), warnings: &warnings)
        #expect(node?.entries.count == 2 && warnings.count == YAMLLimits.warnings)
    }

    @Test func otherSpellingsAreOtherKeys() throws {
        #expect(try read("\u{E9}: 1\n\"e\u{301}\": 2\n")?.entries.count == 2)
    }

    @Test func manyKeysStayQuick() throws {
        let text = (0..<50_000).map { "key\($0): \($0)\n" }.joined()
        #expect(try read(text)?.entries.count == 50_000)
        #expect(failure(text + "key7: 1\n")?.related.first?.location.line == 8)
    }
}
