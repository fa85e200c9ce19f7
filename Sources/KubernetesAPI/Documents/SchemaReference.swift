/// The parts of a `$ref` that points to a definition.
struct SchemaReference {
    /// The file before the `#`, nil for the same document.
    var file: String?
    var name: String

    private static let containers = ["#/components/schemas/", "#/definitions/", "#/$defs/"]

    /// Nil when `text` points to anything but a definition.
    init?(_ text: String) {
        let hash = text.firstIndex(of: "#") ?? text.endIndex
        let file = text[..<hash]
        let fragment = text[hash...]
        guard let container = Self.containers.first(where: { fragment.hasPrefix($0) }) else { return nil }
        let escaped = fragment.dropFirst(container.count)
        guard !escaped.isEmpty, !escaped.contains("/") else { return nil }
        self.file = file.isEmpty ? nil : String(file)
        self.name = Self.unescaped(escaped)
    }

    /// JSON Pointer's escapes (RFC 6901, section 4).
    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("~") else { return String(text) }
        var result = ""
        var rest = text
        while let first = rest.first {
            if rest.hasPrefix("~1") {
                result += "/"
                rest = rest.dropFirst(2)
            } else if rest.hasPrefix("~0") {
                result += "~"
                rest = rest.dropFirst(2)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
