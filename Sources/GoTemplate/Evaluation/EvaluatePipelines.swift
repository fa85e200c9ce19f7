/// Pipelines, commands and variables.
extension Evaluation {
    func evaluate(_ pipeline: PipelineNode, dot: Evaluated) throws(TemplateError) -> Evaluated {
        current = pipeline
        var value: Evaluated?
        for command in pipeline.commands {
            // The value of one command is the last argument of the next.
            value = try evaluate(command, dot: dot, final: value).unwrapped
        }
        let result = value ?? .missing
        for declaration in pipeline.declarations {
            if pipeline.isAssignment {
                try assign(declaration.variable, result)
            } else {
                variables.append(Variable(name: declaration.variable, value: result))
            }
        }
        return result
    }

    private func evaluate(
        _ command: CommandNode, dot: Evaluated, final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        let operands = command.operands
        switch operands[0] {
        case .field(let node):
            current = node
            return try fields(node.names, of: dot, dot: dot, node, operands, final)
        case .chain(let node):
            return try evaluate(node, dot: dot, operands, final)
        case .function(let node):
            return try call(node, context: command, dot: dot, operands, final)
        case .pipeline(let node):
            try refuseArguments(operands, final)
            return try evaluate(node, dot: dot)
        case .variable(let node):
            return try evaluate(node, dot: dot, operands, final)
        case .bool(let node):
            current = node
            try refuseArguments(operands, final)
            return Evaluated(.bool(node.value))
        case .dot(let node):
            current = node
            try refuseArguments(operands, final)
            return dot
        case .nil(let node):
            current = node
            try refuseArguments(operands, final)
            throw error("nil is not a command")
        case .number(let node):
            current = node
            try refuseArguments(operands, final)
            return Evaluated(try constant(node))
        case .string(let node):
            current = node
            try refuseArguments(operands, final)
            return Evaluated(.string(node.value))
        }
    }

    private func refuseArguments(
        _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) {
        guard operands.count > 1 || final != nil else { return }
        throw error("can't give argument to non-function \(operands[0].syntax)")
    }

    /// A number where no type is asked for: an int, or a float if written as one.
    func constant(_ node: NumberNode) throws(TemplateError) -> Value {
        current = node
        if node.literal.isWrittenAsFloat, let value = node.literal.float { return .float(value) }
        if let value = node.literal.integer { return .integer(value, .int) }
        throw error("\(node.text) overflows int")
    }

    func evaluate(
        _ node: VariableNode, dot: Evaluated, _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        current = node
        let value = try variable(node.variable)
        if node.names.isEmpty {
            try refuseArguments(operands, final)
            return value
        }
        return try fields(node.names, of: value, dot: dot, node, operands, final)
    }

    func evaluate(
        _ node: ChainNode, dot: Evaluated, _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        current = node
        let base: Evaluated
        switch node.base {
        case .pipeline(let pipeline): base = try evaluate(pipeline, dot: dot)
        case .function(let function):
            base = try call(function, context: function, dot: dot, [], nil)
        case .dot, .nil, .bool, .number, .string, .field, .variable, .chain:
            throw error("can't evaluate fields of \(node.base.syntax)")
        }
        return try fields(node.names, of: base, dot: dot, node, operands, final)
    }

    // MARK: Variables

    private func slot(_ name: String) throws(TemplateError) -> Int {
        var index = variables.count - 1
        while index >= variableBase {
            if variables[index].name == name { return index }
            index -= 1
        }
        throw error("undefined variable: \(name)")
    }

    private func variable(_ name: String) throws(TemplateError) -> Evaluated {
        variables[try slot(name)].value
    }

    func assign(_ name: String, _ value: Evaluated) throws(TemplateError) {
        variables[try slot(name)].value = value
    }
}
