extension Explanation {
    /// Aligned columns for a terminal.
    public func text() -> String {
        var text = ""
        for group in groups {
            if !text.isEmpty { text += "\n" }
            text += "\(group.title)\n"
            let names = group.policies.map { policy in
                SourceText.place(policy.location).map { "\(policy.name) (\($0))" } ?? policy.name
            }
            text += "  \(names.count == 1 ? "policy" : "policies"): \(names.joined(separator: ", "))\n"
            for traffic in group.traffic { text += Self.text(traffic) }
        }
        return text
    }

    private static func text(_ traffic: Traffic) -> String {
        let name = traffic.direction.rawValue
        guard traffic.isIsolated else { return "  \(name): not restricted\n" }
        guard !traffic.rows.isEmpty else { return "  \(name): nothing\n" }
        var table = TextTable(header: [traffic.direction.preposition.uppercased(), "PORTS", "GRANTED BY"])
        for row in traffic.rows {
            table.add([row.endpoint.description, row.ports, SourceText.list(row.sources)])
        }
        return "  \(name): only\n" + table.text(indent: "    ")
    }
}
