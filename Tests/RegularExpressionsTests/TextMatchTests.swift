import SluiceRegularExpressions
import Testing

@Suite struct TextMatchTests {
    /// Pattern, text, and for each match its groups as text; "-" for a group that took no part.
    @Test(arguments: [
        ("a(b)?", "ab xa", [["ab", "b"], ["a", "-"]]), ("é+", "caféé é", [["éé"], ["é"]]),
        (".", "e\u{301}👍🏽", [["e"], ["\u{301}"], ["👍"], ["🏽"]]), ("x*", "yx", [[""], ["x"]]), ("z", "abc", []),
    ])
    func rangesAreThoseOfTheString(_ pattern: String, _ text: String, _ expected: [[String]]) throws {
        let expression = try RegularExpression(pattern)
        let matches = expression.allMatches(in: text)
        let groups = matches.map { match in
            match.groups.map { $0.map { String(text.unicodeScalars[$0]) } ?? "-" }
        }
        #expect(groups == expected)
        #expect(expression.firstMatch(in: text) == matches.first)
        for match in matches {
            #expect(match[0] == match.range && match[match.groups.count] == nil && match[-1] == nil)
        }
    }

    @Test func theLimitCounts() throws {
        #expect(try RegularExpression("a").allMatches(in: "aaa", limit: 2).count == 2)
    }
}
