import SluiceDiagnostics
import SluiceKubernetesAPI
import Testing
import SluiceYAML

@testable import SluiceCodegen

/// A schema in, a Swift property out.
@Suite struct ValuesTypeTests {
    static let rows: [(schema: String, property: String)] = [
        (#"{ "type": "string" }"#, "public var x: String?"),
        (#"{ "type": "boolean" }"#, "public var x: Bool?"),
        (#"{ "type": "integer", "minimum": 1 }"#, "public var x: Int?"),
        (#"{ "type": ["integer", "null"] }"#, "public var x: Int?"),
        (#"{ "type": "number" }"#, "public var x: Double?"),
        (#"{ "type": ["integer", "string"] }"#, "public var x: IntOrString?"),
        (#"{ "type": ["string", "integer", "boolean"] }"#, "public var x: ScalarValue?"),
        (#"{ "type": "array", "items": { "type": "string" } }"#, "public var x: [String]?"),
        (#"{ "type": "array", "items": { "type": ["string", "null"] } }"#, "public var x: [String?]?"),
        (#"{ "type": "array" }"#, "public var x: [JSONValue]?"),
        (#"{ "type": "array", "items": { "type": "object" } }"#, "public var x: [[String: JSONValue]]?"),
        (#"{ "type": "object" }"#, "public var x: [String: JSONValue]?"),
        (#"{ "type": "object", "additionalProperties": { "type": "integer" } }"#, "public var x: [String: Int]?"),
        (#"{ "type": "object", "properties": { "y": { "type": "string" } } }"#, "public var x: X?"),
        (#"{ "type": "string", "enum": ["a", "b"] }"#, "public var x: X?"),
        (#"{ "oneOf": [{ "type": "string" }, { "type": "integer" }] }"#, "public var x: IntOrString?"),
        (#"{ "anyOf": [{ "type": "string" }, { "type": "null" }] }"#, "public var x: String?"),
        (#"{ "oneOf": [{ "type": "string" }, { "type": "object" }] }"#, "public var x: JSONValue?"),
        (##"{ "$ref": "#/definitions/port" }"##, "public var x: Port?"),
        (##"{ "$ref": "#/definitions/name" }"##, "public var x: String?"),
        (##"{ "$ref": "#/definitions/circle" }"##, "public var x: JSONValue?"),
        (#"{ "x-sluice": { "type": "IPBlock.cidr" } }"#, "public var x: String?"),
        (#"{ "x-sluice": { "type": "NetworkPolicyEgressRule.to" } }"#, "public var x: [NetworkPolicyPeer]?"),
        ("{}", "public var x: JSONValue?"),
        ("true", "public var x: JSONValue?"),
    ]

    @Test(arguments: rows.indices) func type(_ index: Int) throws {
        let row = Self.rows[index]
        let root = try values(#""x": \#(row.schema)"#)
        #expect(root.contains("    \(row.property)\n"), "\(row.schema)\n\(root)")
    }

    /// A default that is a plain literal becomes the initializer's.
    static let defaults: [(schema: String, parameter: String)] = [
        (#"{ "type": "string", "default": "a\"b" }"#, #"x: String? = "a\"b""#),
        (#"{ "type": "boolean", "default": true }"#, "x: Bool? = true"),
        (#"{ "type": "integer", "default": 3 }"#, "x: Int? = 3"),
        (#"{ "type": "string", "enum": ["IfNotPresent"], "default": "IfNotPresent" }"#, "x: X? = .ifNotPresent"),
        (#"{ "type": "array", "items": { "type": "string" }, "default": ["a"] }"#, "x: [String]? = [\"a\"]"),
        (#"{ "type": "object", "default": {} }"#, "x: [String: JSONValue]? = [:]"),
        (#"{ "type": "object", "default": { "a": 1 } }"#, "x: [String: JSONValue]? = nil"),
        (#"{ "type": "string", "default": 3 }"#, "x: String? = nil"),
    ]

    @Test(arguments: defaults.indices) func defaultValue(_ index: Int) throws {
        let row = Self.defaults[index]
        #expect(try values(#""x": \#(row.schema)"#).contains("public init(\(row.parameter))"))
    }

    static let names: [(key: String, property: String)] = [
        ("default", "public var `default`: Bool?"), ("self", "public var selfField: Bool?"),
        ("_hidden", "public var hidden: Bool?"), ("x-odd.key", "public var xOddKey: Bool?"),
        ("2fa", "public var field2fa: Bool?"), ("-", "public var minus: Bool?"), ("in", "public var `in`: Bool?"),
    ]

    @Test(arguments: names.indices) func name(_ index: Int) throws {
        let row = Self.names[index]
        #expect(try values(#""\#(row.key)": { "type": "boolean" }"#).contains("    \(row.property)\n"))
    }

    @Test func nestedTypesHideNoOther() throws {
        let files = try emitted(
            #""networkPolicy": { "properties": { "string": { "type": "string", "enum": ["a"] }, "b": { "type": "string" } } }"#
        )
        let text = file("DemoValues+NetworkPolicyValues.swift", of: files)
        #expect(text.contains("public struct NetworkPolicyValues: Codable"))
        #expect(text.contains("public var string: StringValues?"))
        #expect(text.contains("public var b: String?"))
    }

    static let additionalFields: [(schema: String, isKept: Bool)] = [
        (#"{ "additionalProperties": true, "properties": { "a": {} } }"#, true),
        (#"{ "additionalProperties": { "type": "string" }, "properties": { "a": {} } }"#, true),
        (#"{ "additionalProperties": false, "properties": { "a": {} } }"#, false),
        (#"{ "properties": { "a": {} } }"#, false),
    ]

    @Test(arguments: additionalFields.indices) func additionalFieldsAreKept(_ index: Int) throws {
        let row = Self.additionalFields[index]
        let text = file("DemoValues+X.swift", of: try emitted(#""x": \#(row.schema)"#))
        #expect(text.contains("var additionalFields: [String: JSONValue]") == row.isKept, "\(row.schema)\n\(text)")
    }

    @Test func fingerprintComesAlong() throws {
        #expect(try values("").contains("public static let schemaFingerprint = \"0123\""))
    }

    private func values(_ properties: String) throws -> String {
        file("Values/DemoValues.swift", of: try emitted(properties))
    }

    private func emitted(_ properties: String) throws -> [GeneratedFile] {
        let text = """
            { "type": "object", "properties": { \(properties) }, "definitions": {
              "port": { "type": "object", "properties": { "number": { "type": "integer" } } },
              "name": { "type": "string" },
              "circle": { "$ref": "#/definitions/circle" } } }
            """
        let schema = try #require(try parse(Array(text.utf8), file: "values.schema.json"))
        return try SwiftValuesEmitter.files(
            for: ChartInterface(chartName: "demo", schema: schema, blocks: [], model: try DefinitionsLoader.embedded()),
            fingerprint: "0123")
    }
}
