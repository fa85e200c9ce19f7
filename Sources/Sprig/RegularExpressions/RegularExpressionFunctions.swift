import SluiceGoTemplate
import SluiceRegularExpressions

extension FunctionTable {
    /// Sprig's functions of regular expressions. The forms with `must` differ in how a wrong pattern is reported:
    /// without it Go panics in other words.
    mutating func registerRegularExpressions() {
        register("regexMatch", [.string, .string]) { arguments, _ in
            .bool(
                (try? ExpressionCache.shared.expression(arguments.text(0)))?.matches(arguments.text(1).goBytes) ?? false
            )
        }
        register("mustRegexMatch", [.string, .string]) { arguments, _ in
            .bool(try ExpressionCache.shared.expression(arguments.text(0)).matches(arguments.text(1).goBytes))
        }
        register("regexQuoteMeta", [.string]) { arguments, _ in .string(RegularExpression.quote(arguments.text(0))) }
        registerPair("regexFind", "mustRegexFind", [.string, .string]) { expression, arguments, _ in
            let text = arguments.text(1).goBytes
            guard let match = expression.firstMatch(in: text) else { return "" }
            return .string(String(goBytes: text[match.range]))
        }
        registerPair("regexFindAll", "mustRegexFindAll", [.string, .string, .int]) { expression, arguments, _ in
            let text = arguments.text(1).goBytes
            let matches = expression.allMatches(in: text, limit: arguments.number(2))
            // Go has no list then.
            if matches.isEmpty { return TypedList.nilStrings }
            return TypedList.strings(matches.map { String(goBytes: text[$0.range]) })
        }
        registerPair("regexSplit", "mustRegexSplit", [.string, .string, .int]) { expression, arguments, _ in
            let text = arguments.text(1).goBytes
            if arguments.number(2) == 0 { return TypedList.nilStrings }
            let parts = expression.split(text, limit: arguments.number(2))
            return TypedList.strings(parts.map { String(goBytes: text[$0]) })
        }
        registerReplacing()
    }

    private mutating func registerReplacing() {
        let parameters: [Function.Parameter] = [.string, .string, .string]
        registerPair("regexReplaceAll", "mustRegexReplaceAll", parameters) { expression, arguments, evaluation in
            try Self.checkGrowth(expression, arguments, evaluation)
            return .string(
                String(goBytes: expression.replacingAll(in: arguments.text(1).goBytes, with: arguments.text(2).goBytes))
            )
        }
        registerPair("regexReplaceAllLiteral", "mustRegexReplaceAllLiteral", parameters) {
            expression, arguments, evaluation in
            try Self.checkGrowth(expression, arguments, evaluation)
            let (text, literal) = (arguments.text(1).goBytes, arguments.text(2).goBytes)
            return .string(String(goBytes: expression.replacingAllLiterally(in: text, with: literal)))
        }
    }

    private typealias Body =
        @Sendable (_ expression: RegularExpression, _ arguments: [Value], _ evaluation: Evaluation) throws -> Value

    /// A function whose first argument is a pattern, in both forms.
    private mutating func registerPair(
        _ name: String, _ mustName: String, _ parameters: [Function.Parameter], _ body: @escaping Body
    ) {
        register(mustName, parameters) { arguments, evaluation in
            try body(try ExpressionCache.shared.expression(arguments.text(0)), arguments, evaluation)
        }
        register(name, parameters) { arguments, evaluation in
            let expression: RegularExpression
            do {
                expression = try ExpressionCache.shared.expression(arguments.text(0))
            } catch {
                throw FunctionError("regexp: Compile(\(Self.quoted(arguments.text(0)))): \(error)")
            }
            try evaluation.spend(arguments.text(1).utf8.count)
            return try body(expression, arguments, evaluation)
        }
    }

    /// Between backquotes, if Go can write it so.
    private static func quoted(_ pattern: String) -> String { Printing.format("%#q", [.string(pattern)]) }

    /// Refuses replacements that could make more text than a rendering may: each match may become the replacement,
    /// and each dollar in that the whole match again.
    private static func checkGrowth(
        _ expression: RegularExpression, _ arguments: [Value], _ evaluation: Evaluation
    ) throws {
        let (text, replacement) = (arguments.text(1).utf8, arguments.text(2).utf8)
        let limit = evaluation.options.maximumTextBytes
        let (product, overflows) = (text.count + 1).multipliedReportingOverflow(by: replacement.count)
        if !overflows, product <= limit { return }
        let matches = expression.allMatches(in: arguments.text(1).goBytes)
        let matched = matches.reduce(0) { $0 + $1.range.count }
        let dollars = replacement.count { $0 == UInt8(ascii: "$") }
        let (literal, isHuge) = matches.count.multipliedReportingOverflow(by: replacement.count)
        let (repeated, isHuger) = matched.multipliedReportingOverflow(by: dollars)
        if isHuge || isHuger || literal > limit || repeated > limit {
            throw FunctionError("the replaced text exceeds the maximum of \(limit) bytes in one text")
        }
    }
}
