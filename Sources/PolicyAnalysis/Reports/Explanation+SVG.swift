/// The picture: pods on the left, what they may reach on the right, ports on the lines between.
extension Explanation {
    /// A picture of the explanation.
    public func svg() -> String {
        var canvas = SVGCanvas()
        let drawn = drawn
        for group in drawn { canvas.draw(group) }
        if drawn.isEmpty { canvas.drawNothing(emptyText) }
        return canvas.text()
    }
}

private struct SVGCanvas {
    private static let width = 1000
    private static let rowHeight = 46
    private static let podsWidth = 280
    private static let endX = 560
    private static let characterWidth = 7

    private var body = ""
    private var height = 16

    mutating func draw(_ group: Explanation.Group) {
        for traffic in group.traffic { draw(group, traffic) }
    }

    mutating func drawNothing(_ text: String) {
        label(text, x: 20, y: 40, style: "title")
        height = 64
    }

    private mutating func draw(_ group: Explanation.Group, _ traffic: Explanation.Traffic) {
        struct End {
            var title: String
            var detail: String
            var ports: String
            var style: String
        }
        var ends = traffic.rows.map { row in
            End(
                title: row.endpoint.name ?? row.endpoint.text,
                detail: [row.sourceText, row.endpoint.name == nil ? "" : row.endpoint.text]
                    .filter { !$0.isEmpty }.joined(separator: "  ·  "),
                ports: row.ports,
                style: row.endpoint.opensInternet || row.endpoint.opensMetadata
                    ? "open" : row.endpoint.kind == .pods ? "inside" : "end")
        }
        let isClosed = traffic.isIsolated && ends.isEmpty
        if !traffic.isIsolated {
            ends = [
                End(
                    title: "anyone, anywhere", detail: "no policy restricts \(traffic.direction.rawValue)",
                    ports: "all ports", style: "free")
            ]
        } else if isClosed {
            ends = [
                End(title: "nothing", detail: "\(traffic.direction.rawValue) is closed", ports: "", style: "closed")
            ]
        }
        let heading = traffic.direction == .egress ? "may connect to" : "may be reached by"
        label(
            "\(traffic.direction == .egress ? "Egress" : "Ingress"): "
                + (group.policies.isEmpty ? "no policy" : group.policies.map(\.name).joined(separator: ", ")),
            x: 20, y: height + 16, style: "heading")
        height += 28
        let top = height
        let names = wrapped(group.title, Self.podsWidth / 8 - 3)
        let blockHeight = max(ends.count * Self.rowHeight - 8, min(names.count, 6) * 18 + 30)
        box(x: 20, y: top, width: Self.podsWidth, height: blockHeight, style: "pods")
        let lines = names.prefix(max(1, (blockHeight - 30) / 18))
        let first = top + (blockHeight - lines.count * 18 - 16) / 2 + 14
        for (index, line) in lines.enumerated() {
            label(line, x: 34, y: first + index * 18, style: "name", tip: group.title)
        }
        label(heading, x: 34, y: first + lines.count * 18, style: "small")
        let middle = top + blockHeight / 2
        for (index, end) in ends.enumerated() {
            let y = top + index * Self.rowHeight
            let center = y + (Self.rowHeight - 8) / 2
            box(x: Self.endX, y: y, width: Self.width - Self.endX - 20, height: Self.rowHeight - 8, style: end.style)
            let limit = (Self.width - Self.endX - 44) / Self.characterWidth
            label(shortened(end.title, limit), x: Self.endX + 12, y: y + 16, style: "name", tip: end.title)
            label(shortened(end.detail, limit + 6), x: Self.endX + 12, y: y + 31, style: "small", tip: end.detail)
            let (left, right) = (20 + Self.podsWidth, Self.endX)
            let bend = left + 36
            let path =
                traffic.direction == .egress
                ? "M\(left) \(middle) C\(bend) \(middle) \(left + 10) \(center) \(bend + 8) \(center) L\(right - 8) \(center)"
                : "M\(right) \(center) L\(bend + 8) \(center) C\(left + 14) \(center) \(bend) \(middle) \(left + 8) \(middle)"
            body += "<path class=\"line \(isClosed ? "no" : end.style)\" d=\"\(path)\"/>\n"
            if !isClosed {
                // No marker: its name would be another picture's too, where several stand in one page.
                let (tip, y, back) = traffic.direction == .egress ? (right, center, -9) : (left, middle, 9)
                body += "<path class=\"tip\" d=\"M\(tip + back) \(y - 5) L\(tip) \(y) L\(tip + back) \(y + 5) z\"/>\n"
            }
            if isClosed {
                label("✕", x: (left + right) / 2, y: center + 6, style: "cross")
            } else {
                label(shortened(end.ports, 28), x: bend + 16, y: center - 5, style: "ports", tip: end.ports)
            }
        }
        height = top + blockHeight + 24
    }

