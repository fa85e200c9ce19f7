extension PolicyDifference {
    /// For a terminal: first what somebody must look at.
    public func text() -> String {
        if changes.isEmpty { return "no difference: both allow the same\n" }
        var text = changes.filter { $0.weight == .opensWide }.map { change in
            let place = Self.place(of: change)
            return (place.isEmpty ? "" : "\(place): ") + "warning: \(Self.headline(change))\n"
        }.joined()
        for change in changes {
            if !text.isEmpty { text += "\n" }
            text += "\(change.title): \(change.direction.rawValue)\(Self.isolation(change))\n"
            if change.isNewlyIsolated {
                text += "  closes everything but what the policy allows\n"
            } else {
                text += Self.rows(change.closed, change, sign: "-", word: "closes")
            }
            if change.isNoLongerIsolated {
                text += "  opens everything that was closed\n"
            } else {
                text += Self.rows(change.opened, change, sign: "+", word: "opens")
            }
        }
        return text
    }

    /// The lines that newly grant the internet or metadata.
    static func place(of change: Change) -> String {
        SourceText.list(
            change.opened.filter { $0.endpoint.opensInternet || $0.endpoint.opensMetadata }.flatMap(\.sources))
    }

    /// One sentence about a change that opens the internet or metadata.
    static func headline(_ change: Change) -> String {
        var ends: [String] = []
        if change.opensInternet { ends.append("the internet") }
        if change.opensMetadata { ends.append("cloud metadata") }
        let subject = ends.joined(separator: " and ")
        if change.direction == .ingress { return "\(subject) may newly connect to \(change.title)" }
        return "\(subject) newly \(ends.count == 1 ? "opens" : "open") to \(change.title)"
    }

    static func isolation(_ change: Change) -> String {
        if change.isNewlyIsolated { return " is now restricted" }
        if change.isNoLongerIsolated { return " is no longer restricted" }
        return ""
    }

    private static func rows(_ rows: [ReachRow], _ change: Change, sign: String, word: String) -> String {
        guard !rows.isEmpty else { return "" }
        var table = TextTable(
            header: [
                "  \(word) \(change.direction.preposition)", "ports", sign == "+" ? "granted by" : "was granted by",
            ])
        for row in rows {
            table.add(["  \(sign) \(row.endpoint.description)", row.ports, SourceText.list(row.sources)])
        }
        return table.text(indent: "")
    }
}

extension PolicyDifference.Change {
    /// Whether no policy restricted the pods before.
    public var isNewlyIsolated: Bool { !wasIsolated && isIsolated }
    public var isNoLongerIsolated: Bool { wasIsolated && !isIsolated }
}
