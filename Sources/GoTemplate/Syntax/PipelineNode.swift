/// Commands joined by `|`, perhaps assigned to variables.
public final class PipelineNode: SyntaxNode {
    /// `=` rather than `:=`.
    public let isAssignment: Bool
    /// The variables in front of `:=` or `=`.
    public let declarations: [VariableNode]
    /// The commands between the bars.
    public let commands: [CommandNode]
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(
        isAssignment: Bool, declarations: [VariableNode], commands: [CommandNode], position: Int,
        range: Range<Int>
    ) {
        self.isAssignment = isAssignment
        self.declarations = declarations
        self.commands = commands
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        for (index, variable) in declarations.enumerated() {
            if index > 0 { output += ", " }
            variable.write(to: &output, delimiters: delimiters)
        }
        if !declarations.isEmpty { output += isAssignment ? " = " : " := " }
        for (index, command) in commands.enumerated() {
            if index > 0 { output += " | " }
            command.write(to: &output, delimiters: delimiters)
        }
    }
}

/// Operands with spaces between them; the first decides what the others mean.
public final class CommandNode: SyntaxNode {
    /// Never empty.
    public let operands: [Expression]
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(_ operands: [Expression], position: Int, range: Range<Int>) {
        self.operands = operands
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        for (index, operand) in operands.enumerated() {
            if index > 0 { output += " " }
            operand.writeOperand(to: &output, delimiters: delimiters)
        }
    }
}
