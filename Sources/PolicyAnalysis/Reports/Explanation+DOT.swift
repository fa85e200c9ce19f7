extension Explanation {
    /// A graph for Graphviz.
    public func dot() -> String {
        var lines = [
            "digraph policies {", "  rankdir=LR;",
            "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f4\"];",
        ]
        for (index, group) in drawn.enumerated() {
            let pods = "pods\(index)"
            lines.append("  \(pods) [label=\(Self.quoted(group.title)), fillcolor=\"#e0ecff\"];")
            for traffic in group.traffic {
                var ends = traffic.rows.map {
                    ($0.endpoint.description, $0.ports, $0.endpoint.opensInternet || $0.endpoint.opensMetadata)
                }
                if !traffic.isIsolated { ends = [("anyone", "not restricted", true)] }
                for (number, end) in ends.enumerated() {
                    let name = "\(pods)_\(traffic.direction.rawValue)\(number)"
                    lines.append("  \(name) [label=\(Self.quoted(end.0))\(end.2 ? ", fillcolor=\"#ffe3e0\"" : "")];")
                    let (from, to) = traffic.direction == .egress ? (pods, name) : (name, pods)
                    lines.append("  \(from) -> \(to) [label=\(Self.quoted(end.1))];")
                }
                if ends.isEmpty {
                    let name = "\(pods)_\(traffic.direction.rawValue)_none"
                    lines.append("  \(name) [label=\"nothing\", style=\"rounded,dashed\"];")
                    let (from, to) = traffic.direction == .egress ? (pods, name) : (name, pods)
                    lines.append(
                        "  \(from) -> \(to) [label=\"\(traffic.direction.rawValue) is closed\", style=dashed, arrowhead=none];"
                    )
                }
            }
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + String(text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }) + "\""
    }
}
