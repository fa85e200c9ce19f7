/// `.`
public final class DotNode: SyntaxNode {
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }
    init(range: Range<Int>) { self.range = range }
    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) { output += "." }
}

/// `nil`
public final class NilNode: SyntaxNode {
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }
    init(range: Range<Int>) { self.range = range }
    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) { output += "nil" }
}

/// `true` or `false`
public final class BoolNode: SyntaxNode {
    /// The boolean.
    public let value: Bool
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }

    init(_ value: Bool, range: Range<Int>) {
        self.value = value
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += value ? "true" : "false"
    }
}

/// A number, kept as written; its type is settled where it is used.
public final class NumberNode: SyntaxNode {
    /// The number as it is written.
    public let text: String
    /// The values that the number has in Go's types.
    public let literal: NumberLiteral
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }

    init(_ text: String, _ literal: NumberLiteral, range: Range<Int>) {
        self.text = text
        self.literal = literal
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) { output += text }
}

/// A string in double quotes or backquotes.
public final class StringNode: SyntaxNode {
    /// As written, with quotes.
    public let quoted: String
    /// The text without quotes and escapes.
    public let value: String
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }

    init(quoted: String, value: String, range: Range<Int>) {
        self.quoted = quoted
        self.value = value
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) { output += quoted }
}

/// The name of a function.
public final class FunctionNode: SyntaxNode {
    /// The function's name.
    public let name: String
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }

    private let bound: Function?
    private let table: FunctionTable.Identity?

    init(_ name: String, range: Range<Int>, table: FunctionTable?) {
        self.name = name
        self.range = range
        bound = table?[name]
        self.table = table?.identity
    }

    /// The function of this name in a table.
    func function(in functions: FunctionTable) -> Function? {
        table === functions.identity ? bound : functions[name]
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) { output += name }
}
