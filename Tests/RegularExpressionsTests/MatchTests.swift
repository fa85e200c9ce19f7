import Testing

@testable import SluiceRegularExpressions

/// Measured with Helm 4.3.1: `regexFindAll pattern text -1`.
@Suite struct MatchTests {
    static let rows: [(pattern: String, text: String, found: [String])] = [
        ("a+", "baaac", ["aaa"]),
        ("a*", "baac", ["", "aa", ""]),
        ("a*?", "baac", ["", "", "", "", ""]),
        ("(a)|b", "ab", ["a", "b"]),
        ("(|a)*", "aa", ["", "", ""]),
        ("(|a)+", "aa", ["", "", ""]),
        ("(a*)*", "b", ["", ""]),
        ("(a*)+", "aab", ["aa", ""]),
        ("(a|ab)(c|bcd)(d*)", "abcd", ["abcd"]),
        (#"(?P<first>\w+) (?<second>\w+)"#, "hello big world", ["hello big"]),
        ("(?P<n>a)(?P<n>b)?", "a ab", ["a", "ab"]),
        ("(?P<n>a)?(?P<n>b)", "b ab", ["b", "ab"]),
        ("(a)(b)?", "ab a", ["ab", "a"]),
        ("", "abc", ["", "", "", ""]),
        ("", "", [""]),
        ("^", "abc", [""]),
        ("$", "abc", [""]),
        ("(?m)^", "a\nb\n", ["", "", ""]),
        ("(?m)$", "a\nb\n", ["", "", ""]),
        (#"\b"#, "ab cd", ["", "", "", ""]),
        (#"\B"#, "ab cd", ["", ""]),
        ("(?m)^.*$", "one\n\ntwo", ["one", "", "two"]),
        (#"\Aa|b\z"#, "abab", ["a", "b"]),
        ("(?i)straße", "STRASSE STRAßE straẞe", ["STRAßE", "straẞe"]),
        ("(?i)k", "kK\u{212a}", ["k", "K", "\u{212a}"]),
        ("(?i)ſ", "sSſ", ["s", "S", "ſ"]),
        ("(?i)[a-z]", "ſK\u{212a}é", ["ſ", "K", "\u{212a}"]),
        (#"(?i)\w"#, "ſ\u{212a}-", ["ſ", "\u{212a}"]),
        (#"(?i)\W"#, "ſ\u{212a}-", ["-"]),
        ("(?i)[^k]", "kK\u{212a}x", ["x"]),
        ("(?i)σ", "Σσς", ["Σ", "σ", "ς"]),
        (#"(?i)\p{Lu}"#, "aAǅ1", ["a", "A", "ǅ"]),
        (#"(?i)\p{LC}"#, "\u{345}aΙ", ["a", "Ι"]),
        ("[[:alpha:]]+", "ab1cd", ["ab", "cd"]),
        ("[[:^alpha:]]+", "ab1cd", ["1"]),
        ("[[:punct:]]", "a!b~c", ["!", "~"]),
        ("[^[:space:]]+", "a b\tc", ["a", "b", "c"]),
        (#"\pL+"#, "añ1世", ["añ", "世"]),
        (#"\p{Greek}+"#, "aαβb", ["αβ"]),
        (#"\P{Greek}+"#, "aαβb", ["a", "b"]),
        (#"\p{^Greek}+"#, "aαβb", ["a", "b"]),
        (#"[\p{Han}\d]+"#, "a世1b", ["世1"]),
        (#"\p{Beria_Erfe}|\p{ lowercase letter }"#, "aA", ["a"]),
        (#"\pN"#, "a1٣Ⅷ", ["1", "٣", "Ⅷ"]),
        ("é.", "éa éé", ["éa", "éé"]),
        (".", "aé\n😀", ["a", "é", "😀"]),
        ("(?s).", "aé\n😀", ["a", "é", "\n", "😀"]),
        ("[^a]", "aé\n😀", ["é", "\n", "😀"]),
        (#"\x{1F600}|\xe9|\101|\0"#, "A é 😀 \u{0}", ["A", "é", "😀", "\u{0}"]),
        (#"\Qa.b\E+"#, "a.bb aab", ["a.bb"]),
        (#"\Qa.b"#, "a.b axb", ["a.b"]),
        ("a{2}", "aaaaa", ["aa", "aa"]),
        ("a{2,3}", "aaaaaaa", ["aaa", "aaa"]),
        ("a{2,3}?", "aaaaaaa", ["aa", "aa", "aa"]),
        ("a{2,}", "aaaaa a", ["aaaaa"]),
        ("(a){0}b", "ab", ["b"]),
        ("(?:ab){2}", "ababab", ["abab"]),
        ("(a{2}){2}", "aaaaa", ["aaaa"]),
        ("a{,2}", "a{,2}", ["a{,2}"]),
        ("a{", "a{", ["a{"]),
        ("x{0,1}y", "xyxxy", ["xy", "xy"]),
        ("(?U)a+", "aaa", ["a", "a", "a"]),
        ("(?U)a+?", "aaa", ["aaa"]),
        ("(?U:a+)b*", "aabb", ["a", "abb"]),
        ("(?i)a(?-i)b", "AbAB", ["Ab"]),
        ("(?i:a)b", "AbAB", ["Ab"]),
        ("a(?i)b|c", "aBC", ["aB", "C"]),
        ("(?s)a.b(?-s).", "a\nb\n", []),
        ("foo(bar|baz)?", "foobaz foo foobar", ["foobaz", "foo", "foobar"]),
        (#"(\d+)-(\d+)"#, "10-20 3-4", ["10-20", "3-4"]),
        (#"^(?:https?://)?([^/:]+)(?::(\d+))?"#, "https://example.com:8443/x", ["https://example.com:8443"]),
        ("[a-z0-9]([-a-z0-9]*[a-z0-9])?", "my-release--x- y", ["my-release--x", "y"]),
        ("(a+)(b+)?(c+)", "aac abbc", ["aac", "abbc"]),
        ("a|b|cd|[e-g]", "abcdefg", ["a", "b", "cd", "e", "f", "g"]),
        ("(?:a|b)*?c", "ababc", ["ababc"]),
        ("x*", "-x-xx-", ["", "x", "xx", ""]),
        ("(?:^|,)([^,]*)", "a,,b", ["a", ",", ",b"]),
        (#"\s+"#, "  a  b ", ["  ", "  ", " "]),
        ("[]a]", "]a", ["]", "a"]),
        (#"[a\]]"#, "]a", ["]", "a"]),
        ("[-a]", "-a", ["-", "a"]),
        ("[a-]", "-a", ["-", "a"]),
        (#"[\d-z]"#, "1-z", ["1", "-", "z"]),
        ("[--/]", "-./", ["-", ".", "/"]),
        ("$^", "", [""]),
        ("a$b", "ab", []),
        (#"\z|a"#, "aba", ["a", "a"]),
        (".*", "ab", ["ab"]),
        (".*", "ab\ncd", ["ab", "cd"]),
        ("()", "ab", ["", "", ""]),
        ("(?:)", "ab", ["", "", ""]),
        ("|a", "aa", ["", "", ""]),
        ("a|", "aa", ["a", "a"]),
        (#"\_\-\/"#, "_-/", ["_-/"]),
        (#"\a\f\n\r\t\v"#, "\u{7}\u{c}\n\r\t\u{b}", ["\u{7}\u{c}\n\r\t\u{b}"]),
        (#"\D+\d"#, "ab1", ["ab1"]),
        ("$1", "a$1", []),
        ("(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)", "abcdefghijklm", ["abcdefghijk"]),
        ("a(b)", "ab", ["ab"]),
        ("(?P<a1>b)", "b", ["b"]),
    ]

    @Test func allMatches() throws {
        for row in Self.rows {
            let expression = try RegularExpression(row.pattern)
            let bytes = Array(row.text.utf8)
            let found = expression.allMatches(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
            #expect(found == row.found, "\(row.pattern) in \(row.text)")
            #expect(expression.matches(row.text) == !row.found.isEmpty, "\(row.pattern) in \(row.text)")
        }
    }

    /// The three engines find the same matches and groups, from every position.
    @Test func enginesAgree() throws {
        for row in Self.rows {
            let expression = try RegularExpression(row.pattern)
            let program = expression.program
            let automaton = try #require(AutomatonBuilder.build(program), "\(row.pattern)")
            Array(row.text.utf8).withUnsafeBufferPointer { text in
                for origin in 0...text.count {
                    var first = [Int](repeating: -1, count: program.slotCount)
                    var second = first
                    let inTurn = first.withUnsafeMutableBufferPointer {
                        Backtracker.search(program, text, from: origin, slots: $0)
                    }
                    let atOnce = second.withUnsafeMutableBufferPointer {
                        ParallelMachine.search(program, text, from: origin, slots: $0)
                    }
                    #expect(inTurn == atOnce && first == second, "\(row.pattern) in \(row.text) from \(origin)")
                    if origin == 0 { #expect(automaton.hasMatch(text) == inTurn, "\(row.pattern) in \(row.text)") }
                }
            }
        }
    }

    @Test func limit() throws {
        let expression = try RegularExpression("a*")
        let text = Array("baac".utf8)
        #expect(expression.allMatches(in: text, limit: 0).isEmpty)
        #expect(expression.allMatches(in: text, limit: 2).map(\.range) == [0..<0, 1..<3])
        #expect(expression.allMatches(in: text, limit: 9).count == 3)
    }

    @Test func groups() throws {
        let expression = try RegularExpression(#"(?P<key>\w+)(=)?(?<value>\w+)?(x){0}"#)
        #expect(expression.groupCount == 4)
        #expect(expression.groupNames == [nil, "key", nil, "value", nil])
        let text = Array("é key= b=2".utf8)
        let first = try #require(expression.firstMatch(in: text))
        #expect(first.groups == [3..<7, 3..<6, 6..<7, nil, nil])
        let second = try #require(expression.firstMatch(in: text, from: first.range.upperBound))
        #expect(second.groups == [8..<11, 8..<9, 9..<10, 10..<11, nil])
        #expect(second[3] == 10..<11 && second[4] == nil && second[5] == nil && second[-1] == nil)
        #expect(expression.firstMatch(in: text, from: 12) == nil)
        #expect(expression.firstMatch(in: text, from: -1) == nil)
    }

    @Test func whatIsBeforeTheStartCounts() throws {
        let text = Array("ab".utf8)
        #expect(try RegularExpression("^b").firstMatch(in: text, from: 1) == nil)
        #expect(try RegularExpression(#"\bb"#).firstMatch(in: text, from: 1) == nil)
        #expect(try RegularExpression(#"\Bb"#).firstMatch(in: text, from: 1)?.range == 1..<2)
    }

    /// Measured with `regexFindAll pattern (b64dec ...) -1`: each byte that is no UTF-8 reads as U+FFFD.
    @Test func invalidText() throws {
        let rows: [(pattern: String, text: [UInt8], count: Int)] = [
            (".", [0xFF], 1),
            (".", [0xE2, 0x82, 0x41], 3),
            (".", [0xE2, 0x82, 0xAC], 1),
            (".", [0xED, 0xA0, 0x80], 3),
            (#"\x{FFFD}"#, [0x61, 0xFF, 0x62, 0xEF, 0xBF, 0xBD, 0xC3], 3),
            ("[^a]", [0x61, 0xFF, 0x61, 0xC3], 2),
            (#"\x{D800}|x"#, [0xED, 0xA0, 0x80, 0x78], 1),
            (".", [0xF4, 0x90, 0x80, 0x80], 4),
            (".", [0xF0, 0x9F, 0x98], 3),
            (".", [0xC0, 0x80], 2),
            (".", [0xE0, 0x80, 0x80], 3),
            (#"\xff"#, [0xFF, 0xC3, 0xBF], 1),
            (#"\W+"#, [0x61, 0xFF, 0xFE, 0x62], 1),
            ("", [0x61, 0xFF, 0xC3, 0xA9], 4),
            ("é", [0xE2, 0xC3, 0xA9], 1),
            (#"\pL"#, [0xC3, 0xC3, 0xA9], 1),
        ]
        for row in rows {
            let expression = try RegularExpression(row.pattern)
            #expect(expression.allMatches(in: row.text).count == row.count, "\(row.pattern) in \(row.text)")
            let automaton = try #require(AutomatonBuilder.build(expression.program))
            #expect(row.text.withUnsafeBufferPointer { automaton.hasMatch($0) })
        }
    }
}
