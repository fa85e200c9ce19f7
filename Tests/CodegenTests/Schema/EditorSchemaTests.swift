import Foundation
import SluiceJSONSchema
import Testing
import SluiceYAML

@testable import SluiceCodegen

/// The JSON Schemas under schema/ that editors use know what Sluice itself knows.
@Suite struct EditorSchemaTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func value(_ path: String) throws -> Value {
        try document(try Data(contentsOf: repository.appendingPathComponent(path)), path)
    }

    private static func document(_ data: Data, _ name: String) throws -> Value {
        try #require(try parse(Array(data), file: name)).value()
    }

    private static func schema(_ name: String) throws -> CompiledSchema {
        try CompiledSchema(try value("schema/" + name), uri: "/schema/" + name) { uri in
            uri.split(separator: "/").last.flatMap { try? value("schema/\($0)") }
        }
    }

    private static func part(_ value: Value, _ path: [String]) -> Value? {
        path.reduce(value as Value?) { $0?[$1] }
    }

    private static func keys(_ value: Value, _ path: [String]) -> [String] {
        guard case .object(let members)? = part(value, path) else { return [] }
        return members.keys.sorted()
    }

    @Test func keysAreTheSame() throws {
        let keyword = try Self.value("schema/x-sluice.schema.json")
        #expect(Self.keys(keyword, ["definitions", "block", "properties"]) == SluiceKeyword.blockKeys.sorted())
        #expect(Self.keys(keyword, ["definitions", "field", "properties"]) == SluiceKeyword.fieldKeys.sorted())
        #expect(Self.keys(try Self.value("schema/sluice-yaml.schema.json"), ["properties"]) == Layout.keys.sorted())
    }

    /// An editor shows what a key means.
    @Test(arguments: [
        ("x-sluice.schema.json", ["definitions", "block", "properties"]),
        ("x-sluice.schema.json", ["definitions", "field", "properties"]), ("sluice-yaml.schema.json", ["properties"]),
    ])
    func everyKeyIsDescribed(_ name: String, _ path: [String]) throws {
        let schema = try Self.value("schema/" + name)
        for key in Self.keys(schema, path) {
            guard case .string(let text)? = Self.part(schema, path + [key, "description"]) else {
                Issue.record("\(name): \(key) has no description")
                continue
            }
            #expect(text.hasSuffix("."))
        }
    }

    @Test(arguments: ["schema/values.schema.json", "docs/examples/types/Sources/ValuesReader/values.schema.json"])
    func valuesSchemasFit(_ path: String) throws {
        let failures = try Self.schema("values-schema.schema.json").failures(of: try Self.value(path))
        #expect(failures.isEmpty, "\(FailureText.lines(failures))")
    }

    @Test func ownSettingsFit() throws {
        #expect(try Self.schema("sluice-yaml.schema.json").accepts(try Self.value("sluice.yaml")))
    }

    @Test(arguments: [
        (#"{"x-sluice": {"resource": "v1/Service", "set": {"metadata.name": "x", "spec.type": null}}}"#, true),
        (#"{"x-sluice": {"resource": "Service"}}"#, false), (#"{"x-sluice": {"resorce": "v1/Service"}}"#, false),
        (#"{"properties": {"a": {"x-sluice": {"field": null}}}}"#, true),
        (#"{"properties": {"a": {"x-sluice": {"feild": "spec"}}}}"#, false),
        (#"{"properties": {"a": {"items": {"x-sluice": {"per": "once"}}}}}"#, false),
        (#"{"definitions": {"a": {"allOf": [{"x-sluice": {"add": {"spec.egress": {}}}}]}}}"#, false),
        (#"{"properties": {"a": {"x-sluice": {"add": {"spec.egress": [{"to": "$item"}]}, "per": "value"}}}}"#, true),
        (#"{"properties": {"a": {"type": "objekt"}}}"#, false), ("true", true),
    ])
    func keywordsAreHeldToTheirSchema(_ text: String, _ fits: Bool) throws {
        let value = try Self.document(Data(text.utf8), "values.schema.json")
        #expect(try Self.schema("values-schema.schema.json").accepts(value) == fits)
    }

    @Test(arguments: [
        ("schema: a.json", true), ("schem: a.json", false), ("{schema: a, rules: {cidr: off, empty-to: info}}", true),
        ("{schema: a, rules: {cidr: loud}}", false), ("{schema: a, kubernetesVersion: 1.30}", false),
        ("{schema: a, kubernetesVersion: '1.30'}", true), ("chart: a", false),
    ])
    func settingsAreHeldToTheirSchema(_ text: String, _ fits: Bool) throws {
        let value = try Self.document(Data(text.utf8), "sluice.yaml")
        #expect(try Self.schema("sluice-yaml.schema.json").accepts(value) == fits)
    }
}
