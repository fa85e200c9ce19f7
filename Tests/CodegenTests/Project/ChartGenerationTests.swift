import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import Foundation
import Testing

/// Generation in place on a chart in a folder.
@Suite struct InPlaceGeneration {
    private func chart(_ schema: String) throws -> Scratch {
        let scratch = Scratch()
        try scratch.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        try scratch.write(schema, "values.schema.json")
        try scratch.write("mine: 1   # keep\n", "values.yaml")
        return scratch
    }

    private func run(_ scratch: Scratch, adopts: Bool = false) throws -> [FileChange] {
        let changes = try ChartGeneration(folder: scratch.path, definitions: DefinitionsInput(), adopts: adopts).plan()
            .changes()
        try WriteSession([scratch.path]).commit(changes)
        return changes
    }

    @Test func writesAndThenChangesNothing() throws {
        let scratch = try chart(schema(plainKeyword, properties: #""egress": { "type": "array" }"#))
        #expect(try run(scratch).count == 5)
        #expect(try run(scratch).isEmpty)
        #expect(try scratch.read("values.yaml").hasPrefix("mine: 1   # keep\n"))
    }

    @Test func fragmentsOfRemovedBlocksGo() throws {
        let text = schema(plainKeyword, properties: #""egress": { "type": "array" }"#)
        let scratch = try chart(text)
        _ = try run(scratch)
        try scratch.write(text.replacing("\"policy\"", with: "\"other\""), "values.schema.json")
        let deleted = try run(scratch).filter { $0.kind == .delete }.map(\.path)
        #expect(deleted.map { $0.split(separator: "/").last } == ["_policy.tpl", "policy.yaml"])
    }

    static let handwritten = """
        {{- if .Values.policy.enabled }}
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: x
        {{- end }}

        """

    @Test func handwrittenPolicyIsFoundAndNamed() throws {
        let scratch = try chart(schema(plainKeyword, properties: #""egress": { "type": "array" }"#))
        try scratch.write(Self.handwritten, "templates/np.yaml")
        let before = scratch.snapshot
        let error = try #require(throws: SluiceError.self) { try run(scratch) }
        #expect(error.findings.map(\.rule) == ["template-doubled"])
        #expect(error.findings.first?.location?.description.hasSuffix("templates/np.yaml:3:1") == true)
        #expect(scratch.snapshot == before)
    }

    @Test func adoptionRemovesAFileOfItsOwn() throws {
        let scratch = try chart(schema(plainKeyword, properties: #""egress": { "type": "array" }"#))
        try scratch.write(Self.handwritten, "templates/np.yaml")
        #expect(try run(scratch, adopts: true).contains { $0.kind == .delete && $0.path.hasSuffix("np.yaml") })
        #expect(try run(scratch).isEmpty)
    }

    @Test func adoptionCutsADocumentOutOfAFile() throws {
        let scratch = try chart(schema(plainKeyword, properties: #""egress": { "type": "array" }"#))
        let service = "kind: Service\nmetadata:\n  name: s\n"
        let policy = Self.handwritten.replacing("apiVersion", with: "---\napiVersion")
        try scratch.write(service + policy + "---\nkind: ConfigMap\n", "templates/all.yaml")
        _ = try run(scratch, adopts: true)
        #expect(try scratch.read("templates/all.yaml") == service + "---\nkind: ConfigMap\n")
    }

    @Test func anotherPolicyOfTheChartIsLeftAlone() throws {
        let scratch = try chart(schema(plainKeyword, properties: #""egress": { "type": "array" }"#))
        try scratch.write(Self.handwritten.replacing(".policy", with: ".elsewhere"), "templates/np.yaml")
        #expect(try run(scratch).count == 5)
    }

    @Test func initBindsAFirstBlockWithTheChartsOwnNames() throws {
        let scratch = Scratch()
        try scratch.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        try scratch.write(#"{{- define "demo.fullname" -}}x{{- end }}"#, "templates/_helpers.tpl")
        try WriteSession([scratch.path]).commit(try ChartInit(folder: scratch.path).plan().changes())
        #expect(try scratch.read("templates/_networkpolicy.tpl").contains(#"include "demo.fullname" ."#))
        #expect(try scratch.read("values.yaml").contains("  enabled: false\n"))
        #expect(try run(scratch).isEmpty)
        #expect(throws: SluiceError.self) { try ChartInit(folder: scratch.path).plan() }
    }
}
