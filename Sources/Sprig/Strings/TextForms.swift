import SluiceGoTemplate

/// Values as text: quoted, side by side, indented.
extension FunctionTable {
    mutating func registerTextForms() {
        register("toString", [.any]) { arguments, _ in .string(arguments[0].sprigText) }
        register("quote", variadic: .any) { arguments, _ in
            .string(try Self.spaced(arguments) { Printing.format("%q", [.string($0.sprigText)]) })
        }
        register("squote", variadic: .any) { arguments, _ in .string(try Self.spaced(arguments) { "'\($0)'" }) }
        register("cat", variadic: .any) { arguments, _ in .string(try Self.spaced(arguments, \.description)) }
        register("indent", [.int, .string]) { arguments, _ in
            .string(try Indentation.indented(arguments.text(1), by: arguments.number(0)))
        }
        register("nindent", [.int, .string]) { arguments, _ in
            .string(try Indentation.indented(arguments.text(1), by: arguments.number(0), startsNewLine: true))
        }
    }

    /// The texts of all values that are not nil, with a space between any two.
    private static func spaced(_ values: [Value], _ text: (Value) -> String) throws -> String {
        var result = ""
        var isFirst = true
        for value in values where !value.isNil {
            if !isFirst { result += " " }
            isFirst = false
            result += text(value)
            try SprigLimits.check(bytes: result.utf8.count)
        }
        return result
    }
}
