/// A statement of a template: plain text or an action.
public enum Node: Sendable {
    case text(TextNode)
    case action(ActionNode)
    /// `if`, `with` or `range`.
    case branch(BranchNode)
    case template(TemplateNode)
    /// `break` or `continue`.
    case jump(JumpNode)

    /// The node, whatever its kind.
    public var syntax: any SyntaxNode {
        switch self {
        case .text(let node): node
        case .action(let node): node
        case .branch(let node): node
        case .template(let node): node
        case .jump(let node): node
        }
    }
}

/// Statements in order.
public final class ListNode: SyntaxNode {
    /// The nodes in order.
    public let nodes: [Node]
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(_ nodes: [Node], position: Int, range: Range<Int>) {
        self.nodes = nodes
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        for node in nodes { node.syntax.write(to: &output, delimiters: delimiters) }
    }

    /// Whether nothing but space would be written: such a template never replaces another.
    public var isEmpty: Bool {
        nodes.allSatisfy { node in
            guard case .text(let text) = node else { return false }
            return text.bytes.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
        }
    }
}

/// Text that is copied to the output.
public final class TextNode: SyntaxNode {
    /// After trimming.
    public let bytes: [UInt8]
    /// The node's bytes in the source.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { range.lowerBound }

    init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += String(decoding: bytes, as: UTF8.self)
    }
}

/// `{{pipeline}}`.
public final class ActionNode: SyntaxNode {
    /// The pipeline that is evaluated.
    public let pipeline: PipelineNode
    /// With both delimiters.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { pipeline.position }

    init(_ pipeline: PipelineNode, range: Range<Int>) {
        self.pipeline = pipeline
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += delimiters.left
        pipeline.write(to: &output, delimiters: delimiters)
        output += delimiters.right
    }
}

/// `{{if}}`, `{{with}}` or `{{range}}` up to its `{{end}}`.
public final class BranchNode: SyntaxNode {
    /// The keyword of a branch.
    public enum Keyword: String, Sendable { case `if`, with, range }

    /// The keyword.
    public let keyword: Keyword
    /// The pipeline that is evaluated.
    public let pipeline: PipelineNode
    /// The body.
    public let list: ListNode
    /// The body after `else`; nil without one.
    public let elseList: ListNode?
    /// From the opening action to the end of `{{end}}`.
    public let range: Range<Int>
    /// The byte offset that Go reports for the node.
    public var position: Int { pipeline.position }

    init(
        _ keyword: Keyword, _ pipeline: PipelineNode, list: ListNode, elseList: ListNode?,
        range: Range<Int>
    ) {
        self.keyword = keyword
        self.pipeline = pipeline
        self.list = list
        self.elseList = elseList
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += "\(delimiters.left)\(keyword.rawValue) "
        pipeline.write(to: &output, delimiters: delimiters)
        output += delimiters.right
        list.write(to: &output, delimiters: delimiters)
        if let elseList {
            output += "\(delimiters.left)else\(delimiters.right)"
            elseList.write(to: &output, delimiters: delimiters)
        }
        output += "\(delimiters.left)end\(delimiters.right)"
    }
}

/// `{{template "name" pipeline}}`; also what stands in place of a `{{block}}`.
public final class TemplateNode: SyntaxNode {
    /// The template's name.
    public let name: String
    /// The pipeline of the new dot; nil without one.
    public let pipeline: PipelineNode?
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(_ name: String, _ pipeline: PipelineNode?, position: Int, range: Range<Int>) {
        self.name = name
        self.pipeline = pipeline
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += "\(delimiters.left)template \(Quoting.quote(name))"
        if let pipeline {
            output += " "
            pipeline.write(to: &output, delimiters: delimiters)
        }
        output += delimiters.right
    }
}

/// `{{break}}` or `{{continue}}`.
public final class JumpNode: SyntaxNode {
    /// Whether this is `break` and not `continue`.
    public let isBreak: Bool
    /// The byte offset that Go reports for the node.
    public let position: Int
    /// The node's bytes in the source.
    public let range: Range<Int>

    init(isBreak: Bool, position: Int, range: Range<Int>) {
        self.isBreak = isBreak
        self.position = position
        self.range = range
    }

    /// Appends the node as template text.
    public func write(to output: inout String, delimiters: Delimiters) {
        output += "\(delimiters.left)\(isBreak ? "break" : "continue")\(delimiters.right)"
    }
}
