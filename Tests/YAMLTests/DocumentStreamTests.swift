import Testing
import SluiceYAML

@Suite struct DocumentStreamTests {
    @Test(
        arguments: [
            ("", []), ("# only a comment\n", []), ("---\n", []), ("---\n---\na: 1\n", [["a": 1]]),
            ("a: 1\n---\nb: 2\n", [["a": 1], ["b": 2]]),
            ("---\na: 1\n...\n---\nb: 2\n", [["a": 1], ["b": 2]]),
            ("a: 1\n---\n# nothing\n---\n- b\n", [["a": 1], ["b"]]), ("--- null\n--- ''\n", [nil, ""]),
            ("%YAML 1.1\n---\na: 1\n", [["a": 1]]), ("--- |\n x\n--- >-\n y\n", ["x\n", "y"]),
            ("---\r\na: 1\r\n---\r\nb: 2\r\n", [["a": 1], ["b": 2]]),
        ] as [(String, [Value])])
    func holdsDocuments(_ text: String, _ documents: [Value]) throws {
        #expect(try parseAll(Array(text.utf8), file: "a.yaml").map { $0.value() } == documents)
    }

    @Test func anchorsEndWithTheirDocument() {
        #expect(throws: (any Error).self) { try parseAll(Array("a: &x 1\n---\nb: *x\n".utf8), file: "a.yaml") }
    }

    @Test func marksCountFromTheStreamsBeginning() throws {
        let documents = try parseAll(Array("ä: 1\n---\nö: 2\n".utf8), file: "a.yaml")
        #expect(documents.map { $0.start.text } == ["1:1@0", "3:1@10"])
    }

    @Test func oneDocumentMayStandAmongEmptyOnes() throws {
        #expect(try read("---\n---\na: 1\n---\n")?.value() == ["a": 1])
        #expect(try read("---\n") == nil)
        #expect(try read("null\n")?.isNull == true)
    }
}
