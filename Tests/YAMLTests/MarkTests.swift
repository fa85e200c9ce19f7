import Testing
import SluiceYAML

@Suite struct MarkTests {
    /// Text, path to a node, its start and end as line:column@byte.
    @Test(arguments: [
        ("a: b\n", ["a"], "1:4@3", "1:5@4"),
        ("ä: ö\nü: 😀x\n", ["ü"], "2:4@11", "2:6@16"),
        ("a: 1\r\nb: 2\r\n", ["b"], "2:4@9", "2:5@10"),
        ("a: 1\rb: 2\r", ["b"], "2:4@8", "2:5@9"),
        ("\u{FEFF}a: b\n", ["a"], "1:4@6", "1:5@7"),
        ("\u{FEFF}ä: b\nc: d\n", ["c"], "2:4@12", "2:5@13"),
        ("a:\n  b: 1\n\n  # comment\n\nc: 2\n", ["a"], "2:3@5", "2:7@9"),
        ("a:\n  - 1\n  - 2   # two\n\n\nc: 2\n", ["a"], "2:3@5", "3:6@14"),
        ("a: [1,\n 2]  \nb: 1\n", ["a"], "1:4@3", "2:4@10"),
        ("a: 'x y'\n", ["a"], "1:4@3", "1:9@8"),
        ("a: |\n  x\n  y\nb: 1\n", ["a"], "1:4@3", "4:1@13"),
        ("a: {}\n", ["a"], "1:4@3", "1:6@5"),
    ])
    func pointAtTheText(_ text: String, _ path: [String], _ start: String, _ end: String) throws {
        var node = try #require(try read(text))
        for key in path { node = try #require(node[key]) }
        #expect(node.start.text == start)
        #expect(node.end.text == end)
    }

    @Test func theBytesBetweenTheMarksAreTheScalar() throws {
        let text = "größe: [äöü, 😀, 'ß ß',\n  \"\u{2028}\"]\nnext: wörd\n"
        let bytes = Array(text.utf8)
        let node = try #require(try read(text))
        for (key, value) in node.entries {
            let scalars = [key] + (value.kind == .sequence ? Array(value.elements) : [value])
            for scalar in scalars {
                let written = String(decoding: bytes[scalar.start.byte..<scalar.end.byte], as: UTF8.self)
                #expect(written.trimmed(of: ["'", "\""]) == scalar.text)
            }
        }
    }

    @Test func longLinesOfManyScalarsKeepTheirColumns() throws {
        let long = String(repeating: "ä€😀x", count: 2_000)
        let node = try #require(try read("a: \(long)\nb: [\(long), y]\n"))
        let last = try #require(node["b"]?[1])
        #expect(last.start.line == 2 && last.start.column == 4 + 8_000 + 3)
        #expect(node.source.bytes[last.start.byte] == UInt8(ascii: "y"))
    }

    @Test func linesOfTheSource() {
        let source = SourceText(file: "f", bytes: Array("\u{FEFF}a\r\n\r\nb\nc".utf8))
        #expect([1, 2, 3, 4, 5, 0, -1].map(source.line) == ["a", "", "b", "c", "", "", ""])
        #expect(source.position(ofByte: 1_000).line == 4)
        #expect(source.position(ofByte: 0) == (1, 1))
    }
}

extension String {
    func trimmed(of characters: Set<Character>) -> String {
        var text = self[...]
        while let first = text.first, characters.contains(first) { text = text.dropFirst() }
        while let last = text.last, characters.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
