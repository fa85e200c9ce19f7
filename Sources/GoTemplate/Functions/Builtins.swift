extension FunctionTable {
    /// The functions of Go's text/template.
    static let builtinFunctions: [String: Function] = [
        "and": Function(shortCircuitAt: false),
        "or": Function(shortCircuitAt: true),
        "not": Function([.any]) { arguments, _ in .bool(!arguments[0].isTrue) },
        "call": Function([.any], variadic: .any) { arguments, evaluation in
            try call(arguments[0], Array(arguments.dropFirst()), evaluation)
        },
        "len": Function([.any]) { arguments, _ in .int(try Indexing.length(arguments[0])) },
        "index": Function([.any], variadic: .any) { arguments, _ in
            try Indexing.index(arguments[0], by: arguments.dropFirst())
        },
        "slice": Function([.any], variadic: .any) { arguments, _ in
            try Indexing.slice(arguments[0], by: Array(arguments.dropFirst()))
        },
        // One byte more than a text may have, so that what is cut off is an error.
        "print": Function(variadic: .any) { arguments, evaluation in
            .string(Printing.print(arguments, limit: evaluation.options.maximumTextBytes + 1))
        },
        "println": Function(variadic: .any) { arguments, evaluation in
            .string(Printing.printLine(arguments, limit: evaluation.options.maximumTextBytes + 1))
        },
        "printf": Function([.string], variadic: .any) { arguments, evaluation in
            guard case .string(let format)? = arguments.first else { return .nil }
            return .string(
                Printing.format(
                    format, Array(arguments.dropFirst()), limit: evaluation.options.maximumTextBytes + 1))
        },
        "html": Function(variadic: .any) { arguments, _ in
            .string(Escaping.html(Printing.escapable(arguments)))
        },
        "js": Function(variadic: .any) { arguments, _ in
            .string(Escaping.javaScript(Printing.escapable(arguments)))
        },
        "urlquery": Function(variadic: .any) { arguments, _ in
            .string(Escaping.urlQuery(Printing.escapable(arguments)))
        },
        "eq": Function([.any], variadic: .any) { arguments, _ in
            .bool(try Comparison.equal(arguments[0], toAnyOf: arguments.dropFirst()))
        },
        "ne": Function([.any, .any]) { arguments, _ in
            .bool(try !Comparison.equal(arguments[0], toAnyOf: arguments.dropFirst()))
        },
        "lt": Function([.any, .any]) { arguments, _ in
            .bool(try Comparison.isLess(arguments[0], arguments[1]))
        },
        "le": Function([.any, .any]) { arguments, _ in
            .bool(try Comparison.isLessOrEqual(arguments[0], arguments[1]))
        },
        "gt": Function([.any, .any]) { arguments, _ in
            .bool(try !Comparison.isLessOrEqual(arguments[0], arguments[1]))
        },
        "ge": Function([.any, .any]) { arguments, _ in
            .bool(try !Comparison.isLess(arguments[0], arguments[1]))
        },
    ]

    /// Calls a function that is a value.
    private static func call(
        _ callee: Value, _ arguments: [Value], _ evaluation: Evaluation
    ) throws -> Value {
        guard case .function(let function) = callee else {
            if case .nil = callee { throw FunctionError("call of nil") }
            throw FunctionError("non-function of type \(callee.typeName)")
        }
        let fixed = function.parameters.count
        if function.variadic != nil, arguments.count < fixed {
            throw FunctionError("wrong number of args: got \(arguments.count) want at least \(fixed)")
        }
        if function.variadic == nil, arguments.count != fixed {
            throw FunctionError("wrong number of args: got \(arguments.count) want \(fixed)")
        }
        for (index, argument) in arguments.enumerated() {
            let parameter = index < fixed ? function.parameters[index] : function.variadic ?? .any
            if case .nil = argument, parameter.acceptsNil { continue }
            guard parameter.accepts(argument) else {
                throw FunctionError(
                    "arg \(index): value has type \(argument.typeName); should be \(parameter.rawValue)")
            }
        }
        return try function.body(arguments, evaluation)
    }
}
