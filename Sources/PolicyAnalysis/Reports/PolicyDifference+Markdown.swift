extension PolicyDifference {
    /// For a comment on a pull request.
    public func markdown() -> String {
        if changes.isEmpty { return "**Network policies**: no difference, both allow the same.\n" }
        let wide = changes.filter { $0.weight == .opensWide }
        var text =
            wide.isEmpty
            ? ""
            : wide.map {
                "> ⚠️ **\(MarkdownText.escaped(Self.headline($0)))** (\(MarkdownText.escaped(Self.place(of: $0))))\n"
            }.joined() + "\n"
        for change in changes {
            text +=
                "### \(MarkdownText.escaped(change.title)): \(change.direction.rawValue)\(Self.isolation(change))\n\n"
            for (rows, word, isEverything) in [
                (change.opened, "Opens", change.isNoLongerIsolated), (change.closed, "Closes", change.isNewlyIsolated),
            ] where !rows.isEmpty {
                if isEverything {
                    text +=
                        word == "Opens"
                        ? "Opens everything that was closed.\n\n" : "Closes everything but what the policy allows.\n\n"
                } else {
                    text += "**\(word)**\n\n\(MarkdownText.table(rows, change.direction))\n"
                }
            }
        }
        return text
    }
}
