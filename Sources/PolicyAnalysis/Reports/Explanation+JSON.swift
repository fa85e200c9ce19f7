import OrderedCollections
import SluiceYAML

extension Explanation {
    /// For programs.
    public func json() -> String {
        let groups: [Value] = groups.map { group in
            .object([
                "pods": ReportValues.strings(group.pods),
                "workloads": .array(group.workloads.map(ReportValues.workload)),
                "policies": .array(
                    group.policies.map { policy in
                        var entries: OrderedDictionary<String, Value> = ["name": .string(policy.name)]
                        for (key, value) in ReportValues.location(policy.location).sorted(by: { $0.key < $1.key }) {
                            entries[key] = value
                        }
                        return .object(entries)
                    }),
                "traffic": .array(
                    group.traffic.map { traffic in
                        .object([
                            "direction": .string(traffic.direction.rawValue),
                            "isolated": .bool(traffic.isIsolated),
                            "allowed": .array(traffic.rows.map(ReportValues.row)),
                        ])
                    }),
                "notes": ReportValues.strings(group.notes),
            ])
        }
        return JSONWriter.write(
            .object([
                "policies": .int(policyCount), "open": .array(open.map(ReportValues.workload)),
                "groups": .array(groups), "addsUp": .bool(addsUp),
                "notUnderstood": .array(foreign.map(ReportValues.foreign)),
            ]), indent: 2)
    }
}
