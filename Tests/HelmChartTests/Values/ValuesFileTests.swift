import SluiceDiagnostics
import Testing

@testable import SluiceHelmChart

/// Values files of several documents; nil where Helm refuses the file.
@Suite struct ValuesFileTests {
    @Test(arguments: [
        ("a: 1\n---x\nb: 2\n", nil),
        ("a: 1\n--- # c\nb: 2\n", #"{"a":1,"b":2}"#),
        ("a: 1\n---   \nb: 2\n", #"{"a":1,"b":2}"#),
        ("a: 1\n---\tx\nb: 2\n", nil),
        ("a: 1\n--- {b: 2}\n", nil),
        ("---\n---\n---\nb: 2\n", #"{"b":2}"#),
        ("b: 2\n...\nc: 3\n---\nd: 4\n", #"{"b":2,"d":4}"#),
        ("b: |\n  x\n  ---\n  y\nc: |-\n  q\n---\nd: 1", #"{"b":"x\n---\ny\n","c":"q","d":1}"#),
        ("b: |\n---\nd: 1\n---", #"{"b":"","d":1}"#),
        ("# only a comment\n", "{}"),
        ("\n---\n# c\n---\na: {b: 1}\n---\na: {c: null}\n", #"{"a":{"b":1,"c":null}}"#),
        ("a: &x {q: 1}\n---\nb: *x\n", nil),
        ("a\n", nil),
        ("1\n", nil),
        ("a: 1\n---\n- b\n", nil),
        ("a: 1\r\n---\r\nb: 2\r\n", #"{"a":1,"b":2}"#),
        ("%YAML 1.1\n---\na: 1\n", nil),
        ("a: 1\n---\na: {b: 1, b: 2}\n", #"{"a":{"b":2}}"#),
    ])
    func reads(_ text: String, _ expected: String?) throws {
        guard let expected else {
            #expect(throws: SluiceError.self) { try ValuesFile(Array(text.utf8), file: "v.yaml") }
            return
        }
        #expect(try canonical(ValuesFile(Array(text.utf8), file: "v.yaml").values) == canonical(expected))
    }

    @Test(arguments: [
        ("a: 1\n---\nb: [\n", 3), ("a: 1\n---\n\n- b\n", 4), ("a: 1\n---\nb: 1\nb: 2\n", 4), ("a: 1\n--- x\n", 2),
    ])
    func countsLinesOfTheFile(_ text: String, _ line: Int) {
        do throws(SluiceError) {
            #expect(try ValuesFile(Array(text.utf8), file: "v.yaml").findings.map(\.location?.line) == [line])
        } catch {
            #expect((error.findings.first?.location?.line).map { abs($0 - line) <= 1 } == true)
        }
    }

    @Test func manyDocumentsAreRefusedQuickly() {
        let text = String(repeating: "---\na: 1\n", count: 200_000)
        #expect(throws: SluiceError.self) { try ValuesFile(Array(text.utf8), file: "v.yaml") }
    }
}
