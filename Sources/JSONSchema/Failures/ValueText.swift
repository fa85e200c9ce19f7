import SluiceYAML

/// Values and names inside sentences.
enum ValueText {
    /// What it is, with the value itself where it is short: `a string ("80")`.
    static func described(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool: "a boolean (\(literal(value)))"
        case .int: "an integer (\(literal(value)))"
        case .float: "a number (\(literal(value)))"
        case .string: "a string (\(literal(value)))"
        case .array(let values): values.isEmpty ? "an empty list" : "a list"
        case .object(let members): members.isEmpty ? "an empty mapping" : "a mapping"
        }
    }

    /// The value as JSON, at most so long.
    static func literal(_ value: Value) -> String {
        switch value {
        case .string(let text): JSONWriter.write(.string(shortened(text)), indent: nil)
        case .array(let values) where values.count > 10: "a list of \(values.count) items"
        case .object(let members) where members.count > 10: "a mapping of \(members.count) properties"
        case .array, .object: isLong(value) ? "a long value" : shortened(JSONWriter.write(value, indent: nil))
        default: JSONWriter.write(value, indent: nil)
        }
    }

    /// Whether writing it down would take long; without looking at all of it.
    private static func isLong(_ value: Value) -> Bool { isLong(value, depth: 0) }

    private static func isLong(_ value: Value, depth: Int) -> Bool {
        switch value {
        case .array(let values):
            depth > 2 || values.count > 10 || values.contains { isLong($0, depth: depth + 1) }
        case .object(let members):
            depth > 2 || members.count > 10 || members.values.contains { isLong($0, depth: depth + 1) }
        case .string(let text): text.utf8.count > 200
        default: false
        }
    }

    static func types(_ types: TypeSet) -> String {
        let words: [(TypeSet, String)] = [
            (.string, "a string"), (.integer, "an integer"), (.number, "a number"), (.boolean, "a boolean"),
            (.array, "a list"), (.object, "a mapping"), (.null, "null"),
        ]
        // An integer is a number already.
        let wanted = types.contains(.number) ? types.subtracting(.integer) : types
        let names = words.filter { wanted.contains($0.0) }.map(\.1)
        return names.isEmpty ? "nothing" : joined(names, "or")
    }

    /// `a`, `a or b`, `a, b or c`.
    static func joined(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }

    /// Names in quotes, not too many.
    static func names(_ names: [String]) -> String {
        let shown = names.prefix(10).map { "'\(shortened($0))'" }
        return names.count <= 10
            ? joined(shown, "and") : "\(shown.joined(separator: ", ")) and \(names.count - 10) more"
    }

    /// Advice, and behind it what else there is to know.
    static func hint(_ parts: [String]) -> String? {
        guard let first = parts.first else { return nil }
        return parts.count == 1 ? first : "\(first) (\(parts.dropFirst().joined(separator: "; ")))"
    }

    static func shortened(_ text: String, to length: Int = 80) -> String {
        // Bytes are counted at once.
        guard text.utf8.count > length, text.unicodeScalars.prefix(length + 1).count > length else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(length))) + "…"
    }

    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}
