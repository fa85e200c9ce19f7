/// An operand of a command.
public enum Expression: Sendable {
    case dot(DotNode)
    case `nil`(NilNode)
    case bool(BoolNode)
    case number(NumberNode)
    case string(StringNode)
    case field(FieldNode)
    case variable(VariableNode)
    case chain(ChainNode)
    case function(FunctionNode)
    /// In parentheses.
    case pipeline(PipelineNode)

    /// The node, whatever its kind.
    public var syntax: any SyntaxNode {
        switch self {
        case .dot(let node): node
        case .nil(let node): node
        case .bool(let node): node
        case .number(let node): node
        case .string(let node): node
        case .field(let node): node
        case .variable(let node): node
        case .chain(let node): node
        case .function(let node): node
        case .pipeline(let node): node
        }
    }

    /// Only a literal cannot receive the result of the command before it.
    var isExecutable: Bool {
        switch self {
        case .dot, .nil, .bool, .number, .string: false
        case .field, .variable, .chain, .function, .pipeline: true
        }
    }

    func writeOperand(to output: inout String, delimiters: Delimiters) {
        if case .pipeline(let node) = self {
            output += "("
            node.write(to: &output, delimiters: delimiters)
            output += ")"
        } else {
            syntax.write(to: &output, delimiters: delimiters)
        }
    }
}
