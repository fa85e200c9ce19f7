/// Calls of functions and methods.
extension Evaluation {
    /// - Parameter context: the node that errors of the function itself are reported at.
    func call(
        _ node: FunctionNode, context: any SyntaxNode, dot: Evaluated, _ operands: [Expression],
        _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        current = node
        guard let function = node.function(in: functions) else {
            throw error("\(Quoting.quote(node.name)) is not a defined function")
        }
        return try call(function, node.name, context: context, dot: dot, operands, final)
    }

    /// - Parameter operands: the first is the function itself.
    func call(
        _ function: Function, _ name: String, context: any SyntaxNode, dot: Evaluated,
        _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        try checkCount(function, name, operands, final)
        if let stop = function.stopsAt {
            return try shortCircuit(at: stop, dot: dot, operands, final)
        }
        var arguments: [Value] = []
        arguments.reserveCapacity(operands.count)
        for operand in operands.dropFirst() {
            let parameter = Self.parameter(of: function, at: arguments.count)
            arguments.append(try argument(operand, as: parameter, dot: dot))
        }
        if let final {
            let parameter = Self.parameter(of: function, at: arguments.count)
            arguments.append(try pass(final, as: parameter))
        }
        var result: Value
        do {
            try spend(on: arguments)
            result = try function.body(arguments, self)
            try spend(onResult: result)
            if case .string(let text) = result, text.holdsRawBytes { result = .string(text.normalizedBytes) }
        } catch {
            current = context
            throw self.error("error calling \(name)", cause: error)
        }
        if case .nil = result { return .nilInterface }
        if nesting.isTooDeep(result, steps: &remainingSteps) {
            current = context
            throw self.error("exceeded the maximum of \(Limits.valueDepth) lists and maps inside one another")
        }
        return Evaluated(result)
    }

    private static func parameter(of function: Function, at index: Int) -> Function.Parameter {
        index < function.parameters.count ? function.parameters[index] : function.variadic ?? .any
    }

    private func checkCount(
        _ function: Function, _ name: String, _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) {
        let given = max(operands.count - 1, 0)
        let count = given + (final == nil ? 0 : 1)
        let wanted = function.parameters.count
        if function.variadic == nil {
            guard count == wanted else {
                throw error("wrong number of args for \(name): want \(wanted) got \(count)")
            }
        } else if count < wanted {
            // Go leaves the piped value out of this number.
            throw error("wrong number of args for \(name): want at least \(wanted) got \(given)")
        }
    }

    /// `and` and `or`: what follows the deciding argument is not evaluated.
    private func shortCircuit(
        at stop: Bool, dot: Evaluated, _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        var last = Evaluated.nilInterface
        for operand in operands.dropFirst() {
            let value = try argument(operand, as: .any, dot: dot)
            if value.isTrue == stop { return Evaluated(value) }
            last = Evaluated(value)
        }
        return final ?? last
    }

    // MARK: Arguments

    private func argument(
        _ operand: Expression, as parameter: Function.Parameter, dot: Evaluated
    ) throws(TemplateError) -> Value {
        switch operand {
        case .dot(let node):
            current = node
            return try pass(dot, as: parameter)
        case .field(let node):
            current = node
            return try pass(fields(node.names, of: dot, dot: dot, node, [], nil), as: parameter)
        case .variable(let node):
            return try pass(evaluate(node, dot: dot, [], nil), as: parameter)
        case .pipeline(let node):
            return try pass(evaluate(node, dot: dot), as: parameter)
        case .function(let node):
            return try pass(call(node, context: node, dot: dot, [], nil), as: parameter)
        case .chain(let node):
            return try pass(evaluate(node, dot: dot, [], nil), as: parameter)
        case .nil(let node):
            current = node
            guard parameter.acceptsNil else {
                throw error("cannot assign nil to \(parameter.rawValue)")
            }
            return .nil
        case .bool, .number, .string:
            return try literal(operand, as: parameter)
        }
    }

    /// A value as an argument of the declared type.
    private func pass(
        _ value: Evaluated, as parameter: Function.Parameter
    ) throws(TemplateError) -> Value {
        if parameter == .any { return value.value }
        if case .nil = value.value {
            if value.isMissing {
                guard parameter.acceptsNil else {
                    throw error("invalid value; expected \(parameter.rawValue)")
                }
                return .nil
            }
        } else if parameter.accepts(value.value) {
            return value.value
        }
        let got = value.value.isNil ? value.typeName : value.value.typeName
        throw error("wrong type for value; expected \(parameter.rawValue); got \(got)")
    }

    /// A literal takes the type that is asked for, if it can.
    private func literal(
        _ operand: Expression, as parameter: Function.Parameter
    ) throws(TemplateError) -> Value {
        current = operand.syntax
        switch (parameter, operand) {
        case (.any, .bool(let node)), (.bool, .bool(let node)): return .bool(node.value)
        case (.any, .string(let node)), (.string, .string(let node)): return .string(node.value)
        case (.any, .number(let node)): return try constant(node)
        case (.int, .number(let node)):
            if let value = node.literal.integer { return .integer(value, .int) }
        case (.int64, .number(let node)):
            if let value = node.literal.integer { return .integer(value, .int64) }
        case (.uint64, .number(let node)):
            if let value = node.literal.unsigned { return .unsigned(value, .uint64) }
        case (.float64, .number(let node)):
            if let value = node.literal.float { return .float(value) }
        case (.list, _), (.map, _):
            throw error("can't handle \(operand.syntax) for arg of type \(parameter.rawValue)")
        default: break
        }
        throw error("expected \(parameter.literalName); found \(operand.syntax)")
    }
}

extension Function.Parameter {
    /// The kind of literal that fits, as Go's errors call it.
    fileprivate var literalName: String {
        switch self {
        case .any, .bool, .string, .list, .map: rawValue
        case .int, .int64: "integer"
        case .uint64: "unsigned integer"
        case .float64: "float"
        }
    }
}
