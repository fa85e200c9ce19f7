/// `.`
public final class DotNode: SyntaxNode {
    public let range: Range<Int>
    public var position: Int { range.lowerBound }
    init(range: Range<Int>) { self.range = range }
    public func write(to output: inout String, delimiters: Delimiters) { output += "." }
}

/// `nil`
public final class NilNode: SyntaxNode {
    public let range: Range<Int>
    public var position: Int { range.lowerBound }
    init(range: Range<Int>) { self.range = range }
    public func write(to output: inout String, delimiters: Delimiters) { output += "nil" }
}

/// `true` or `false`
public final class BoolNode: SyntaxNode {
    public let value: Bool
    public let range: Range<Int>
    public var position: Int { range.lowerBound }

    init(_ value: Bool, range: Range<Int>) {
        self.value = value
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        output += value ? "true" : "false"
    }
}

/// A number, kept as written; its type is settled where it is used.
public final class NumberNode: SyntaxNode {
    public let text: String
    public let literal: NumberLiteral
    public let range: Range<Int>
    public var position: Int { range.lowerBound }

    init(_ text: String, _ literal: NumberLiteral, range: Range<Int>) {
        self.text = text
        self.literal = literal
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) { output += text }
}

/// A string in double quotes or backquotes.
public final class StringNode: SyntaxNode {
    /// As written, with quotes.
    public let quoted: String
    public let value: String
    public let range: Range<Int>
    public var position: Int { range.lowerBound }

    init(quoted: String, value: String, range: Range<Int>) {
        self.quoted = quoted
        self.value = value
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) { output += quoted }
}

/// The name of a function.
public final class FunctionNode: SyntaxNode {
    public let name: String
    public let range: Range<Int>
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

    public func write(to output: inout String, delimiters: Delimiters) { output += name }
}
