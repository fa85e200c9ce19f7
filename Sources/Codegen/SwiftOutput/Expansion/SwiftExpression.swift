/// An expression whose parts are decided; lines break only where it is written down.
indirect enum SwiftExpression: Hashable, Sendable {
    case text(String)
    case call(String, [Argument])
    case array([SwiftExpression])
    case dictionary([Pair])
    /// `base.name`
    case member(SwiftExpression, String)
    /// `left + right`.
    case binary(SwiftExpression, String, SwiftExpression)
    /// `base.map { name in … }`; statements go before the result.
    case closure(SwiftExpression, method: String, head: String, statements: [String], result: SwiftExpression)

    struct Argument: Hashable, Sendable {
        var label: String?
        var value: SwiftExpression
    }

    struct Pair: Hashable, Sendable {
        var key: SwiftExpression
        var value: SwiftExpression
    }

    /// On one line.
    var flat: String {
        switch self {
        case .text(let text): text
        case .call(let name, let arguments):
            name + "(" + arguments.map { $0.prefix + $0.value.flat }.joined(separator: ", ") + ")"
        case .array(let elements): "[" + elements.map(\.flat).joined(separator: ", ") + "]"
        case .dictionary(let pairs):
            pairs.isEmpty ? "[:]" : "[" + pairs.map { $0.key.flat + ": " + $0.value.flat }.joined(separator: ", ") + "]"
        case .member(let base, let name): base.flat + "." + name
        case .binary(let left, let sign, let right): left.flat + " \(sign) " + right.flat
        case .closure(let base, let method, let head, _, let result):
            base.flat + ".\(method) { " + (head.isEmpty ? "" : head + " ") + result.flat + " }"
        }
    }

    /// On one line in a condition, where a closure without parentheses reads as the body.
    var condition: String {
        switch self {
        case .member(let base, let name): base.condition + "." + name
        case .closure(let base, let method, let head, _, let result):
            base.condition + ".\(method)({ " + (head.isEmpty ? "" : head + " ") + result.flat + " })"
        case .text(let text) where text.contains(" {"): "(\(text))"
        case .text, .call, .array, .dictionary, .binary: flat
        }
    }

    /// With line breaks where one line would be wider than `width`.
    func lines(prefix: String = "", suffix: String = "", width: Int) -> [String] {
        let line = prefix + flat + suffix
        if line.count <= width, !hasStatements { return [line] }
        let inner = width - SwiftRenderer.indentation.count
        switch self {
        case .text:
            return [line]
        case .call(let name, let arguments) where !arguments.isEmpty:
            let parts = arguments.enumerated().flatMap { index, argument in
                argument.value.lines(
                    prefix: argument.prefix, suffix: index == arguments.count - 1 ? ")" + suffix : ",", width: inner)
            }
            return [prefix + name + "("] + indented(parts)
        case .call:
            return [line]
        case .array(let elements):
            // As swift-format has it: a comma after the last of several elements, none after a single one.
            let comma = elements.count > 1 ? "," : ""
            let parts = elements.flatMap { $0.lines(suffix: comma, width: inner) }
            return [prefix + "["] + indented(parts) + ["]" + suffix]
        case .dictionary(let pairs):
            let comma = pairs.count > 1 ? "," : ""
            let parts = pairs.flatMap { $0.value.lines(prefix: $0.key.flat + ": ", suffix: comma, width: inner) }
            return [prefix + "["] + indented(parts) + ["]" + suffix]
        case .member(let base, let name):
            return base.lines(prefix: prefix, suffix: "." + name + suffix, width: width)
        case .binary(let left, let sign, let right):
            let first = left.lines(prefix: prefix, width: width)
            return first + indented(right.lines(prefix: sign + " ", suffix: suffix, width: inner))
        case .closure(let base, let method, let head, let statements, let result):
            let opening = base.lines(
                prefix: prefix, suffix: ".\(method) {" + (head.isEmpty ? "" : " " + head), width: width)
            let last = result.lines(prefix: statements.isEmpty ? "" : "return ", width: inner)
            return opening + indented(statements + last) + ["}" + suffix]
        }
    }

    /// Whether somewhere inside are statements, which one line should not hold.
    private var hasStatements: Bool {
        switch self {
        case .text: false
        case .call(_, let arguments): arguments.contains { $0.value.hasStatements }
        case .array(let elements): elements.contains(where: \.hasStatements)
        case .dictionary(let pairs): pairs.contains { $0.value.hasStatements }
        case .member(let base, _): base.hasStatements
        case .binary(let left, _, let right): left.hasStatements || right.hasStatements
        case .closure(let base, _, _, let statements, let result):
            !statements.isEmpty || base.hasStatements || result.hasStatements
        }
    }

    private func indented(_ lines: [String]) -> [String] {
        lines.map { $0.isEmpty ? "" : SwiftRenderer.indentation + $0 }
    }
}

extension SwiftExpression.Argument {
    fileprivate var prefix: String { label.map { $0 + ": " } ?? "" }
}

extension SwiftExpression {
    /// Whether a member access may follow without parentheses.
    var isPrimary: Bool {
        switch self {
        case .binary: false
        case .text(let text): !text.contains(" ") || text.hasPrefix("(")
        case .call, .array, .dictionary, .member, .closure: true
        }
    }

    /// The expression with a member after it.
    func dot(_ member: String) -> SwiftExpression {
        isPrimary ? .member(self, member) : .member(.call("", [Argument(label: nil, value: self)]), member)
    }
}
