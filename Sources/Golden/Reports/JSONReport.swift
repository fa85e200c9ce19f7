import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

extension GoldenReport {
    /// The report for programs.
    public func json() -> String {
        let report: Value = .object([
            "passed": .int(passed),
            "failed": .int(failed),
            "updated": .int(updated),
            "findings": .array(findings.map(Self.value)),
            "cases": .array(
                cases.map { result in
                    .object([
                        "name": .string(result.name),
                        "passed": .bool(result.isPassed),
                        "updated": .bool(result.isUpdated),
                        "recorded": .int(result.recorded),
                        "notes": .array(result.notes.map { .string($0) }),
                        "findings": .array(result.findings.map(Self.value)),
                        "differences": .array(result.differences.map { .string($0) }),
                    ])
                }),
        ])
        return JSONWriter.write(report, indent: 2)
    }

    private static func value(of finding: Finding) -> Value {
        var entries: OrderedDictionary<String, Value> = [
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
        ]
        if let location = finding.location {
            entries["file"] = .string(location.file)
            entries["line"] = .int(location.line)
            entries["column"] = .int(location.column)
        }
        if let path = finding.fieldPath { entries["fieldPath"] = .string("\(path)") }
        entries["message"] = .string(finding.message)
        if let hint = finding.hint { entries["hint"] = .string(hint) }
        return .object(entries)
    }
}
