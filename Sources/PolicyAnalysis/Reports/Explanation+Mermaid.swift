extension Explanation {
    /// A flow chart that Markdown pages of GitHub and GitLab draw.
    public func mermaid() -> String {
        var lines = ["flowchart LR"]
        for (index, group) in drawn.enumerated() {
            let pods = "pods\(index)"
            lines.append("  \(pods)[\"\(Self.mermaid(group.title))\"]:::pods")
            for traffic in group.traffic {
                let prefix = "\(pods)\(traffic.direction == .egress ? "e" : "i")"
                guard traffic.isIsolated else {
                    lines.append("  \(prefix)any([\"anyone\"]):::open")
                    lines.append(Self.edge(pods, "\(prefix)any", "not restricted", traffic.direction))
                    continue
                }
                for (number, row) in traffic.rows.enumerated() {
                    let risk = row.endpoint.opensInternet || row.endpoint.opensMetadata
                    let end = "\(prefix)\(number)"
                    lines.append("  \(end)([\"\(Self.mermaid(row.endpoint.description))\"])\(risk ? ":::open" : "")")
                    lines.append(Self.edge(pods, end, row.ports, traffic.direction))
                }
                if traffic.rows.isEmpty {
                    lines.append("  \(prefix)none([\"nothing\"]):::closed")
                    let (from, to) = traffic.direction == .egress ? (pods, "\(prefix)none") : ("\(prefix)none", pods)
                    lines.append("  \(from) x--x|\"\(traffic.direction.rawValue)\"| \(to)")
                }
            }
        }
        lines += [
            "  classDef pods fill:#e0ecff,stroke:#3366cc,color:#10203a",
            "  classDef open fill:#ffe3e0,stroke:#cc3322,color:#3a1010",
            "  classDef closed fill:#eeeeee,stroke:#888888,color:#333333",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func edge(_ pods: String, _ end: String, _ label: String, _ direction: Direction) -> String {
        let (from, to) = direction == .egress ? (pods, end) : (end, pods)
        return "  \(from) -->|\"\(mermaid(label))\"| \(to)"
    }

    /// Mermaid's own escapes are those of HTML, with a number sign in front.
    private static func mermaid(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            if "\"#;<>&`|".unicodeScalars.contains(character) {
                result += "#\(character.value);"
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
