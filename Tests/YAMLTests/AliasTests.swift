import Testing
import SluiceYAML

@Suite struct AliasTests {
    @Test(
        arguments: [
            ("a: &x 1\nb: *x\n", ["a": 1, "b": 1]),
            ("a: &x [1]\nb: [*x, *x]\n", ["a": [1], "b": [[1], [1]]]),
            ("a: &x 1\nb: &x 2\nc: *x\n", ["a": 1, "b": 2, "c": 2]),
            ("&k a: 1\nb: *k\n", ["a": 1, "b": "a"]),
            ("d: &d {a: 1, b: 2}\ne:\n  <<: *d\n  b: 3\n", ["d": ["a": 1, "b": 2], "e": ["b": 3, "a": 1]]),
            // A merge key replaces what came before it.
            ("e:\n  b: 3\n  <<: {b: 1, c: 2}\n", ["e": ["b": 1, "c": 2]]),
            (
                "p: &p {a: 1}\nq: &q {a: 2, b: 2}\nr: {<<: [*p, *q]}\n",
                ["p": ["a": 1], "q": ["a": 2, "b": 2], "r": ["a": 1, "b": 2]]
            ),
            (
                "p: &p {a: 1}\nq: &q {<<: *p, b: 2}\nr: {<<: *q}\n",
                ["p": ["a": 1], "q": ["b": 2, "a": 1], "r": ["b": 2, "a": 1]]
            ),
            ("a: {'<<': {b: 1}}\n", ["a": ["<<": ["b": 1]]]),
        ] as [(String, Value)])
    func areReplaced(_ text: String, _ value: Value) throws {
        let node = try #require(try read(text))
        #expect(node.value() == value)
        #expect(JSONWriter.write(node.value()) == JSONWriter.write(value))
    }

    @Test func lookUpSeesMerges() throws {
        let node = try #require(try read("d: &d {a: 1}\ne: {<<: *d, b: 2}\n"))
        #expect(node["e"]?["a"]?.integer == 1)
        #expect(node["e"]?.entries.map { $0.key.text } == ["b", "a"])
        #expect(node["d"]?.anchor == "d")
    }

    /// What is shared stands where the anchor stands.
    @Test func theMarkIsThatOfTheAnchoredValue() throws {
        let node = try #require(try read("a: &x [1]\nb: *x\n"))
        #expect(node["b"] == node["a"])
        #expect(node["b"]?.start.line == 1)
    }

    @Test(arguments: [
        ("a: *x\n", "1:4"), ("a: &base 1\nb: *bas\n", "2:4"), ("a: &x [*x]\n", "1:8"), ("a: &x {b: *x}\n", "1:11"),
        ("a: *x\nb: &x 1\n", "1:4"),
    ])
    func refuses(_ text: String, _ place: String) throws {
        let finding = try #require(failure(text))
        #expect(finding.rule == "yaml-alias" && finding.place == place)
    }

    @Test func namesTheNearestAnchor() {
        #expect(failure("a: &base 1\nb: *bsae\n")?.hint == "did you mean *base?")
    }
}
