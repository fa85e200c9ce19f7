import SluiceDiagnostics
import Testing
import SluiceYAML

@Suite struct SpliceTests {
    @Test(
        arguments: [
            ([], "a: ä\r\n"), ([Splice(range: 3..<5, replacement: "o")], "a: o\r\n"),
            ([Splice(range: 0..<0, replacement: "# x\n")], "# x\na: ä\r\n"),
            ([Splice(range: 7..<7, replacement: "b"), Splice(range: 0..<1, replacement: "c")], "c: ä\r\nb"),
            ([Splice(range: 3..<3, replacement: "1"), Splice(range: 3..<3, replacement: "2")], "a: 12ä\r\n"),
            ([Splice(range: 0..<7, replacement: "")], ""),
        ] as [([Splice], String)])
    func replacesBytes(_ splices: [Splice], _ result: String) throws {
        let source = SourceText(file: "f", bytes: Array("a: ä\r\n".utf8))
        #expect(try applying(splices, to: source) == Array(result.utf8))
    }

    @Test(arguments: [
        [Splice(range: 0..<3, replacement: ""), Splice(range: 2..<4, replacement: "")],
        [Splice(range: 0..<99, replacement: "")],
        [Splice(range: 50..<50, replacement: "")], [Splice(range: -1..<0, replacement: "")],
    ])
    func refusesOverlaps(_ splices: [Splice]) {
        let source = SourceText(file: "f", bytes: Array("a: ä\r\n".utf8))
        #expect(throws: SluiceError.self) { try applying(splices, to: source) }
    }

    /// A value replaced by its marks leaves every other byte alone.
    @Test func worksWithMarks() throws {
        let text = "\u{FEFF}# ö\r\nä:   { x: 'old' , y: [1]}   # keep\r\n\r\nz: 1"
        let node = try #require(try read(text))
        let value = try #require(node["ä"]?["x"])
        let bytes = try applying(
            [Splice(range: value.start.byte..<value.end.byte, replacement: "new")], to: node.source)
        #expect(bytes == Array(text.utf8).replacing(Array("'old'".utf8), with: Array("new".utf8)))
    }
}
