import Testing
import SluiceYAML

@Suite struct WriterTests {
    @Test(
        arguments: [
            (["a": 1, "b": [true, nil], "c": [:], "d": []], "a: 1\nb:\n- true\n- null\nc: {}\nd: []\n"),
            (["yes": "no"], "\"yes\": \"no\"\n"), ("a: b", "'a: b'\n"), ("x\ny\n", "|\n  x\n  y\n"),
            (["a": 1.5], "a: 1.5\n"),
            (["a": .float(.infinity)], "a: .inf\n"), (["a": "2001-12-14"], "a: \"2001-12-14\"\n"),
            (["a": ["b": [["c": "d"]]]], "a:\n  b:\n  - c: d\n"),
        ] as [(Value, String)])
    func writes(_ value: Value, _ text: String) {
        #expect(YAMLWriter.write(value) == text)
    }

    static let pieces = [
        "a", "b c", " ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", ": ", " #", "#", "-", "- ", "?", "[", "]", "{",
        "}", ",", "'", "\"", "\\", "&", "*", "!",
        "|", ">", "%", "@", "`", "---", "...", "<<", "=", "~", "null", "yes", "0x1F", "1_0", ".5", "1e3", "ä", "😀",
        "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}",
        "\u{FEFF}", "\u{FFFE}", "\u{0}", "\u{1}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{E000}", "{{ .x }}",
    ]

    /// Every piece, every pair of pieces, as text, key and list element: what is written reads back as it was.
    @Test func textReadsBack() throws {
        for left in [""] + Self.pieces {
            var entries: [(String, Value)] = []
            for right in [""] + Self.pieces {
                let text = left + right
                try Self.expectReadsBack(.string(text))
                try Self.expectReadsBack(.string(text + "\n"))
                try Self.expectReadsBack(["k": [.string(right + "\n" + left)], "l": .string(text)])
                entries.append((text, [.string(text)]))
            }
            try Self.expectReadsBack(.object(.init(entries, uniquingKeysWith: { $1 })))
        }
    }

    @Test(
        arguments: [
            0, -1, .int(.max), .int(.min), 1.5, 1e300, .float(.leastNonzeroMagnitude), -0.1, true, false, nil,
            .float(.greatestFiniteMagnitude), .float(-.infinity),
        ] as [Value])
    func scalarsReadBack(_ value: Value) throws {
        try Self.expectReadsBack(value, asJSON: value != .float(-.infinity))
        try Self.expectReadsBack(["a": value], asJSON: value != .float(-.infinity))
    }

    @Test func longTextIsNotFolded() throws {
        let text = String(repeating: "word ", count: 500) + "end"
        #expect(YAMLWriter.write(["a": .string(text)]) == "a: \(text)\n")
        try Self.expectReadsBack(.object([text: 1, String(repeating: "k", count: 2_000): 2]))
    }

    @Test func randomTreesReadBack() throws {
        var random = SeededRandom(state: 3)
        for _ in 0..<400 { try Self.expectReadsBack(Self.tree(&random, depth: 5)) }
    }

    @Test func jsonKeepsShortThingsOnALine() {
        let value: Value = ["a": [1, 2], "b": ["c": "a long text that does not fit into the line any more"]]
        #expect(
            JSONWriter.write(value, indent: 2, lineWidth: 40)
                == "{\n  \"a\": [1, 2],\n  \"b\": {\n    \"c\": \"a long text that does not fit into the line any more\"\n  }\n}"
        )
        #expect(
            JSONWriter.write(value)
                == "{\"a\":[1,2],\"b\":{\"c\":\"a long text that does not fit into the line any more\"}}")
    }

    static func expectReadsBack(_ value: Value, asJSON: Bool = true) throws {
        let yaml = YAMLWriter.write(value)
        #expect(try read(yaml)?.value() == value, "\(yaml.debugDescription)")
        guard asJSON else { return }
        for json in [JSONWriter.write(value), JSONWriter.write(value, indent: 2, lineWidth: 30)] {
            #expect(try read(json, file: "a.json")?.value() == value, "\(json.debugDescription)")
        }
    }

    private static func tree(_ random: inout SeededRandom, depth: Int) -> Value {
        switch random.below(depth > 0 ? 8 : 5) {
        case 0: return .int(Int(truncatingIfNeeded: random.next()) - 1_000_000)
        case 1: return .bool(random.below(2) == 0)
        case 2: return .null
        case 3, 4: return .string((0..<random.below(4)).map { _ in pieces[random.below(pieces.count)] }.joined())
        case 5, 6: return .array((0..<random.below(4)).map { _ in tree(&random, depth: depth - 1) })
        default:
            let entries = (0..<random.below(5)).map { index in
                (pieces[random.below(pieces.count)] + "\(index)", tree(&random, depth: depth - 1))
            }
            return .object(.init(entries, uniquingKeysWith: { $1 }))
        }
    }
}
