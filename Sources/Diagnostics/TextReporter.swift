/// Prints findings as a good compiler does: place, severity, message, the line with a caret, the hint.
public struct TextReporter {
    /// Whether to colour; the caller knows whether a terminal reads along.
    public var usesColour: Bool
    /// The bytes of a file, to show the line; `nil` where it cannot be shown.
    public var source: (String) -> [UInt8]?

    /// Creates a reporter; `source` gives the bytes of a file for excerpts, nil for none.
    public init(usesColour: Bool = false, source: @escaping (String) -> [UInt8]? = { _ in nil }) {
        self.usesColour = usesColour
        self.source = source
    }

    /// The findings one after another, as compilers write them.
    public func text(of findings: [Finding]) -> String {
        var sources = SourceCache(source: source)
        return findings.map { text(of: $0, from: &sources) }.joined()
    }

    /// One finding with its excerpt and hint.
    public func text(of finding: Finding) -> String {
        var sources = SourceCache(source: source)
        return text(of: finding, from: &sources)
    }

    /// `3 errors, 1 warning in 2 files`, without a line break; `files` are all that were examined.
    public func summary(of findings: [Finding], files: [String] = []) -> String {
        let counts = FindingCounts(of: findings, files: files)
        let examined = counts.files > 0 ? " in \(counted(counts.files, "file"))" : ""
        if findings.isEmpty { return "no findings" + examined }
        let parts = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "info")]
        let text = parts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: ", ")
        let concerned = counts.filesWithFindings
        if concerned == 0 { return text }
        return text
            + (concerned < counts.files ? " in \(concerned) of \(counts.files) files" : examined)
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private func text(of finding: Finding, from sources: inout SourceCache) -> String {
        var text = finding.location.map { bold("\(printable(Self.shown($0))): ") } ?? ""
        text += colour("\(finding.severity.rawValue): ", of: finding.severity) + bold(printable(finding.message))
        text += " [\(finding.rule)]\n"
        if let path = finding.fieldPath { text += "  at: \(printable(path.description))\n" }
        if let location = finding.location { text += excerpt(at: location, length: finding.length, from: &sources) }
        if let hint = finding.hint { text += "  hint: \(printable(hint))\n" }
        for related in finding.related {
            text += printable("\(Self.shown(related.location)): note: \(related.message)") + "\n"
        }
        return text
    }

    /// The folder where somebody stands needs no dot.
    private static func shown(_ location: SourceLocation) -> String {
        var location = location
        if location.file.hasPrefix("./") { location.file.removeFirst(2) }
        return location.description
    }

    private func excerpt(at location: SourceLocation, length: Int?, from sources: inout SourceCache) -> String {
        guard location.line > 0, let lines = sources[location.file],
            let excerpt = SourceExcerpt(of: lines, line: location.line, column: location.column, length: length)
        else { return "" }
        return "    \(excerpt.line)\n    \(excerpt.margin)\(colour(excerpt.underline, of: .error))\n"
    }

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

/// The files of one report, each read once.
private struct SourceCache {
    let source: (String) -> [UInt8]?
    private var lines: [String: SourceLines?] = [:]

    init(source: @escaping (String) -> [UInt8]?) {
        self.source = source
    }

    subscript(file: String) -> SourceLines? {
        mutating get {
            if let known = lines[file] { return known }
            let read = source(file).map(SourceLines.init)
            lines[file] = .some(read)
            return read
        }
    }
}
