import Testing

@testable import SluiceJSONSchema

/// What the official suite does not ask about formats.
@Suite struct FormatTests {
    @Test(arguments: [
        (
            "date-time", ["2024-02-29T00:00:00+14:00"],
            ["2023-02-29T00:00:00Z", "2024-01-01 00:00:00Z", "", "2024-01-01T00:00:00.Z"]
        ),
        ("date", ["2000-02-29"], ["1900-02-29", "2024-00-01", "2024-01-00", "2024-01-01 "]),
        ("time", ["00:00:00-00:00"], ["00:00:60Z", "00:00:00+24:00", "00:00Z"]),
        ("duration", ["P1Y2M3DT4H5M6S"], ["P1Y3D", "PT1H6S", "p1d", "P1.5D", "P1DT"]),
        ("email", ["a@b", "a@[IPv6:::1]"], ["a@", "@b", "a@b@c", "a b@c", "\"a@c", "ä@b"]),
        ("idn-email", ["ä@münchen.example"], ["ä@-münchen", "ä ö@b"]),
        (
            "hostname", ["a.b-c", "xn--mnchen-3ya"],
            ["a..b", "a.", ".a", "xn--a", "xn--abc-", "ä", "xn--99999999999999"]
        ),
        ("idn-hostname", ["münchen.example", "faß"], ["mü--chen", "mü..chen", "-ü", "ü\u{AD}", "Ü"]),
        (
            "ipv4", ["0.0.0.0", "255.255.255.255"],
            ["1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "1.2.3.", "99999999999999999999.1.1.1"]
        ),
        (
            "ipv6", ["::", "1::", "::ffff:1.2.3.4", "1:2:3:4:5:6:7::"],
            ["", ":", ":::", "1:::2", "1.2.3.4::", "::1.2.3.4:1", "1:2:3:4:5:6:7:8::"]
        ),
        (
            "uri", ["a:", "a:b?c#d", "http://[v1.a]/", "http://a:/"],
            ["a", "1a:b", "a:%", "a:%0g", "http://[::1", "http://a:b/", "a:b#c#d", "a:ä"]
        ),
        ("uri-reference", ["", "//a", "?b", "./a:b"], ["%", "a b", "1:2", "[a]"]),
        ("iri", ["a:ä?\u{E000}"], ["a:\u{E000}", "a:b#\u{E000}", "ä:b"]),
        (
            "uri-template", ["{a,b*,c:3}", "{+a.b}", "{%41}"],
            ["{", "}", "{}", "{a:0}", "{a:12345}", "{a,}", "{a.}", "%4", "a b"]
        ),
        (
            "uuid", ["01234567-89ab-cdef-0123-456789abcdef"],
            ["01234567-89ab-cdef-0123-456789abcdeg", "", "{01234567-89ab-cdef-0123-456789abcdef}"]
        ),
        ("json-pointer", ["", "/"], ["a", "/~"]),
        ("relative-json-pointer", ["0", "12/a", "0#"], ["", "00", "a", "1#/a", "1a"]),
        (
            "regex",
            [#"a{2,3}?b"#, #"(?<x>a)\k<x>"#, #"[\w-z]"#, #"(a)\1"#, "a{", "]", #"\u{1F600}"#, #"(?<=a)b"#, #"[^]"#],
            [
                "(", ")", "*", "a**", "a{3,2}", "[b-a]", "[", #"\"#, #"\1"#, #"\k<x>"#, #"\y"#, "(?<x>a)(?<x>b)",
                "(?P<x>a)", "^*", #"\x1"#,
            ]
        ),
    ])
    func accepts(_ name: String, _ valid: [String], _ invalid: [String]) throws {
        let format = try #require(Format(rawValue: name))
        for text in valid { #expect(format.accepts(text), "\(name): \(text)") }
        for text in invalid { #expect(!format.accepts(text), "\(name): \(text)") }
    }

    @Test func longTextTakesNoTime() {
        let text = String(repeating: "ä-1.", count: 200_000)
        for name in ["hostname", "idn-hostname", "email", "idn-email", "uri", "iri", "regex", "ipv6", "duration"] {
            let began = ContinuousClock.now
            _ = Format(rawValue: name)?.accepts(text)
            _ = Format(rawValue: name)?.accepts("P" + String(repeating: "1", count: 500_000))
            #expect(ContinuousClock.now - began < .seconds(5), "\(name)")
        }
    }
}
