import Testing
import SluiceYAML

/// Hostile input ends in a clear finding, and soon.
@Suite(.timeLimit(.minutes(1))) struct LimitTests {
    @Test(arguments: ["a.yaml", "a.json"])
    func depth(_ file: String) throws {
        let limit = YAMLLimits.depth
        let fits = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(try read(fits, file: file)?.kind == .sequence)
        let finding = try #require(failure("[" + fits + "]", file: file))
        #expect(finding.rule == "yaml-depth" && finding.place == "1:\(limit + 1)")
        #expect(failure(String(repeating: "[", count: 1_000_000), file: file)?.rule == "yaml-depth")
        #expect(failure(String(repeating: "{\"a\":", count: 100_000), file: file)?.rule == "yaml-depth")
    }

    @Test(arguments: ["- ", "? "])
    func blockDepth(_ indicator: String) {
        #expect(failure(String(repeating: indicator, count: 100_000))?.rule == "yaml-depth")
    }

    @Test func aliasBomb() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        let finding = try #require(failure(text))
        #expect(finding.rule == "yaml-alias-expansion" && finding.location?.line == 6)
    }

    @Test func mergeBomb() {
        var text = "a0: &a0 {x: 1}\n"
        for level in 1...40 { text += "a\(level): &a\(level) {<<: [*a\(level - 1), *a\(level - 1)]}\n" }
        #expect(failure(text)?.rule == "yaml-alias-expansion")
    }

    /// Each anchor holds the one before: deep without a deep text.
    @Test func aliasTower() throws {
        var text = "- &a0 [x]\n"
        for level in 1...5_000 { text += "- &a\(level) [*a\(level - 1)]\n" }
        #expect(failure(text)?.rule == "yaml-alias-expansion")
        let low = text.split(separator: "\n").prefix(1_000).joined(separator: "\n")
        #expect(try read(low)?.value() != nil)
    }

    @Test func size() throws {
        let finding = try #require(failure("a: 12345\n", options: ParseOptions(bytes: 8)))
        #expect(finding.rule == "yaml-size" && finding.place == "0:0")
        #expect(failure("a: 1234\n", options: ParseOptions(bytes: 8)) == nil)
    }

    @Test func longScalarsAndManyLines() throws {
        #expect(try read("a: \"" + String(repeating: "ä\\n", count: 300_000) + "\"")?["a"]?.text.utf8.count == 900_000)
        #expect(try read(String(repeating: "- a: 1\n  b: [x, y]\n", count: 30_000))?.elements.count == 30_000)
    }
}
