/// Findings for programs: one JSON document, a finding a line, keys always in the same order.
///
/// What is not known is `null`, only `endColumn` (the column behind the token) is left out then. A finding about a
/// file as a whole has no line.
public struct JSONReporter: Sendable {
    /// Creates a reporter.
    public init() {}

    /// `files` are all that were examined; the summary counts them.
    public func text(of findings: [Finding], files: [String] = []) -> String {
        let counts = FindingCounts(of: findings, files: files)
        let summary = ReportJSON.object([
            ("errors", .int(counts.errors)), ("warnings", .int(counts.warnings)), ("infos", .int(counts.infos)),
            ("files", .int(counts.files)),
        ])
        return ReportJSON.object([("findings", .array(findings.map(Self.value))), ("summary", summary)])
            .text(depth: 2) + "\n"
    }

    private static func value(of finding: Finding) -> ReportJSON {
        .object(
            [("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue))]
                + place(finding.location)
                + [
                    ("endColumn", finding.endColumn.map { .int($0) }),
                    ("path", ReportJSON(finding.fieldPath?.description)),
                    ("message", .string(finding.message)), ("hint", ReportJSON(finding.hint)),
                    (
                        "related",
                        .array(finding.related.map { .object(place($0.location) + [("message", .string($0.message))]) })
                    ),
                ])
    }

    private static func place(_ location: SourceLocation?) -> [(String, ReportJSON?)] {
        let position = location.flatMap { $0.line > 0 ? $0 : nil }
        return [
            ("file", ReportJSON(location?.file)), ("line", ReportJSON(position?.line)),
            ("column", ReportJSON(position?.column)),
        ]
    }
}

extension Finding {
    /// The column behind the token, where its length is known.
    var endColumn: Int? {
        guard let location, location.line > 0, let length, length > 0 else { return nil }
        let (end, overflows) = max(1, location.column).addingReportingOverflow(length)
        return overflows ? nil : end
    }
}
