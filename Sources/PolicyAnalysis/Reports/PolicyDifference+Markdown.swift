extension PolicyDifference {
    /// For a comment on a pull request.
    public func markdown() -> String {
        let unknown =
            foreign.isEmpty
            ? ""
            : "\nNot understood, and not compared: "
                + foreign.map { MarkdownText.escaped($0.title) }.joined(separator: "; ") + ".\n"
        if changes.isEmpty { return "**Network policies**: no difference, both allow the same.\n" + unknown }
        let headlines = Self.headlines(changes).map { headline in
            let place = headline.place.isEmpty ? "" : " (\(MarkdownText.escaped(headline.place)))"
            return "> \(headline.isWarning ? "⚠️ " : "")**\(MarkdownText.escaped(headline.text))**\(place)\n"
        }
        // One quotation a headline, each a paragraph of its own.
        var text = headlines.isEmpty ? "" : headlines.joined(separator: ">\n") + "\n"
        for change in changes {
            text +=
                "### \(MarkdownText.escaped(change.title)): \(change.direction.rawValue)\(Self.isolation(change))\n\n"
            for (rows, word, isEverything) in [
                (change.opened, "Opens", change.isNoLongerIsolated), (change.closed, "Closes", change.isNewlyIsolated),
            ] where !rows.isEmpty {
                if isEverything {
                    text +=
                        word == "Opens"
                        ? "Opens everything that was closed.\n\n"
                        : change.kept.isEmpty
                            ? "Closes everything.\n\n"
                            : "**Stays open**\n\n\(MarkdownText.table(change.kept, change.direction))\n"
                                + "Closes everything else.\n\n"
                } else {
                    text += "**\(word)**\n\n\(MarkdownText.table(rows, change.direction))\n"
                }
            }
        }
        return text + unknown
    }
}
