extension PolicyDifference {
    /// For a terminal: first what somebody must look at.
    public func text() -> String {
        let unknown =
            foreign.isEmpty
            ? ""
            : "not understood, and not compared:\n" + foreign.map { "  \($0.title)\n" }.joined()
        if changes.isEmpty {
            return
                (foreign.isEmpty ? "no difference: both allow the same\n" : "no difference between NetworkPolicies\n")
                + unknown
        }
        var text = Self.headlines(changes).map { headline in
            (headline.place.isEmpty ? "" : "\(headline.place): ")
                + "\(headline.isWarning ? "warning" : "note"): \(headline.text)\n"
        }.joined()
        for change in changes {
            if !text.isEmpty { text += "\n" }
            text += "\(change.title): \(change.direction.rawValue)\(Self.isolation(change))\n"
            if change.isNewlyIsolated {
                text += Self.rows(change.kept, change, sign: " ", word: "stays open")
                text += change.kept.isEmpty ? "  closes everything\n" : "  closes everything else\n"
            } else {
                text += Self.rows(change.closed, change, sign: "-", word: "closes")
            }
            if change.isNoLongerIsolated {
                text += "  opens everything that was closed\n"
            } else {
                text += Self.rows(change.opened, change, sign: "+", word: "opens")
            }
        }
        return text + (unknown.isEmpty ? "" : "\n\(unknown)")
    }

    /// One sentence about a change that opens the internet or metadata, or leaves them open.
    struct Headline {
        var isWarning: Bool
        /// The lines that grant it.
        var place: String
        var text: String
    }

    /// Those of all changes, the heaviest first.
    static func headlines(_ changes: [Change]) -> [Headline] {
        changes.compactMap { change in
            let ends = ends(change.opensInternet, change.opensMetadata)
            guard !ends.isEmpty else { return nil }
            let subject = ends.joined(separator: " and ")
            return Headline(
                isWarning: true,
                place: change.isNoLongerIsolated
                    ? SourceText.place(change.location) ?? "" : place(of: change.opened),
                text: change.direction == .ingress
                    ? "\(subject) may newly connect to \(change.title)"
                    : "\(subject) newly \(ends.count == 1 ? "opens" : "open") to \(change.title)")
        }
            + changes.compactMap { change in
                let ends = ends(change.keepsInternet, change.keepsMetadata)
                guard !ends.isEmpty else { return nil }
                return Headline(
                    isWarning: false, place: place(of: change.kept),
                    text: "the \(change.direction.rawValue) of \(change.title) is restricted now, and "
                        + "\(ends.joined(separator: " and ")) \(ends.count == 1 ? "stays" : "stay") open")
            }
    }

    private static func ends(_ internet: Bool, _ metadata: Bool) -> [String] {
        (internet ? ["the internet"] : []) + (metadata ? ["cloud metadata"] : [])
    }

    private static func place(of rows: [ReachRow]) -> String {
        let wide = rows.filter { $0.endpoint.opensInternet || $0.endpoint.opensMetadata }
        // Many small blocks are the internet only together.
        return SourceText.list(
            (wide.isEmpty ? rows.filter { $0.endpoint.kind == .publicAddresses } : wide).flatMap(\.sources))
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
                "  \(word) \(change.direction.preposition)", "ports", sign == "-" ? "was granted by" : "granted by",
            ])
        for row in rows {
            table.add(["  \(sign) \(row.endpoint.description)", row.ports, row.sourceText])
        }
        return table.text(indent: "")
    }
}

extension PolicyDifference.Change {
    /// Whether no policy restricted the pods before.
    public var isNewlyIsolated: Bool { !wasIsolated && isIsolated }
    /// Whether the change removes the last policy of the direction.
    public var isNoLongerIsolated: Bool { wasIsolated && !isIsolated }
}
