import Testing

import SluiceRegularExpressions

/// Patterns that take other engines forever.
@Suite struct HostileTests {
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("(a*)*b", false), ("(x+x+)+y", false), ("(a|aa)+$", true), (#"((a*)*)*\z"#, true),
            ("(.*)(.*)(.*)(.*)x", false),
            ("(?:a?){100}a{100}", true), ("(?i)(a|b|ab)*c", false), ("(a|a|a|a|a)*b", false),
            ("(?:.{0,50}){20}b", false),
            (#"(?:\b|a)*b"#, false), ("(|a)*b", false), ("((|a)+?)+?b", false),
        ])
    func longText(_ pattern: String, _ isMatch: Bool) throws {
        let text = String(repeating: "a", count: 2000)
        let expression = try RegularExpression(pattern)
        for _ in 0..<3 { #expect(expression.matches(text) == isMatch) }
        #expect((expression.firstMatch(in: Array(text.utf8)) != nil) == isMatch)
    }

    @Test(.timeLimit(.minutes(1)))
    func longPattern() throws {
        let words = (0..<2000).map { "word\($0)" }.joined(separator: "|")
        let expression = try RegularExpression("^(?:\(words))$")
        for _ in 0..<200 {
            #expect(expression.matches("word1999") && !expression.matches("word2000"))
        }
        #expect(throws: RegularExpressionError.self) {
            try RegularExpression(String(repeating: "[[:", count: 20_000))
        }
        #expect(throws: RegularExpressionError.self) {
            try RegularExpression(String(repeating: "(?P<a", count: 20_000))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func literalWithin() throws {
        let expression = try RegularExpression(String(repeating: "a", count: 1000) + "b")
        #expect(!expression.matches(String(repeating: "a", count: 100_000)))
    }
}
