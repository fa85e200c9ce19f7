import SluiceGoTemplate
import Testing

@testable import SluiceSprig
@testable import SluiceSprigCryptography

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

/// What an expression prints, or the message of its error.
func printed(_ expression: String, _ state: (any SprigState)? = nil) -> String {
    StandardCryptography.install()
    do {
        var set = TemplateSet()
        let functions = FunctionTable.sprig
        try set.parse("{{ print (\(expression)) }}", name: "t", options: ParseOptions(functions: functions.names))
        return try set.render("t", data: .nil, functions: functions, attachment: state)
    } catch {
        return error.message
    }
}
