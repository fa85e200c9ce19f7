import SluiceDiagnostics
import Foundation

/// Findings of every kind, with all that the formats must escape; `Reports` holds what becomes of them.
enum ReportSamples {
    static let files = ["charts/a b/values.yaml", "clean.yaml", "./größe:1.yaml"]

    static let findings = [
        Finding(
            rule: "empty-to", severity: .error,
            location: SourceLocation(file: "charts/a b/values.yaml", line: 12, column: 5),
            fieldPath: FieldPath("spec")["egress"][0]["to"], message: "an empty list allows every destination",
            hint: "leave the rule out, or name a peer",
            related: [
                RelatedLocation(
                    location: SourceLocation(file: "charts/a b/values.yaml", line: 3, column: 1),
                    message: "the policy begins here")
            ], length: 4),
        Finding(
            rule: "wide-block", severity: .warning,
            location: SourceLocation(file: "./größe:1.yaml", line: 1, column: 9),
            message: "50% of <it> & \"more\", \\ [see](http://evil)\r\nü\u{1F600}\u{1B}[31m\u{0}\u{9B}\u{FFFE}"),
        Finding(
            rule: "not-listed", severity: .info,
            location: SourceLocation(file: "/absolute/file.yaml", line: 0, column: 0), message: "about the file",
            length: 7),
        Finding(rule: "empty-to", severity: .error, message: "about nothing at all"),
        Finding(
            rule: "empty-to", severity: .error,
            location: SourceLocation(file: "charts/a b/values.yaml", line: 40, column: 5),
            fieldPath: FieldPath("spec")["egress"][0]["to"], message: "a second one of the same"),
    ]

    static let rules: [(id: String, title: String, severity: Severity, helpURI: String?)] = [
        ("unused-rule", "A rule without findings", .info, nil),
        ("empty-to", "An empty \"to\" allows all", .warning, "https://example.org/rules.md#empty-to"),
        ("wide-block", "A block is wide", .warning, nil),
    ]

    static let sarif = SARIFReporter(version: "1.2.3", rules: rules, informationURI: "https://example.org/sluice")

    /// The golden file of a format.
    static func golden(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Reports")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
