/// Findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request.
///
/// GitHub shows the first ten of each level in a step and keeps the rest in the log.
/// [Workflow commands](https://docs.github.com/actions/reference/workflow-commands-for-github-actions)
public struct GitHubReporter: Sendable {
    /// Creates a reporter.
    public init() {}

    /// A line a finding. GitHub has no word for a file without findings.
    public func text(of findings: [Finding], files _: [String] = []) -> String {
        findings.map(Self.command).joined()
    }

    private static func command(of finding: Finding) -> String {
        var properties: [(String, String)] = []
        if let location = finding.location {
            properties.append(("file", withoutDotSlash(location.file)))
            if location.line > 0 {
                properties += [("line", "\(location.line)"), ("col", "\(max(1, location.column))")]
            }
        }
        properties.append(("title", finding.rule))
        var lines = [finding.message]
        if let path = finding.fieldPath { lines.append("at: \(path)") }
        if let hint = finding.hint { lines.append("hint: \(hint)") }
        lines += finding.related.map { "\($0.location): note: \($0.message)" }
        let list = properties.map { "\($0)=\(escapedProperty($1))" }.joined(separator: ",")
        return "::\(level(of: finding.severity)) \(list)::\(escaped(lines.joined(separator: "\n")))\n"
    }

    private static func level(of severity: Severity) -> String {
        switch severity {
        case .info: "notice"
        case .warning: "warning"
        case .error: "error"
        }
    }

    private static func escaped(_ text: String) -> String {
        replacing(["%": "%25", "\r": "%0D", "\n": "%0A"], in: text)
    }

    private static func escapedProperty(_ text: String) -> String {
        replacing(["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"], in: text)
    }

    /// By scalars: to `Character`, CR LF is one.
    private static func replacing(_ escapes: [Unicode.Scalar: String], in text: String) -> String {
        var result = ""
        for scalar in printable(text, alsoKeeping: "\r").unicodeScalars {
            if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }
}

/// `./a.yaml` is `a.yaml`: annotations and code scanning compare paths with those of the repository.
func withoutDotSlash(_ path: String) -> String {
    var bytes = Array(path.utf8)[...]
    while bytes.starts(with: "./".utf8) {
        bytes = bytes.dropFirst(2).drop { $0 == UInt8(ascii: "/") }
    }
    return bytes.isEmpty ? path : String(decoding: bytes, as: UTF8.self)
}
