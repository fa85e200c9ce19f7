/// `.a.b.c`: names looked up in the dot.
public final class FieldNode: SyntaxNode {
    /// Never empty.
    public let names: [String]
    public let position: Int
    public let range: Range<Int>

    init(_ names: [String], position: Int, range: Range<Int>) {
        self.names = names
        self.position = position
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        for name in names { output += ".\(name)" }
    }
}

/// `$x` or `$x.a.b`.
public final class VariableNode: SyntaxNode {
    /// With the dollar sign.
    public let variable: String
    public let names: [String]
    public let position: Int
    public let range: Range<Int>

    init(_ variable: String, names: [String] = [], position: Int, range: Range<Int>) {
        self.variable = variable
        self.names = names
        self.position = position
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        output += variable
        for name in names { output += ".\(name)" }
    }
}

/// `(pipeline).a.b`, or a function's name with fields.
public final class ChainNode: SyntaxNode {
    public let base: Expression
    /// Never empty.
    public let names: [String]
    public let position: Int
    public let range: Range<Int>

    init(_ base: Expression, names: [String], position: Int, range: Range<Int>) {
        self.base = base
        self.names = names
        self.position = position
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        base.writeOperand(to: &output, delimiters: delimiters)
        for name in names { output += ".\(name)" }
    }
}
