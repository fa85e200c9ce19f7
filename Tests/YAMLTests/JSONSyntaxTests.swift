import OrderedCollections
import Testing
import SluiceYAML

/// Strict JSON (RFC 8259): what is taken, and where what is refused.
@Suite struct JSONSyntaxTests {
    @Test(
        arguments: [
            ("{}", [:]), ("[]", []), (" \t\r\n null \n", nil), ("\u{FEFF}[1]", [1]),
            ("\"\\u0041\\n\\/\\\\\\\"\"", "A\n/\\\""), ("\"\\ud83d\\ude00\"", "😀"), ("\"😀\"", "😀"),
            ("\"\\ud800\"", "\u{FFFD}"), ("\"\\udc00x\"", "\u{FFFD}x"), ("\"\\ud800\\u0041\"", "\u{FFFD}A"),
            ("\"\u{7F}\u{85}\u{9B}\"", "\u{7F}\u{85}\u{9B}"), ("\"a\u{2028}b\u{2029}c\"", "a\u{2028}b\u{2029}c"),
            ("\"\u{FEFF}\u{FFFE}\u{A0}\"", "\u{FEFF}\u{FFFE}\u{A0}"), ("\"\\u0000\"", "\u{0}"),
            ("[1,\t2]", [1, 2]), ("{\t\"a\"\t:\t1\t}", ["a": 1]), ("{\"a\"\n:\n1}", ["a": 1]),
            ("{\"a\"\r\n\t:1}", ["a": 1]),
            ("{\"a\":1}", ["a": 1]), ("[[],{},[{}]]", [[], [:], [[:]]]), ("{\"a\":\"b: c # d\"}", ["a": "b: c # d"]),
            ("[0,-0,10,-1,1.5,-0.5e-2,1E3]", [0, 0, 10, -1, 1.5, -0.005, 1000.0]),
            ("{\"<<\":{\"a\":1}}", ["<<": ["a": 1]]),
            ("[true,false,null]", [true, false, nil]), ("{\"\":1,\" \":2}", ["": 1, " ": 2]),
            ("\"  a  b  \"", "  a  b  "),
            ("{\"yes\":\"yes\"}", ["yes": "yes"]),
            ("[\"%\",\"@\",\"`\",\"- a\",\"? b\"]", ["%", "@", "`", "- a", "? b"]),
        ] as [(String, Value)])
    func takes(_ text: String, _ value: Value) throws {
        let node = try #require(try read(text, file: "a.json"))
        #expect(node.value() == value)
    }

    @Test(arguments: [1_000, 1_022, 1_023, 1_024, 1_025, 5_000, 70_000])
    func takesKeysOfAnyLength(_ length: Int) throws {
        let key = String(repeating: "ä", count: length)
        for gap in ["", " ", "\n", String(repeating: " ", count: 200)] {
            let node = try #require(try read("{\"\(key)\"\(gap): [\"\(key)\"], \"b\": 2}", file: "a.json"))
            #expect(node.value() == [key: [.string(key)], "b": 2])
        }
    }

    @Test func takesAColonFarBehindItsKey() throws {
        let gap = String(repeating: " \n", count: 2_000)
        #expect(try read("{\"a\"\(gap):\(gap)1}", file: "a.json")?.value() == ["a": 1])
    }

    @Test func marksStayRightBehindStandIns() throws {
        let node = try #require(try read("{\"\\ud83d\\ude00\": \"\u{7F}ä\",\t\"b\":\n  true}", file: "a.json"))
        #expect(node["😀"]?.start.text == "1:18@17")
        #expect(node["😀"]?.end.text == "1:22@22")
        #expect(node["b"]?.start.text == "2:3@31")
    }

    @Test(arguments: [
        ("", "1:1"), (" \n", "2:1"), ("[1,]", "1:4"), ("{\"a\":1,}", "1:8"), ("[1 2]", "1:4"), ("{\"a\" 1}", "1:6"),
        ("{a:1}", "1:2"), ("{'a':1}", "1:2"), ("['a']", "1:2"), ("[01]", "1:3"), ("[-]", "1:3"), ("[1.]", "1:4"),
        ("[.5]", "1:2"),
        ("[+1]", "1:2"), ("[1e]", "1:4"), ("[1e+]", "1:5"), ("[0x1]", "1:3"), ("[NaN]", "1:2"), ("[Infinity]", "1:2"),
        ("[tru]", "1:2"),
        ("[nulls]", "1:6"), ("[True]", "1:2"), ("[1]]", "1:4"), ("1 2", "1:3"), ("{}{}", "1:3"), ("[1,,2]", "1:4"),
        ("[,1]", "1:2"),
        ("{\"a\":}", "1:6"), ("{\"a\"}", "1:5"), ("{:1}", "1:2"), ("{1:1}", "1:2"), ("[\"a", "1:2"),
        ("[\"a\nb\"]", "1:4"),
        ("[\"a\tb\"]", "1:4"), ("[\"\\x\"]", "1:3"), ("[\"\\u12g4\"]", "1:3"), ("[\"\\u12", "1:3"), ("[\"\\\"]", "1:2"),
        ("[1", "1:1"),
        ("{\"a\":[1,\n{\"b\":2}", "1:6"), ("{\"a\":1", "1:1"), ("// c\n1", "1:1"), ("[1] # c", "1:5"),
        ("---\n1", "1:2"), ("[&a 1]", "1:2"),
        ("\u{FEFF}[x]", "1:2"), ("[\"ä\",x]", "1:6"), ("\r\n\r\n[x]", "3:2"), ("[\u{A0}1]", "1:2"),
        ("[\u{2028}1]", "1:2"), ("{\"a\":1,\"a\":2}", "1:8"),
    ])
    func refuses(_ text: String, _ place: String) throws {
        let finding = try #require(failure(text, file: "a.json"))
        #expect(finding.place == place)
        #expect(finding.hint?.isEmpty == false)
    }

    @Test(
        arguments: [
            ([0x22, 0x80, 0x22], "1:2"), ([0x22, 0xC0, 0x80, 0x22], "1:2"), ([0x22, 0xED, 0xA0, 0x80, 0x22], "1:2"),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "1:2"), ([0x22, 0x61, 0xC3], "1:3"), ([0x22, 0xFF, 0x22], "1:2"),
        ] as [([UInt8], String)])
    func refusesBadUTF8(_ bytes: [UInt8], _ place: String) {
        #expect(failure(bytes, file: "a.json")?.rule == "yaml-encoding")
        #expect(failure(bytes, file: "a.json")?.place == place)
    }

    /// JSON that is no YAML to libyaml is read in a file of any name.
    @Test func isReadWithoutTheName() throws {
        #expect(try read("{\"a\"\n: \"\\ud83d\\ude00\u{7F}\"}", file: "values.yaml")?.value() == ["a": "😀\u{7F}"])
    }
}
