/// Prints findings as a good compiler does: place, severity, message, the line with a caret, the hint.
public struct TextReporter {
    /// Whether to colour; the caller knows whether a terminal reads along.
    public var usesColour: Bool
    /// The bytes of a file, to show the line; `nil` where it cannot be shown.
    public var source: (String) -> [UInt8]?

    public init(usesColour: Bool = false, source: @escaping (String) -> [UInt8]? = { _ in nil }) {
        self.usesColour = usesColour
        self.source = source
    }

    public func text(of findings: [Finding]) -> String {
        findings.map(text).joined()
    }

    public func text(of finding: Finding) -> String {
        var text = finding.location.map { bold("\(printable("\($0)")): ") } ?? ""
        text += colour("\(finding.severity.rawValue): ", of: finding.severity) + bold(printable(finding.message))
        text += " [\(finding.rule)]\n"
        if let path = finding.fieldPath { text += "  at: \(printable(path.description))\n" }
        if let location = finding.location { text += excerpt(at: location) }
        if let hint = finding.hint { text += "  hint: \(printable(hint))\n" }
        for related in finding.related { text += printable("\(related.location): note: \(related.message)") + "\n" }
        return text
    }

    private func excerpt(at location: SourceLocation) -> String {
        guard location.line > 0, let bytes = source(location.file), let line = Self.line(location.line, of: bytes)
        else {
            return ""
        }
        let scalars = line.unicodeScalars
        // A tab in the line must be one before the caret too.
        let margin = scalars.prefix(max(0, location.column - 1)).map { $0 == "\t" ? "\t" : " " }.joined()
        let shown = scalars.count > 400 ? String(String.UnicodeScalarView(scalars.prefix(400))) + "…" : line
        guard location.column <= 400 else { return "    \(shown)\n" }
        return "    \(shown)\n    \(margin)\(colour("^", of: .error))\n"
    }

    private static func line(_ number: Int, of bytes: [UInt8]) -> String? {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for _ in 1..<max(1, number) {
            guard let end = bytes[start...].firstIndex(where: isBreak) else { return nil }
            start = end + (bytes[end] == 13 && end + 1 < bytes.count && bytes[end + 1] == 10 ? 2 : 1)
        }
        let end = bytes[start...].firstIndex(where: isBreak) ?? bytes.count
        return printable(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// As YAML breaks lines: at LF, CR LF, and CR alone.
    private static func isBreak(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

    private func bold(_ text: String) -> String {
        usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    private func colour(_ text: String, of severity: Severity) -> String {
        guard usesColour else { return text }
        let code =
            switch severity {
            case .info: "36"
            case .warning: "33"
            case .error: "31"
            }
        return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
    }
}

/// Input must not steer the terminal: control characters but tabs and line feeds become U+FFFD.
private func printable(_ text: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in
        scalar.value < 32 && scalar != "\t" && scalar != "\n" || (0x7F...0x9F).contains(scalar.value)
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
}
