/// `.a.b.c`: names looked up in the dot.
public final class FieldNode: SyntaxNode {
    /// Never empty.
    public let names: [String]
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(_ names: [String], position: Int, range: Range<Int>) {
        self.names = names
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        for name in names { output += ".\(name)" }
    }
}

/// `$x` or `$x.a.b`.
public final class VariableNode: SyntaxNode {
    /// With the dollar sign.
    public let variable: String
    /// The names after the dots.
    public let names: [String]
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(_ variable: String, names: [String] = [], position: Int, range: Range<Int>) {
        self.variable = variable
        self.names = names
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += variable
        for name in names { output += ".\(name)" }
    }
}

/// `(pipeline).a.b`, or a function's name with fields.
public final class ChainNode: SyntaxNode {
    /// The expression in front of the names.
    public let base: Expression
    /// Never empty.
    public let names: [String]
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(_ base: Expression, names: [String], position: Int, range: Range<Int>) {
        self.base = base
        self.names = names
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        base.writeOperand(to: &output, delimiters: delimiters)
        for name in names { output += ".\(name)" }
    }
}
