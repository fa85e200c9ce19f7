extension Explanation {
    /// Aligned columns for a terminal.
    public func text() -> String {
        var parts: [String] = []
        if !open.isEmpty { parts.append(openText) }
        parts += groups.map(Self.text)
        if groups.isEmpty, open.isEmpty, foreign.isEmpty {
            parts.append("no policy: every pod may connect to everything\n")
        }
        if addsUp { parts.append("\(Self.sum)\n") }
        let unknown = foreignText
        if !unknown.isEmpty { parts.append(unknown) }
        return parts.joined(separator: "\n")
    }

    /// What several groups mean for pods that are in more than one.
    static let sum =
        "Policies add up: pods that several of these select may use what each of them allows, and are restricted in a "
        + "direction as soon as one of them restricts it."

    /// Workloads without policies come first: everything is open to them.
    private var openText: String {
        var text = "not restricted by any policy, in either direction:\n"
        for workload in open {
            let place = SourceText.place(workload.location).map { " (\($0))" } ?? ""
            let reason = workload.isOnHostNetwork ? ": on the node's network, which policies do not govern" : ""
            text += "  \(workload.title)\(place)\(reason)\n"
        }
        return text
    }

    private var foreignText: String {
        foreign.isEmpty
            ? ""
            : "not understood, and may allow or deny more:\n"
                + foreign.map { "  \($0.title)\n" }.joined()
    }

    private static func text(_ group: Group) -> String {
        let names = group.policies.map { policy in
            SourceText.place(policy.location).map { "\(policy.name) (\($0))" } ?? policy.name
        }
        return "\(group.title)\n"
            + "  \(names.count == 1 ? "policy" : "policies"): \(names.joined(separator: ", "))\n"
            + group.notes.map { "  note: \($0)\n" }.joined()
            + group.traffic.map(text).joined()
    }

    private static func text(_ traffic: Traffic) -> String {
        let name = traffic.direction.rawValue
        guard traffic.isIsolated else { return "  \(name): not restricted\n" }
        guard !traffic.rows.isEmpty else { return "  \(name): nothing\n" }
        var table = TextTable(header: [traffic.direction.preposition.uppercased(), "PORTS", "GRANTED BY"])
        for row in traffic.rows {
            table.add([row.endpoint.description, row.ports, row.sourceText])
        }
        return "  \(name): only\n" + table.text(indent: "    ")
    }
}

extension ReachRow {
    /// The rules that grant it, and what the policies of the other end make of it.
    var sourceText: String {
        SourceText.list(sources) + (otherEndText.map { "; \($0)" } ?? "")
    }

    /// `closed at the other end by api`
    var otherEndText: String? {
        guard let otherEnd, otherEnd.verdict != .allowed else { return nil }
        if otherEnd.verdict == .unknown { return "\(otherEnd.policies.count) policies restrict the other end" }
        return "\(otherEnd.verdict == .denied ? "closed" : "partly closed") at the other end by "
            + otherEnd.policies.prefix(SourceText.limit).joined(separator: ", ")
            + (otherEnd.policies.count > SourceText.limit
                ? " and \(otherEnd.policies.count - SourceText.limit) more" : "")
    }
}

extension ForeignPolicy {
    /// `CiliumNetworkPolicy agents/agent (cnp.yaml:1)`
    public var title: String {
        let name = namespace.map { "\($0)/\(self.name)" } ?? self.name
        return "\(kind) \(name)" + (SourceText.place(location).map { " (\($0))" } ?? "")
    }
}
