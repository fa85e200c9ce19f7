import SluiceJSONSchema
import Testing
import SluiceYAML

/// Failures in the words of Helm 4.3.1, measured with a chart of one schema each.
@Suite struct FailureTextTests {
    @Test(arguments: [
        (#"{"type": "string"}"#, "1", "- at '': got number, want string"),
        (#"{"type": ["string", "null"]}"#, "1", "- at '': got number, want null or string"),
        (#"{"properties": {"a": {"maximum": 65535}}}"#, "{a: 70000}", "- at '/a': maximum: got 70,000, want 65,535"),
        (#"{"required": ["a", "b"]}"#, "{}", "- at '': missing properties 'a', 'b'"),
        (#"{"required": ["a"]}"#, "{}", "- at '': missing property 'a'"),
        (#"{"additionalProperties": false}"#, "{b: 1, a: 2}", "- at '': additional properties 'a', 'b' not allowed"),
        (#"{"enum": ["a", 1, null]}"#, "b", "- at '': value must be one of 'a', 1, <nil>"),
        (#"{"const": "x"}"#, "b", "- at '': value must be 'x'"),
        (#"{"minLength": 2}"#, "b", "- at '': minLength: got 1, want 2"),
        (#"{"pattern": "^a"}"#, "b", "- at '': 'b' does not match pattern '^a'"),
        (#"{"minItems": 1}"#, "[]", "- at '': minItems: got 0, want 1"),
        (#"{"uniqueItems": true}"#, "[1, 2, 1]", "- at '': items at 0 and 2 are equal"),
        (#"{"not": {}}"#, "1", "- at '': 'not' failed"),
        (
            #"{"anyOf": [{"type": "string"}, {"minimum": 5}]}"#, "1",
            "- at '': 'anyOf' failed\n  - at '': got number, want string\n  - at '': minimum: got 1, want 5"
        ),
        (#"{"oneOf": [{}, {}]}"#, "1", "- at '': 'oneOf' failed, subschemas 0, 1 matched"),
        (
            ##"{"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"b/c~": {"type": "null"}}}}}"##, "{b/c~: 1}",
            "- at '/b~1c~0': got number, want null"
        ),
    ])
    func text(_ schema: String, _ value: String, _ expected: String) throws {
        let schema = try #require(try parse(Array(schema.utf8), file: "schema.json"))
        let value = try #require(try parse(Array(value.utf8), file: "values.yaml"))
        let failures = try CompiledSchema(schema.value(), uri: "schema.json").failures(of: value.value())
        #expect(FailureText.lines(failures) == expected)
    }

    @Test(arguments: [
        #"{"type": "text"}"#, #"{"minLength": -1}"#, #"{"pattern": "("}"#, #"{"required": true}"#,
        ##"{"$ref": "#/$defs/none"}"##, #"{"$ref": "https://example.org/schema"}"#, #"{"properties": {"a": 1}}"#,
        #"{"$schema": "https://example.org/none"}"#, #"{"allOf": []}"#,
    ])
    func refusesWhatIsNoSchema(_ schema: String) throws {
        let schema = try #require(try parse(Array(schema.utf8), file: "schema.json"))
        #expect(throws: (any Error).self) { try CompiledSchema(schema.value(), uri: "schema.json") }
    }

    @Test func referencesInACircleEnd() throws {
        let text = ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##
        let schema = try #require(try parse(Array(text.utf8), file: "schema.json"))
        #expect(try !CompiledSchema(schema.value(), uri: "schema.json").accepts(.int(1)))
    }
}
