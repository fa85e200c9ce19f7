import SluiceDiagnostics
import Testing
import SluiceYAML

@testable import SluiceJSONSchema

/// Failures in words for people: a schema, a value, and one line for each explanation.
@Suite struct ExplanationTests {
    static let cases: [(schema: String, value: String, lines: [String])] = [
        (
            #"{"type": "integer"}"#,
            #""80""#,
            [
                #": got a string ("80"), want an integer | remove the quotes | /type"#
            ]
        ),
        (
            #"{"properties": {"a": {"type": "boolean"}}}"#,
            #"{a: "yes"}"#,
            [
                #"a: got a string ("yes"), want a boolean | write true | /properties/a/type"#
            ]
        ),
        (
            #"{"properties": {"a": {"type": "boolean"}}}"#,
            #"{a: "False"}"#,
            [
                #"a: got a string ("False"), want a boolean | remove the quotes | /properties/a/type"#
            ]
        ),
        (
            #"{"properties": {"a": {"type": "string"}}}"#,
            "{a: 8080}",
            [
                "a: got an integer (8080), want a string | put it in quotes | /properties/a/type"
            ]
        ),
        (
            #"{"properties": {"a": {"type": ["integer", "null"]}}}"#,
            "{a: 1.5}",
            [
                "a: got a number (1.5), want an integer or null | write a whole number | /properties/a/type"
            ]
        ),
        (
            #"{"properties": {"a": {"type": "array"}, "b": {"type": "array"}}}"#,
            "{a: x, b: {c: 1}}",
            [
                #"""
                a: got a string ("x"), want a list | make it an item of a list: '- ' before it, or \#
                brackets around it | /properties/a/type
                """#,
                "b: got a mapping, want a list | begin each item of the list with '- ' | /properties/b/type",
            ]
        ),
        (
            #"{"properties": {"a": {"type": "object"}, "b": {"type": "object"}}}"#,
            "{a: null, b: [{c: 1}]}",
            [
                #"""
                a: got null, want a mapping | write {} for an empty mapping, or leave the key out | \#
                /properties/a/type
                """#,
                "b: got a list, want a mapping | remove the '- ' before the keys | /properties/b/type",
            ]
        ),
        (
            #"{"items": {"type": "string"}}"#,
            "[a, null, [b], {}]",
            [
                #"[1]: got null, want a string | write "" for no text, or leave the key out | /items/type"#,
                "[2]: got a list, want a string | write the item itself, not a list | /items/type",
                "[3]: got an empty mapping, want a string | /items/type",
            ]
        ),
        (
            #"{"properties": {"replicas": {}, "image": {}}, "additionalProperties": false}"#,
            "{Replicas: 1, imgae: 2, x: 3}",
            [
                #"""
                Replicas (key): unknown property 'Replicas' | did you mean 'replicas'? (known here: \#
                replicas, image) | /additionalProperties
                """#,
                #"""
                imgae (key): unknown property 'imgae' | did you mean 'image'? (known here: \#
                replicas, image) | /additionalProperties
                """#,
                "x (key): unknown property 'x' | known here: replicas, image | /additionalProperties",
            ]
        ),
        (
            #"{"properties": {"a": {"properties": {"port": {}}}, "b": {}}, "additionalProperties": false}"#,
            "{port: 1}",
            [
                #"""
                port (key): unknown property 'port' | it belongs under 'a' (known here: a, b) | \#
                /additionalProperties
                """#
            ]
        ),
        (
            #"{"additionalProperties": false}"#,
            "{a: 1}",
            [
                "a (key): unknown property 'a' | no properties are allowed here | /additionalProperties"
            ]
        ),
        (
            #"{"patternProperties": {"^x-": {}}, "additionalProperties": false}"#,
            "{other: 1}",
            [
                "other (key): unknown property 'other' | allowed are names that match ^x- | /additionalProperties"
            ]
        ),
        (
            #"{"allOf": [{"properties": {"alpha": {}}}], "unevaluatedProperties": false}"#,
            "{alpah: 1}",
            [
                #"""
                alpah (key): unknown property 'alpah' | did you mean 'alpha'? (known here: alpha) | \#
                /unevaluatedProperties
                """#
            ]
        ),
        (
            #"{"properties": {"a": false}, "propertyNames": {"maxLength": 3}}"#,
            "{a: 1, long: 2}",
            [
                "a (key): 'a' is not allowed here | /properties/a",
                "long (key): 'long' cannot be a name here: must have at most 3 characters, has 4 | /propertyNames",
            ]
        ),
        (
            #"{"properties": {"port": {"description": "The port."}}, "required": ["port"]}"#,
            "{}",
            [
                ": missing property 'port' | port: The port. | /required"
            ]
        ),
        (
            #"{"properties": {"port": {}}, "required": ["port", "host"]}"#,
            "{prot: 1}",
            [
                ": missing properties 'port' and 'host' | 'prot' is set: did you mean 'port'? | /required"
            ]
        ),
        (
            #"{"properties": {"t": {"enum": ["ClusterIP", "NodePort", 1]}}}"#,
            "{t: clusterip}",
            [
                #"""
                t: must be "ClusterIP", "NodePort" or 1, not "clusterip" | did you mean \#
                "ClusterIP"? | /properties/t/enum
                """#
            ]
        ),
        (
            #"{"items": {"enum": ["1", true]}}"#,
            #"[1, "true", x]"#,
            [
                #"[0]: must be "1" or true, not 1 | put it in quotes | /items/enum"#,
                #"[1]: must be "1" or true, not "true" | remove the quotes | /items/enum"#,
                #"[2]: must be "1" or true, not "x" | /items/enum"#,
            ]
        ),
        (
            #"{"const": "a"}"#,
            "b",
            [
                #": must be "a", not "b" | /const"#
            ]
        ),
        (
            #"{"properties": {"a": {"pattern": "^[a-z]+$", "description": "A name in small letters."}}}"#,
            "{a: A}",
            [
                #"""
                a: "A" does not match the pattern ^[a-z]+$ | the schema says: A name in small \#
                letters. | /properties/a/pattern
                """#
            ]
        ),
        (
            #"{"properties": {"a": {"minLength": 1}, "b": {"maxLength": 1}}}"#,
            #"{a: "", b: xy}"#,
            [
                "a: must not be empty | /properties/a/minLength",
                "b: must have at most 1 character, has 2 | /properties/b/maxLength",
            ]
        ),
        (
            #"{"items": {"minimum": 1, "maximum": 65535, "multipleOf": 0.5}}"#,
            "[0, 70000, 1.3]",
            [
                "[0]: 0 is below the minimum of 1 | /items/minimum",
                "[1]: 70000 is above the maximum of 65535 | /items/maximum",
                "[2]: 1.3 is no multiple of 0.5 | /items/multipleOf",
            ]
        ),
        (
            #"{"items": {"exclusiveMinimum": 0, "exclusiveMaximum": 2}}"#,
            "[0, 2]",
            [
                "[0]: 0 is not above 0 | /items/exclusiveMinimum",
                "[1]: 2 is not below 2 | /items/exclusiveMaximum",
            ]
        ),
        (
            #"{"minItems": 1, "contains": {"type": "string"}}"#,
            "[]",
            [
                ": must not be an empty list | /minItems",
                ": no item is a string | /contains",
            ]
        ),
        (
            #"{"uniqueItems": true, "maxItems": 2}"#,
            "[a, b, a]",
            [
                ": must have at most 2 items, has 3 | /maxItems",
                #"[2]: item 2 is the same as item 0: "a" | each item may stand in this list once | /uniqueItems"#,
            ]
        ),
        (
            #"{"dependentRequired": {"a": ["b"]}, "minProperties": 2, "not": {"required": ["a"]}}"#,
            "{a: 1}",
            [
                ": must have at least 2 properties, has 1 | /minProperties",
                ": 'a' needs 'b' beside it | /dependentRequired",
                ": 'a' must not be set | /not",
            ]
        ),
        (
            #"{"prefixItems": [{}], "items": false}"#,
            "[1, 2]",
            [
                "[1]: nothing is allowed here | /items"
            ]
        ),
        (
            #"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#,
            "[]",
            [
                ": got an empty list, want a string or an integer | /oneOf"
            ]
        ),
        (
            #"{"oneOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+%$"}]}"#,
            "5x",
            [
                #": "5x" does not match the pattern ^[0-9]+%$ | also allowed here: an integer | /oneOf/1/pattern"#
            ]
        ),
        (
            #"{"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+%$"}]}"#,
            "fifty",
            [
                #": "fifty" does not match the pattern ^[0-9]+%$ | also allowed here: an integer | /anyOf/1/pattern"#
            ]
        ),
        (
            #"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            "{aa: 1}",
            [
                ": missing 'a' or 'b': exactly one of them must be set | /oneOf"
            ]
        ),
        (
            #"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}"#,
            "{a: 1, b: 2}",
            [
                ": fits several forms of which only one may fit: 'a' and 'b' | /oneOf"
            ]
        ),
        (
            #"""
            {"oneOf": [{"properties": {"kind": {"const": "A"}, "n": {"type": "integer"}}}, \#
            {"properties": {"kind": {"const": "B"}, "m": {"type": "string"}}}]}
            """#,
            "{kind: B, m: 1}",
            [
                #"""
                m: got an integer (1), want a string | put it in quotes (also allowed here: kind: \#
                "A") | /oneOf/1/properties/m/type
                """#
            ]
        ),
        (
            #"{"oneOf": [{"properties": {"kind": {"const": "Alpha"}}}, {"properties": {"kind": {"const": "Beta"}}}]}"#,
            "{kind: alpha}",
            [
                #"kind: must be "Alpha" or "Beta", not "alpha" | did you mean "Alpha"? | /oneOf"#
            ]
        ),
        (
            #"""
            {"anyOf": [{"type": "object", "properties": {"cidr": {"type": "string"}}, "required": \#
            ["cidr"], "additionalProperties": false}, {"type": "object", "properties": {"name": \#
            {}}, "required": ["name"], "additionalProperties": false}]}
            """#,
            "{cidr: 1}",
            [
                #"""
                cidr: got an integer (1), want a string | put it in quotes (also allowed here: a \#
                mapping with 'name') | /anyOf/0/properties/cidr/type
                """#
            ]
        ),
        (
            ##"""
            {"$defs": {"a": {"title": "an address", "type": "object"}}, "anyOf": [{"$ref": \##
            "#/$defs/a"}, {"type": "null"}]}
            """##,
            "x",
            [
                #": got a string ("x"), want an address or null | /anyOf"#
            ]
        ),
        (
            #"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#,
            "{a: 1}",
            [
                ": missing property 'b' | /then/required"
            ]
        ),
    ]

    @Test(arguments: cases)
    func explains(_ schema: String, _ value: String, _ lines: [String]) throws {
        let compiled = try CompiledSchema(VerdictTests.value(schema), uri: "schema.json")
        let value = try VerdictTests.value(value)
        let failures = compiled.failures(of: value)
        let found = compiled.explanations(of: failures, value: value).map(Self.line)
        #expect(found == lines)
    }

    /// Of text that nobody would write, at most so much is compared and shown.
    @Test(arguments: [0, 10_000])
    func hugeInputTakesNoTime(_ repetitions: Int) throws {
        let names = (0..<3000).map { "\"property-number-\($0)\": {}" }.joined(separator: ", ")
        let schema = "{\"properties\": {\(names)}, \"additionalProperties\": false, \"maxProperties\": 1}"
        let compiled = try CompiledSchema(VerdictTests.value(schema), uri: "schema.json")
        let tail = String(repeating: "long", count: repetitions)
        let members = (0..<3000).map { ("property-numbre-\($0)\(tail)", Value.int(1)) }
        let value = Value.object(.init(uniqueKeysWithValues: members))
        let began = ContinuousClock.now
        let explanations = compiled.explanations(of: compiled.failures(of: value), value: value)
        #expect(ContinuousClock.now - began < .seconds(20))
        #expect(explanations.count == 3001)
        #expect(explanations.allSatisfy { $0.message.utf8.count < 200 })
    }

    @Test func wrappersAreNeverShown() throws {
        for (schema, value, _) in Self.cases {
            let compiled = try CompiledSchema(VerdictTests.value(schema), uri: "folder/schema.json")
            let value = try VerdictTests.value(value)
            let explanations = compiled.explanations(of: compiled.failures(of: value), value: value)
            #expect(!explanations.isEmpty)
            #expect(
                explanations.allSatisfy { !$0.message.contains("failed") && $0.schemaDocument == "folder/schema.json" })
        }
    }

    static func line(_ explanation: Explanation) -> String {
        let place = "\(explanation.instancePath)\(explanation.pointsAtKey ? " (key)" : "")"
        let hint = explanation.hint.map { " | \($0)" } ?? ""
        return "\(place): \(explanation.message)\(hint) | \(explanation.schemaPointer)"
    }
}
