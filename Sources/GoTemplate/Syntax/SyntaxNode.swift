/// A part of a parsed template. Nodes never change after parsing and are shared between threads.
public protocol SyntaxNode: AnyObject, Sendable, CustomStringConvertible {
    /// The byte offset that Go reports for the node. For `.a.b.c` that is the second name.
    var position: Int { get }
    /// The bytes of the source that the node covers.
    var range: Range<Int> { get }
    /// Writes the node in Go's canonical form.
    func write(to output: inout String, delimiters: Delimiters)
}

extension SyntaxNode {
    /// The node as template text with standard delimiters.
    public var description: String { text(delimiters: .standard) }

    /// The canonical form with other delimiters.
    public func text(delimiters: Delimiters) -> String {
        var output = ""
        write(to: &output, delimiters: delimiters)
        return output
    }
}
