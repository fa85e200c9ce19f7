import SluiceChartValidation
import SluiceDiagnostics
import Foundation
import SluiceKubernetesAPI
import Testing

/// docs/rules.md has a section for each rule, and its examples show what it says.
@Suite struct RulesDocumentTests {
    private static let sections: [(id: String, text: String)] = {
        let text = (try? String(contentsOfFile: Reference.root + "/docs/rules.md", encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n### ").dropFirst().map { part in
            (String(part.prefix { $0 != "\n" }), part)
        }
    }()

    @Test func everyRuleHasItsSection() {
        #expect(Self.sections.map(\.id).sorted() == ChartRules.all.map(\.id).sorted())
    }

    @Test func severitiesAreTheRules() {
        for rule in ChartRules.all {
            let section = Self.sections.first { $0.id == rule.id }
            #expect(section?.text.contains("\n\(rule.severity.rawValue.capitalized): ") == true, "\(rule.id)")
        }
    }

    @Test func examplesTriggerTheirRule() throws {
        let check = ManifestCheck(model: try DefinitionsLoader.embedded())
        var examples = 0
        for (id, text) in Self.sections {
            guard let start = text.range(of: "```yaml\n"),
                let end = text.range(of: "\n```", range: start.upperBound..<text.endIndex)
            else { continue }
            examples += 1
            let found = try check.findings(
                of: Array(text[start.upperBound..<end.lowerBound].utf8), file: "example.yaml")
            #expect(found.contains { $0.rule == id }, "\(id): \(found.map(\.rule))")
            // Nothing worse beside it.
            let severity = ChartRules.all.first { $0.id == id }?.severity ?? .error
            #expect(
                !found.contains { $0.rule != id && $0.severity == .error && severity < .error },
                "\(id): \(found.map(\.rule))")
        }
        #expect(examples > 50)
    }
}