    private mutating func box(x: Int, y: Int, width: Int, height: Int, style: String) {
        body += "<rect class=\"\(style)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"7\"/>\n"
    }

    private mutating func label(_ text: String, x: Int, y: Int, style: String, tip: String? = nil) {
        let title = tip.flatMap { $0 == text ? nil : "<title>\(XMLText.escaped($0))</title>" } ?? ""
        body += "<text class=\"\(style)\" x=\"\(x)\" y=\"\(y)\">\(title)\(XMLText.escaped(text))</text>\n"
    }

    private func shortened(_ text: String, _ limit: Int) -> String {
        text.count <= limit ? text : text.prefix(max(1, limit - 1)) + "…"
    }

    /// Lines of at most `limit` characters, broken at blanks and behind commas and equals signs where that is possible.
    private func wrapped(_ text: String, _ limit: Int) -> [String] {
        var pieces: [String] = [""]
        for character in text {
            pieces[pieces.count - 1].append(character)
            if " ,=".contains(character) { pieces.append("") }
        }
        var lines: [String] = []
        var line = ""
        for piece in pieces {
            if !line.isEmpty, line.count + piece.count > limit + 1 {
                lines.append(line)
                line = ""
            }
            line += piece
            while line.count > limit + 1 {
                lines.append(String(line.prefix(limit)))
                line = String(line.dropFirst(limit))
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    func text() -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" width="\(Self.width)" \
        height="\(height)" role="img" aria-label="What the policies allow">
        <style>
        text { font: 13px system-ui, sans-serif; fill: #1c2433 }
        .heading { font-weight: 600; font-size: 14px }
        .title { font-size: 16px }
        .name { font-weight: 600; font-size: 12.5px }
        .small { font-size: 11px; fill: #5a6475 }
        .ports { font-size: 11.5px }
        .cross { font-size: 20px; fill: #cc3322 }
        rect { stroke-width: 1.3; stroke: #9aa4b5; fill: #f5f7fa }
        rect.pods { fill: #e3edff; stroke: #3366cc }
        rect.inside { fill: #e8f6ec; stroke: #2e8b57 }
        rect.open { fill: #ffe5e1; stroke: #cc3322 }
        rect.free { fill: #fff4d6; stroke: #c08a00 }
        rect.closed { fill: #eceff3; stroke-dasharray: 4 3 }
        .line { fill: none; stroke: #7b8798; stroke-width: 1.4 }
        .line.open { stroke: #cc3322 }
        .line.inside { stroke: #2e8b57 }
        .line.free { stroke: #c08a00 }
        .tip { fill: #5a6475 }
        .line.no { stroke-dasharray: 4 3 }
        </style>
        <rect x="0" y="0" width="\(Self.width)" height="\(height)" rx="0" style="fill:#ffffff;stroke:none"/>
        \(body)</svg>

        """
    }
}

/// Text inside XML and HTML.
public enum XMLText {
    /// Text with the special characters of XML escaped.
    public static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default:
                // Control characters are not allowed in XML at all.
                let isControl = character.value < 32 && !"\t\n\r".unicodeScalars.contains(character)
                result.unicodeScalars.append(
                    isControl || character.value == 0xFFFE || character.value == 0xFFFF ? "\u{FFFD}" : character)
            }
        }
        return result
    }
}
