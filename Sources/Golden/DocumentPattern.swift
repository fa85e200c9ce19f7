import SluiceDiagnostics

/// An entry of `others` or `mayChange` in a case: documents by kind and name, or by the template that renders them.
public struct DocumentPattern: Sendable {
    /// As written: `Deployment/web-*` or `templates/policies/*.yaml`.
    public let text: String
    /// Where the case states the pattern.
    public let location: SourceLocation

    /// Whether the entry is `KIND/NAME`; otherwise it is a template's path inside the chart.
    var isName: Bool { Self.isName(text) }

    static func isName(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[0].unicodeScalars.first else { return false }
        return ("A"..."Z").contains(first) || first == "*"
    }

    static func isTemplate(_ text: String) -> Bool {
        text.hasPrefix("templates/") || text.hasPrefix("charts/")
    }

    func matches(_ document: Manifest, chart: String) -> Bool {
        if isName { return document.shortNames.contains { Glob.matches(text, $0) } }
        guard let source = document.source, source.hasPrefix(chart + "/") else { return false }
        return Glob.matches(text, String(source.dropFirst(chart.count + 1)))
    }
}
