import Testing
import SluiceYAML

@testable import SluiceJSONSchema

/// References between files.
@Suite struct ReferenceTests {
    /// The place of a schema, a reference in it, and what the loader is asked for.
    @Test(arguments: [
        ("values.schema.json", "defs.json#/definitions/x", "defs.json"),
        ("chart/values.schema.json", "defs.json", "chart/defs.json"),
        ("chart/values.schema.json", "./defs.json#/definitions/x", "chart/defs.json"),
        ("chart/values.schema.json", "../common/x.json", "common/x.json"),
        ("../values.schema.json", "../common/x.json", "../../common/x.json"),
        ("values.schema.json", "../../x.json", "../../x.json"),
        ("/charts/a/values.schema.json", "../common/x.json#/definitions/x", "/charts/common/x.json"),
        ("/charts/a/values.schema.json", "/x.json", "/x.json"),
        ("/charts/a/values.schema.json", "file:///y/x%20y.json", "/y/x y.json"),
        ("a#b/100%/values.schema.json", "my%20defs.json", "a#b/100%/my defs.json"),
        ("file:///charts/a/values.schema.json", "../x.json", "/charts/x.json"),
        ("https://example.org/a/b.json", "../x.json#/definitions/x", "https://example.org/x.json"),
    ])
    func asksForWhatCanBeOpened(_ place: String, _ reference: String, _ expected: String) throws {
        let schema: Value = ["$schema": "http://json-schema.org/draft-07/schema#", "$ref": .string(reference)]
        var asked: [String] = []
        let compiled = try CompiledSchema(schema, uri: place) { wanted in
            asked.append(wanted)
            return ["type": "string", "definitions": ["x": ["type": "string"]]]
        }
        #expect(asked == [expected])
        let failure = try #require(compiled.failures(of: 1).first?.causes.first)
        #expect(failure.schemaDocument == expected)
        #expect(failure.schemaPointer == (reference.contains("#") ? "/definitions/x/type" : "/type"))
        #expect(compiled.accepts("text"))
    }

    /// A file that is reached twice is read once, and files may refer to one another.
    @Test func readsEachFileOnce() throws {
        let files: [String: Value] = [
            "a/one.json": ["properties": ["two": ["$ref": "../b/two.json#/$defs/t"]]],
            "b/two.json": ["$defs": ["t": ["properties": ["one": ["$ref": "../a/one.json"], "n": ["type": "null"]]]]],
        ]
        var asked: [String] = []
        let root: Value = ["$ref": "one.json", "$defs": ["again": ["$ref": "../b/../a/one.json"]]]
        let compiled = try CompiledSchema(root, uri: "a/root.json") { wanted in
            asked.append(wanted)
            return files[wanted]
        }
        #expect(asked == ["a/one.json", "b/two.json"])
        #expect(compiled.accepts(["two": ["one": ["two": ["n": nil]]]]))
        let failures = compiled.failures(of: ["two": ["one": ["two": ["n": 1]]]])
        #expect(FailureText.lines(failures).contains("at '/two/one/two/n': got number, want null"))
    }
}
