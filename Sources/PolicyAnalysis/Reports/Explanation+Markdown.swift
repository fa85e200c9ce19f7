extension Explanation {
    /// Tables for a pull request or a page.
    public func markdown() -> String {
        var parts: [String] = []
        if !open.isEmpty {
            parts.append(
                "### Not restricted by any policy\n\n"
                    + open.map { "- ⚠️ \(MarkdownText.escaped($0.title))\n" }.joined())
        }
        parts += groups.map { group in
            var text = "### \(MarkdownText.escaped(group.title))\n\n"
            text +=
                "\(group.policies.count == 1 ? "Policy" : "Policies"): "
                + group.policies.map { MarkdownText.code($0.name) }.joined(separator: ", ") + "\n"
            for traffic in group.traffic {
                text += "\n**\(traffic.direction == .egress ? "Egress" : "Ingress")**: "
                if !traffic.isIsolated {
                    text += "not restricted\n"
                } else if traffic.rows.isEmpty {
                    text += "nothing\n"
                } else {
                    text += "only\n\n" + MarkdownText.table(traffic.rows, traffic.direction)
                }
            }
            for note in group.notes { text += "\nNote: \(MarkdownText.escaped(note))\n" }
            return text
        }
        if groups.isEmpty, open.isEmpty, foreign.isEmpty {
            parts.append("No policy: every pod may connect to everything.\n")
        }
        if addsUp { parts.append("\(Self.sum)\n") }
        if !foreign.isEmpty {
            parts.append(
                "### Not understood\n\nThese may allow or deny more:\n\n"
                    + foreign.map { "- \(MarkdownText.escaped($0.title))\n" }.joined())
        }
        return parts.joined(separator: "\n")
    }
}

/// Text that Markdown leaves as it is.
enum MarkdownText {
    static func escaped(_ text: String) -> String {
        String(text.flatMap { "\\`*_{}[]<>#|~&".contains($0) ? ["\\", $0] : [$0] })
    }

    /// Inline code, whatever back quotes the text holds.
    static func code(_ text: String) -> String {
        text.contains("`") ? escaped(text) : "`\(text.replacingPipes)`"
    }

    static func table(_ rows: [ReachRow], _ direction: Direction) -> String {
        var text = "| \(direction == .egress ? "To" : "From") | Ports | Granted by |\n| --- | --- | --- |\n"
        for row in rows {
            let warning = row.endpoint.opensInternet || row.endpoint.opensMetadata ? "⚠️ " : ""
            text +=
                "| \(warning)\(escaped(row.endpoint.description)) | \(escaped(row.ports)) "
                + "| \(escaped(row.sourceText)) |\n"
        }
        return text
    }
}

extension String {
    /// A pipe would end a table's cell even inside code.
    fileprivate var replacingPipes: String { String(flatMap { $0 == "|" ? ["\\", "|"] : [$0] }) }
}
