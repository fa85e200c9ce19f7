import SluiceRegularExpressions

/// A pattern of `.Files.Glob`: `*` and `?` stop at a slash, `**` does not; `[a-z]`, `[!a]` and `{a,b}`.
///
/// - Note: follows gobwas/glob with the separator `/`.
struct Glob: Sendable {
    private let expression: RegularExpression

    /// Nil for a pattern that cannot be read.
    init?(_ pattern: String) {
        guard let translation = Self.translate(Array(pattern.unicodeScalars)),
            let expression = try? RegularExpression("(?s)\\A(?:\(translation))\\z")
        else { return nil }
        self.expression = expression
    }

    func matches(_ path: String) -> Bool { expression.matches(path) }

    private static func translate(_ scalars: [Unicode.Scalar]) -> String? {
        var result = ""
        var index = 0
        var depth = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "*":
                if index < scalars.count, scalars[index] == "*" {
                    index += 1
                    result += ".*"
                } else {
                    result += "[^/]*"
                }
            case "?": result += "[^/]"
            case "[":
                guard let (text, end) = characterClass(scalars, from: index) else { return nil }
                result += text
                index = end
            case "{":
                depth += 1
                result += "(?:"
            case "}" where depth > 0:
                depth -= 1
                result += ")"
            case "," where depth > 0: result += "|"
            case "\\":
                guard index < scalars.count else { return nil }
                result += RegularExpression.quote(String(scalars[index]))
                index += 1
            default: result += RegularExpression.quote(String(scalar))
            }
        }
        // Upstream reads a brace without its twin, and it matches nothing.
        return depth == 0 ? result : "[^\\x{0}-\\x{10FFFF}]"
    }

    /// The class that begins here, behind its bracket, and where it ends.
    private static func characterClass(_ scalars: [Unicode.Scalar], from start: Int) -> (String, Int)? {
        var text = "["
        var index = start
        if index < scalars.count, scalars[index] == "!" {
            text += "^"
            index += 1
        }
        let first = index
        while index < scalars.count, scalars[index] != "]" {
            if scalars[index] == "\\" { index += 1 }
            guard index < scalars.count else { return nil }
            let scalar = scalars[index]
            let isRange = scalar == "-" && index > first && index + 1 < scalars.count && scalars[index + 1] != "]"
            text += isRange ? "-" : "\\x{\(String(scalar.value, radix: 16))}"
            index += 1
        }
        guard index < scalars.count, index > first else { return nil }
        return (text + "]", index + 1)
    }
}
