import OrderedCollections
import SluiceYAML

extension PolicyDifference {
    /// For programs.
    public func json() -> String {
        let changes: [Value] = changes.map { change in
            .object([
                "pods": ReportValues.strings(change.pods),
                "morePods": .int(change.more),
                "direction": .string(change.direction.rawValue),
                "severity": .string(change.weight == .opensWide ? "warning" : "info"),
                "policies": .object([
                    "before": ReportValues.strings(change.policies.before),
                    "after": ReportValues.strings(change.policies.after),
                ]),
                "isolated": .object(["before": .bool(change.wasIsolated), "after": .bool(change.isIsolated)]),
                "opensInternet": .bool(change.opensInternet),
                "opensMetadata": .bool(change.opensMetadata),
                "opens": .array(change.opened.map(ReportValues.row)),
                "closes": .array(change.closed.map(ReportValues.row)),
                "keeps": .array(change.kept.map(ReportValues.row)),
            ])
        }
        return JSONWriter.write(
            .object(["changes": .array(changes), "notUnderstood": .array(foreign.map(ReportValues.foreign))]), indent: 2
        )
    }
}
