import SluiceCodegen
import SluiceDiagnostics
import Foundation
import Testing

/// Whatever is wrong with the input: findings with a place and a hint, and nothing is written.
@Suite struct BadInput {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// The values schema; `nil` for none.
        var schema: Data?
        var rule: String
        /// The end of the finding's place.
        var place: String
    }

    static let rows = [
        Row(testDescription: "no schema", schema: nil, rule: "file-unreadable", place: "values.schema.json"),
        Row(testDescription: "empty schema", schema: Data(), rule: "json-syntax", place: "values.schema.json:1:1"),
        Row(
            testDescription: "binary", schema: Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]), rule: "json-syntax",
            place: "values.schema.json:1:1"),
        Row(
            testDescription: "JSON error", schema: Data("{\n  \"a\": 1,\n}".utf8), rule: "json-syntax",
            place: "values.schema.json:3:1"),
        Row(
            testDescription: "duplicate key", schema: Data("{\n  \"a\": 1,\n  \"a\": 2\n}".utf8),
            rule: "yaml-duplicate-key", place: "values.schema.json:3:3"),
        Row(
            testDescription: "a schema that is no object", schema: Data("[]".utf8), rule: "schema-shape",
            place: "values.schema.json:1:1"),
        Row(
            testDescription: "properties that are no object", schema: Data(#"{ "properties": [] }"#.utf8),
            rule: "schema-shape", place: "values.schema.json:1:17"),
        Row(testDescription: "no block", schema: Data("{}".utf8), rule: "no-blocks", place: "values.schema.json:1:1"),
        Row(
            testDescription: "bad UTF-8", schema: Data([0x7B, 0x22, 0xFF, 0x22, 0x7D]), rule: "yaml-encoding",
            place: "values.schema.json:1:3"),
    ]

    @Test(arguments: rows) func refused(_ row: Row) throws {
        let scratch = Scratch()
        try scratch.write("name: demo\n", "Chart.yaml")
        if let schema = row.schema { try scratch.write(schema, "values.schema.json") }
        let before = scratch.snapshot
        let error = try #require(throws: SluiceError.self) {
            try ChartGeneration(folder: scratch.path, definitions: DefinitionsInput()).plan()
        }
        let finding = try #require(error.findings.first)
        #expect(error.findings.count == 1)
        #expect(finding.rule == row.rule)
        #expect(finding.location?.description.hasSuffix(row.place) == true, "\(String(describing: finding.location))")
        #expect(finding.hint?.isEmpty == false)
        #expect(scratch.snapshot == before)
    }

    @Test func noSuchFolder() throws {
        let error = try #require(throws: SluiceError.self) {
            try ChartGeneration(folder: "/nonexistent/chart", definitions: DefinitionsInput()).plan()
        }
        #expect(error.findings.first?.rule == "chart-missing")
    }

    @Test func aTargetThatCannotBeWrittenLeavesEverythingAsItWas() throws {
        let scratch = Scratch()
        try scratch.write("name: demo\n", "Chart.yaml")
        try scratch.write(schema(plainKeyword, properties: #""egress": {}"#), "values.schema.json")
        // A file where the folder for fragments belongs.
        try scratch.write("in the way", "templates")
        let before = scratch.snapshot
        let error = try #require(throws: SluiceError.self) {
            try ChartGeneration(folder: scratch.path, definitions: DefinitionsInput()).plan().changes()
        }
        #expect(error.findings.first?.rule == "path-irregular")
        #expect(scratch.snapshot == before)
    }

    @Test(arguments: [
        ("schema: a.json\nshcema: b\n", "sluice.yaml:2:1", #"did you mean "schema"?"#),
        ("[]\n", "sluice.yaml:1:1", ""),
        ("schema: [1]\n", "sluice.yaml:1:9", ""),
    ])
    func aBadLayout(_ text: String, _ place: String, _ hint: String) throws {
        let error = try #require(throws: SluiceError.self) { try Layout.read(Array(text.utf8), file: "sluice.yaml") }
        #expect(error.findings.first?.location?.description == place)
        let found = error.findings.first?.hint ?? ""
        #expect(found.contains(hint) || hint.isEmpty)
    }
}
