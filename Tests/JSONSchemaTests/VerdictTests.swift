import Testing
import SluiceYAML

@testable import SluiceJSONSchema

/// The quick answer must be that of the thorough check.
@Suite struct VerdictTests {
    static let schemas = [
        #"{"type": "integer", "minimum": 2, "exclusiveMaximum": 9, "multipleOf": 2}"#,
        #"{"type": ["string", "null"], "minLength": 2, "maxLength": 4, "pattern": "^[a-z]"}"#,
        #"{"properties": {"a": {"type": "string"}, "long-name-of-many-bytes": {}}, "required": ["a", "z"]}"#,
        #"{"properties": {"a": {}}, "patternProperties": {"^x": {"type": "null"}}, "additionalProperties": false}"#,
        #"{"additionalProperties": {"type": "integer"}, "minProperties": 1, "maxProperties": 2}"#,
        #"{"items": {"type": "number"}, "minItems": 1, "maxItems": 3, "uniqueItems": true}"#,
        #"{"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}"#,
        #"{"oneOf": [{"type": "string"}, {"minLength": 3}, {"enum": [1, null]}]}"#,
        #"{"anyOf": [{"type": "object", "required": ["a"]}, {"type": "array", "contains": {"const": 1}}]}"#,
        #"{"not": {"type": ["array", "object"]}, "if": {"type": "integer"}, "then": {"minimum": 3}, "else": false}"#,
        ##"{"allOf": [{"properties": {"a": true}}, {"$ref": "#/$defs/x"}], "$defs": {"x": {"type": "object"}}}"##,
        #"{"properties": {"a": true}, "unevaluatedProperties": false, "dependentRequired": {"a": ["z"]}}"#,
        #"{"propertyNames": {"maxLength": 1}, "dependentSchemas": {"z": {"required": ["a"]}}}"#,
    ]
    static let values = [
        "null", "true", "1", "2", "4.0", "8", "9", "2.5", "\"\"", "abc", "xyzzy", "äöü", "[]", "[1]", "[1, 1.0]",
        "[a, 2]", "[1, 2, 3, 4]", "{}", "{a: b}", "{a: 1, z: 2}", "{z: 1}", "{x1: null}", "{x1: 1}",
        "{a: b, c: 1, z: 1}",
        "{long-name-of-many-bytes: 1, long-name-of-many-byteS: 2}", "[{a: 1}, {a: 1.0}]", "{a: x, z: {}}",
    ]

    @Test(arguments: schemas)
    func agrees(_ schema: String) throws {
        let compiled = try CompiledSchema(Self.value(schema), uri: "schema.json")
        var accepted = 0
        for text in Self.values {
            let value = try Self.value(text)
            let isValid = compiled.failuresInFull(of: value).isEmpty
            #expect(compiled.accepts(value) == isValid, "\(text)")
            #expect(compiled.verdicts?.accepts(value, by: compiled) == isValid, "\(text)")
            accepted += isValid ? 1 : 0
        }
        #expect((1..<Self.values.count).contains(accepted), "a schema that tells nothing apart tests nothing")
    }

    @Test func hasNoneWhereReferencesDependOnTheWay() throws {
        let schema = ##"{"$dynamicRef": "#a", "$defs": {"a": {"$dynamicAnchor": "a", "type": "string"}}}"##
        let compiled = try CompiledSchema(Self.value(schema), uri: "schema.json")
        #expect(compiled.verdicts == nil)
        #expect(compiled.accepts("x") && !compiled.accepts(1))
    }

    /// Each definition asks for the next one twice: 2 to the power of 60 checks, if nobody stopped them.
    @Test(arguments: ["allOf", "anyOf", "oneOf"])
    func givesUpWhereWorkMultiplies(_ keyword: String) throws {
        let definitions = (0..<60).map { number in
            let next = "{\"$ref\": \"#/$defs/d\(number + 1)\"}"
            return "\"d\(number)\": {\"\(keyword)\": [\(next), {\"not\": {\"not\": \(next)}}]}"
        }
        let schema =
            "{\"$ref\": \"#/$defs/d0\", \"$defs\": {\(definitions.joined(separator: ", ")), \"d60\": {\"type\": \"null\"}}}"
        var compiled = try CompiledSchema(Self.value(schema), uri: "schema.json")
        compiled.workLimit = 20_000
        let failures = compiled.failures(of: 1)
        #expect(failures.map { FailureText.message($0.kind) } == ["too much to be checked"])
    }

    /// Random values, made of what the schemas speak of.
    @Test(arguments: schemas)
    func agreesOnRandomValues(_ schema: String) throws {
        let compiled = try CompiledSchema(Self.value(schema), uri: "schema.json")
        var random = SeededGenerator(state: 42)
        for _ in 0..<2000 {
            let value = Self.randomValue(3, &random)
            let failures = compiled.failuresInFull(of: value)
            #expect(compiled.verdicts?.accepts(value, by: compiled) == failures.isEmpty, "\(value)")
            #expect(compiled.explanations(of: failures, value: value).isEmpty == failures.isEmpty, "\(value)")
        }
    }

    private static func randomValue(_ depth: Int, _ random: inout SeededGenerator) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2, 3: return .int(.random(in: -1...10, using: &random))
        case 4: return .float(Double(Int.random(in: 0...20, using: &random)) / 2)
        case 5: return .string(["", "a", "ab", "x", "äöü", "xyzzy"].randomElement(using: &random) ?? "")
        case 6:
            return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in randomValue(depth - 1, &random) })
        default:
            var value: Value = [:]
            if case .object(var members) = value {
                for _ in 0..<Int.random(in: 0...4, using: &random) {
                    let key = ["a", "z", "x1", "c", "long-name-of-many-bytes", ""].randomElement(using: &random) ?? ""
                    members[key] = randomValue(depth - 1, &random)
                }
                value = .object(members)
            }
            return value
        }
    }

    static func value(_ text: String) throws -> Value {
        try #require(try parse(Array(text.utf8), file: "text")).value()
    }
}

/// The same numbers each time.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
