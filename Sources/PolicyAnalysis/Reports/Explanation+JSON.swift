import OrderedCollections
import SluiceYAML

extension Explanation {
    /// For programs.
    public func json() -> String {
        let groups: [Value] = groups.map { group in
            .object([
                "pods": ReportValues.strings(group.pods),
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
            ])
        }
        return JSONWriter.write(.object(["policies": .int(policyCount), "groups": .array(groups)]), indent: 2)
    }
}
