import Testing

import SluiceRegularExpressions

/// Measured with Helm 4.3.1: what `mustRegexFind` says of patterns.
@Suite struct PatternTests {
    static let refused: [(pattern: String, message: String)] = [
        ("(", "missing closing ): `(`"),
        ("(a", "missing closing ): `(a`"),
        ("a)", "unexpected ): `a)`"),
        ("((a)", "missing closing ): `((a)`"),
        ("[a", "missing closing ]: `[a`"),
        ("[", "missing closing ]: `[`"),
        ("[]", "missing closing ]: `[]`"),
        ("[]a", "missing closing ]: `[]a`"),
        ("[^]", "missing closing ]: `[^]`"),
        ("[^]a", "missing closing ]: `[^]a`"),
        ("a**", "invalid nested repetition operator: `**`"),
        ("a*+", "invalid nested repetition operator: `*+`"),
        ("a+?*", "invalid nested repetition operator: `+?*`"),
        ("a??*", "invalid nested repetition operator: `??*`"),
        ("*", "missing argument to repetition operator: `*`"),
        ("?", "missing argument to repetition operator: `?`"),
        ("+", "missing argument to repetition operator: `+`"),
        ("{1}", "missing argument to repetition operator: `{1}`"),
        ("(*)", "missing argument to repetition operator: `*`"),
        ("a|*", "missing argument to repetition operator: `*`"),
        ("(|*)", "missing argument to repetition operator: `*`"),
        ("a{1001}", "invalid repeat count: `{1001}`"),
        ("a{1,1001}", "invalid repeat count: `{1,1001}`"),
        ("a{1001,}", "invalid repeat count: `{1001,}`"),
        ("a{2,1}", "invalid repeat count: `{2,1}`"),
        ("a{1}{2}", "invalid nested repetition operator: `{1}{2}`"),
        ("(a{1000}){1000}", "invalid repeat count: `{1000}`"),
        ("(a{100}){11}", "invalid repeat count: `{11}`"),
        ("((a{10}){10}){11}", "invalid repeat count: `{11}`"),
        ("a{1000}{1000}", "invalid nested repetition operator: `{1000}{1000}`"),
        ("a{99999999999999999999}", "invalid repeat count: `{99999999999999999999}`"),
        ("a{1,99999999999999999999}", "invalid repeat count: `{1,99999999999999999999}`"),
        (#"\"#, "trailing backslash at end of expression: ``"),
        (#"a\"#, "trailing backslash at end of expression: ``"),
        (#"[\"#, "trailing backslash at end of expression: ``"),
        (#"\q"#, #"invalid escape sequence: `\q`"#),
        (#"\8"#, #"invalid escape sequence: `\8`"#),
        (#"\1"#, #"invalid escape sequence: `\1`"#),
        (#"\x"#, #"invalid escape sequence: `\x`"#),
        (#"\x4"#, #"invalid escape sequence: `\x4`"#),
        (#"\x4g"#, #"invalid escape sequence: `\x4g`"#),
        (#"\x{"#, #"invalid escape sequence: `\x{`"#),
        (#"\x{}"#, #"invalid escape sequence: `\x{}`"#),
        (#"\x{110000}"#, #"invalid escape sequence: `\x{110000`"#),
        (#"\xg"#, #"invalid escape sequence: `\xg`"#),
        (#"\C"#, #"invalid escape sequence: `\C`"#),
        (#"\Z"#, #"invalid escape sequence: `\Z`"#),
        (#"\G"#, #"invalid escape sequence: `\G`"#),
        (#"\K"#, #"invalid escape sequence: `\K`"#),
        (#"\X"#, #"invalid escape sequence: `\X`"#),
        (#"\R"#, #"invalid escape sequence: `\R`"#),
        (#"\h"#, #"invalid escape sequence: `\h`"#),
        (#"\e"#, #"invalid escape sequence: `\e`"#),
        (#"\cA"#, #"invalid escape sequence: `\c`"#),
        (#"\u0041"#, #"invalid escape sequence: `\u`"#),
        (#"\é"#, #"invalid escape sequence: `\é`"#),
        (#"\pX"#, #"invalid character class range: `\pX`"#),
        (#"\p"#, #"invalid character class range: `\p`"#),
        (#"\p{"#, #"invalid character class range: `\p{`"#),
        (#"\p{Foo}"#, #"invalid character class range: `\p{Foo}`"#),
        (#"\p{foo}"#, #"invalid character class range: `\p{foo}`"#),
        (#"\P{Foo}"#, #"invalid character class range: `\P{Foo}`"#),
        (#"\p{^Foo}"#, #"invalid character class range: `\p{^Foo}`"#),
        (#"\p{^^Lu}"#, #"invalid character class range: `\p{^^Lu}`"#),
        (#"\p{}"#, #"invalid character class range: `\p{}`"#),
        (#"\p{Greek"#, #"invalid character class range: `\p{Greek`"#),
        (#"[\p{Foo}]"#, #"invalid character class range: `\p{Foo}`"#),
        ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
        ("[[:alpha:]", "missing closing ]: `[[:alpha:]`"),
        (#"[a-\d]"#, #"invalid escape sequence: `\d`"#),
        ("[b-a]", "invalid character class range: `b-a`"),
        ("[a-", "missing closing ]: `[a-`"),
        (#"[a-\"#, "trailing backslash at end of expression: ``"),
        (#"[z-\x41]"#, #"invalid character class range: `z-\x41`"#),
        ("(?", "invalid or unsupported Perl syntax: `(?`"),
        ("(?i", "invalid or unsupported Perl syntax: `(?i`"),
        ("(?i:", "missing closing ): `(?i:`"),
        ("(?z)", "invalid or unsupported Perl syntax: `(?z`"),
        ("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
        ("(?-)", "invalid or unsupported Perl syntax: `(?-)`"),
        ("(?-i-s)", "invalid or unsupported Perl syntax: `(?-i-`"),
        ("(?--i)", "invalid or unsupported Perl syntax: `(?--`"),
        ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"),
        ("(?!a)", "invalid or unsupported Perl syntax: `(?!`"),
        ("(?<=a)", "invalid named capture: `(?<=a)`"),
        ("(?<!a)", "invalid named capture: `(?<!a)`"),
        ("(?<a", "invalid named capture: `(?<a`"),
        ("(?<a>", "missing closing ): `(?<a>`"),
        ("(?<>a)", "invalid named capture: `(?<>`"),
        ("(?P<a", "invalid named capture: `(?P<a`"),
        ("(?P<a>", "missing closing ): `(?P<a>`"),
        ("(?P<>a)", "invalid named capture: `(?P<>`"),
        ("(?P<a b>c)", "invalid named capture: `(?P<a b>`"),
        ("(?P<é>c)", "invalid named capture: `(?P<é>`"),
        ("(?P=a)", "invalid or unsupported Perl syntax: `(?P`"),
        ("(?P>a)", "invalid or unsupported Perl syntax: `(?P`"),
        ("(?P", "invalid or unsupported Perl syntax: `(?P`"),
        ("(?P<", "invalid or unsupported Perl syntax: `(?P`"),
        ("(?<", "invalid or unsupported Perl syntax: `(?<`"),
        ("(?>a)", "invalid or unsupported Perl syntax: `(?>`"),
        ("(?#c)", "invalid or unsupported Perl syntax: `(?#`"),
        ("(?|a)", "invalid or unsupported Perl syntax: `(?|`"),
        ("(?R)", "invalid or unsupported Perl syntax: `(?R`"),
        ("(?1)", "invalid or unsupported Perl syntax: `(?1`"),
        ("(?'n'a)", "invalid or unsupported Perl syntax: `(?'`"),
        ("(?(1)a)", "invalid or unsupported Perl syntax: `(?(`"),
        ("(?iz)a", "invalid or unsupported Perl syntax: `(?iz`"),
        ("(?é)", "invalid or unsupported Perl syntax: `(?é`"),
        ("(?x)a", "invalid or unsupported Perl syntax: `(?x`"),
        (#"a\E"#, #"invalid escape sequence: `\E`"#),
        (#"\E"#, #"invalid escape sequence: `\E`"#),
        (#"[\Q]\E]"#, #"invalid escape sequence: `\Q`"#),
        (#"[\b]"#, #"invalid escape sequence: `\b`"#),
        (#"[\A]"#, #"invalid escape sequence: `\A`"#),
        (#"[\z]"#, #"invalid escape sequence: `\z`"#),
        (#"[\E]"#, #"invalid escape sequence: `\E`"#),
        ("a{2}*", "invalid nested repetition operator: `{2}*`"),
        ("a{2}??", "invalid nested repetition operator: `{2}??`"),
        ("a{2}+", "invalid nested repetition operator: `{2}+`"),
        ("(?:(?:a{0}){1000}){1000}", "invalid repeat count: `{1000}`"),
        ("(?:(?:a{0,0}){1000}){2000}", "invalid repeat count: `{2000}`"),
        ("(?:a{1000,}){2}", "invalid repeat count: `{2}`"),
        ("x{2}{2}", "invalid nested repetition operator: `{2}{2}`"),
        ("x{2}{2}{2}", "invalid nested repetition operator: `{2}{2}`"),
        ("(?i)(?-i", "invalid or unsupported Perl syntax: `(?-i`"),
        ("((a{100}){10}){10}", "invalid repeat count: `{10}`"),
    ]

    static let accepted = [
        "(?P<n>a)(?P<n>b)", "(?P<n>a)(?<n>b)", "^*", "$+", #"\b*"#, "(a{100}){10}", "a{,5}", "a{01}", "a{", "a{1",
        "a{1,", "a{1,2", "a{1,x}", "a{0}", #"\12"#, #"\0"#, #"\08"#, #"\777"#, #"\x{10FFFF}"#, #"\x{D800}"#, #"\v"#,
        #"\_"#, #"\-"#, #"\pL"#, "[[:alpha]]", "[[:^alpha:]]", #"[\d-a]"#, "[a-b-c]", "[--a]", "(?)", "(?i)", "(?-i)",
        "(?imsU)a", #"\Q"#, #"\Qa*"#, #"\Qa*\E+"#, #"\Qab\E*"#, "a{2}?", "(?:)", "(?:)*", "()", "()*", "|", "||",
        "a||b", "(|)", "(?:a{1000}){0}", "(?:a{1000}){1}", "[[.a.]]", "[[=a=]]", "[:alpha:]", "[[:word:]]",
        "[[:alpha:][:digit:]]", "[a[:^space:]]", #"(?i)\p{Lu}"#, #"\p{greek}"#, #"\p{ greek}"#, #"\p{GREEK}"#,
        #"\p{L_}"#, #"\p{Old-Italic}"#, #"\p{olditalic}"#, #"\p{SignWriting}"#, #"\p{Phags_Pa}"#, #"\p{Nko}"#,
        #"\p{lowercase letter}"#, #"\pN\p{n}\pz"#,
    ]

    @Test func refusedPatterns() {
        for row in Self.refused {
            #expect(message(row.pattern) == "error parsing regexp: " + row.message, "\(row.pattern)")
        }
    }

    @Test func acceptedPatterns() {
        for pattern in Self.accepted { #expect(message(pattern) == nil, "\(pattern)") }
    }

    @Test func limits() {
        func nested(_ open: String, _ count: Int, _ close: String) -> String {
            String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
        }
        func reason(_ pattern: String) -> RegularExpressionError.Reason? {
            do throws(RegularExpressionError) {
                _ = try RegularExpression(pattern)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(reason(nested("(", 999, ")")) == nil)
        #expect(reason(nested("(", 1000, ")")) == .nestsTooDeeply)
        #expect(reason(nested("(?:", 1500, ")")) == nil)
        #expect(reason(nested("(?:", 999, ")*")) == nil)
        #expect(reason(nested("(?:", 1500, ")*")) == .nestsTooDeeply)
        #expect(reason(String(repeating: "(", count: 100_000)) == .missingParenthesis)
        #expect(reason(String(repeating: "a{1000}", count: 3400)) == .tooLarge)
        #expect(reason(String(repeating: "(a)", count: 5000)) == .tooLarge)
    }

    @Test func quote() throws {
        let text = #"a.b*c+d?e(f)g|h[i]j{k}l^m$n\o-p/q_r é""#
        let quoted = RegularExpression.quote(text)
        #expect(quoted == #"a\.b\*c\+d\?e\(f\)g\|h\[i\]j\{k\}l\^m\$n\\o-p/q_r é""#)
        #expect(try RegularExpression("^" + quoted + "$").matches(text))
        #expect(RegularExpression.quote("") == "")
    }

    private func message(_ pattern: String) -> String? {
        do throws(RegularExpressionError) {
            _ = try RegularExpression(pattern)
            return nil
        } catch {
            return error.description
        }
    }
}
