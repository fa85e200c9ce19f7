import SluiceGoTemplate
import Testing

@testable import SluiceSprig

/// A row of a table: an expression and what is expected of it.
struct Row: Sendable, CustomTestStringConvertible {
    let expression: String
    let expected: String
    var testDescription: String { expression }

    init(_ expression: String, _ expected: String) {
        self.expression = expression
        self.expected = expected
    }
}

/// The functions under test and the few others that expressions need.
private let functions: FunctionTable = {
    var table = FunctionTable()
    table.register("list", variadic: .any) { arguments, _ in .list(arguments) }
    table.register("typeOf", [.any]) { arguments, _ in .string(arguments[0].typeName) }
    table.register("int64", [.any]) { arguments, _ in
        if case .integer(let number, _) = arguments[0] { .int64(number) } else { .int64(0) }
    }
    table.registerDates()
    table.registerVersions()
    table.registerCryptography()
    table.registerRandom()
    table.registerRegularExpressions()
    table.registerNetwork()
    return table
}()

/// What an expression prints, or the message of its error.
func printed(_ expression: String, _ state: (any SprigState)? = nil) -> String {
    do {
        var set = TemplateSet()
        try set.parse("{{ print (\(expression)) }}", name: "t", options: ParseOptions(functions: functions.names))
        return try set.render("t", data: .nil, functions: functions, attachment: state)
    } catch {
        return error.message
    }
}
