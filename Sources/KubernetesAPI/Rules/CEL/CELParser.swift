/// Reads CEL expressions of the part that can be stated; anything else is nil.
struct CELParser {
    private enum Token: Equatable {
        case identifier(String)
        case integer(Int)
        case string(String)
        case symbol(String)
    }

    /// Longer rules are macros over lists as a rule, which are not read.
    private static let longestRule = 2_000
    private static let depthLimit = 40

    private var tokens: ArraySlice<Token>
    private var depth = 0

    static func parse(_ text: String) -> CELExpression? {
        guard text.utf8.count <= longestRule, let tokens = tokens(of: Array(text.unicodeScalars)) else { return nil }
        var parser = CELParser(tokens: tokens[...])
        guard let expression = parser.conditional(), parser.tokens.isEmpty else { return nil }
        return expression
    }

    private init(tokens: ArraySlice<Token>) {
        self.tokens = tokens
    }

    // MARK: - Tokens

    private static func tokens(of text: [Unicode.Scalar]) -> [Token]? {
        var tokens: [Token] = []
        var position = 0
        while position < text.count {
            let character = text[position]
            switch character {
            case " ", "\t", "\n", "\r":
                position += 1
            case "a"..."z", "A"..."Z", "_":
                let word = text[position...].prefix { isWord($0) }
                tokens.append(.identifier(String(String.UnicodeScalarView(word))))
                position += word.count
            case "0"..."9":
                let word = text[position...].prefix { isWord($0) || $0 == "." }
                guard let number = Int(String(String.UnicodeScalarView(word))) else { return nil }
                tokens.append(.integer(number))
                position += word.count
            case "'", "\"":
                // Escapes and triple quotes are not read.
                let word = text[(position + 1)...].prefix { $0 != character }
                let end = position + 1 + word.count
                guard end < text.count, !word.contains("\\"), !word.contains("\n"),
                    !(word.isEmpty && end + 1 < text.count && text[end + 1] == character)
                else { return nil }
                tokens.append(.string(String(String.UnicodeScalarView(word))))
                position = end + 1
            default:
                let two = String(String.UnicodeScalarView(text[position...].prefix(2)))
                let symbol =
                    ["&&", "||", "==", "!=", "<=", ">="].contains(two) ? two : String(Character(character))
                guard
                    ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", ".", ",", "?", ":", "-"]
                        .contains(symbol)
                else { return nil }
                tokens.append(.symbol(symbol))
                position += symbol.unicodeScalars.count
            }
        }
        return tokens
    }

    private static func isWord(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    // MARK: - Grammar

    private mutating func take(_ symbol: String) -> Bool {
        guard tokens.first == .symbol(symbol) else { return false }
        tokens.removeFirst()
        return true
    }

    private mutating func conditional() -> CELExpression? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit, let condition = disjunction() else { return nil }
        guard take("?") else { return condition }
        guard let first = conditional(), take(":"), let second = conditional() else { return nil }
        return .conditional(condition, first, second)
    }

    private mutating func disjunction() -> CELExpression? {
        guard var left = conjunction() else { return nil }
        while take("||") {
            guard let right = conjunction() else { return nil }
            left = .or(left, right)
        }
        return left
    }

    private mutating func conjunction() -> CELExpression? {
        guard var left = relation() else { return nil }
        while take("&&") {
            guard let right = relation() else { return nil }
            left = .and(left, right)
        }
        return left
    }

    private mutating func relation() -> CELExpression? {
        guard let left = unary() else { return nil }
        if tokens.first == .identifier("in") {
            tokens.removeFirst()
            return unary().map { .isIn(left, $0) }
        }
        guard case .symbol(let symbol)? = tokens.first, let comparison = CELExpression.Comparison(rawValue: symbol)
        else { return left }
        tokens.removeFirst()
        guard let right = unary() else { return nil }
        // A chain of comparisons compares booleans; nobody means that.
        if case .symbol(let next)? = tokens.first, CELExpression.Comparison(rawValue: next) != nil { return nil }
        return .compare(comparison, left, right)
    }

    private mutating func unary() -> CELExpression? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { return nil }
        if take("!") { return unary().map { .not($0) } }
        if take("-") {
            guard case .integer(let number)? = tokens.popFirst() else { return nil }
            return .integer(-number)
        }
        return member()
    }

    /// A value with the fields and methods behind it.
    private mutating func member() -> CELExpression? {
        guard var value = primary() else { return nil }
        while take(".") {
            guard case .identifier(let name)? = tokens.popFirst() else { return nil }
            if take("(") {
                // `size` is the only method that is read.
                guard name == "size", take(")") else { return nil }
                value = .size(value)
            } else {
                guard case .field(let path) = value else { return nil }
                value = .field(path + [Self.fieldName(name)])
            }
        }
        // An index.
        return tokens.first == .symbol("[") ? nil : value
    }

    private mutating func primary() -> CELExpression? {
        switch tokens.popFirst() {
        case .integer(let number): return .integer(number)
        case .string(let text): return .string(text)
        case .symbol("("):
            guard let inner = conditional(), take(")") else { return nil }
            return inner
        case .symbol("["):
            var elements: [CELExpression] = []
            while !take("]") {
                if !elements.isEmpty, !take(",") { return nil }
                guard let element = conditional() else { return nil }
                elements.append(element)
            }
            return .list(elements)
        case .identifier("true"): return .boolean(true)
        case .identifier("false"): return .boolean(false)
        case .identifier("self"): return .field([])
        case .identifier(let name):
            guard take("("), let argument = conditional(), take(")") else { return nil }
            return Self.call(name, argument)
        default: return nil
        }
    }

    private static func call(_ name: String, _ argument: CELExpression) -> CELExpression? {
        switch (name, argument) {
        case ("has", .field(let path)) where !path.isEmpty: .has(path)
        case ("size", _): .size(argument)
        case ("isCIDR", .field): .isCIDR(argument)
        case ("isIP", .field): .isIP(argument)
        default: nil
        }
    }

    /// The name of a field that CEL has to escape: `__namespace__`, `a__dash__b`.
    private static func fieldName(_ name: String) -> String {
        guard name.contains("__") else { return name }
        let keywords = [
            "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let",
            "loop", "namespace", "null", "package", "return", "true", "var", "void", "while",
        ]
        if let keyword = keywords.first(where: { name == "__\($0)__" }) { return keyword }
        return name.replacing("__dot__", with: ".").replacing("__dash__", with: "-")
            .replacing("__slash__", with: "/").replacing("__underscores__", with: "__")
    }
}
