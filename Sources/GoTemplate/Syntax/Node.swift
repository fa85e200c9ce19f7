/// A statement of a template: plain text or an action.
public enum Node: Sendable {
    case text(TextNode)
    case action(ActionNode)
    /// `if`, `with` or `range`.
    case branch(BranchNode)
    case template(TemplateNode)
    /// `break` or `continue`.
    case jump(JumpNode)

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
    public let nodes: [Node]
    public let position: Int
    public let range: Range<Int>

    init(_ nodes: [Node], position: Int, range: Range<Int>) {
        self.nodes = nodes
        self.position = position
        self.range = range
    }

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
    public let range: Range<Int>
    public var position: Int { range.lowerBound }

    init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        output += String(decoding: bytes, as: UTF8.self)
    }
}

/// `{{pipeline}}`.
public final class ActionNode: SyntaxNode {
    public let pipeline: PipelineNode
    /// With both delimiters.
    public let range: Range<Int>
    public var position: Int { pipeline.position }

    init(_ pipeline: PipelineNode, range: Range<Int>) {
        self.pipeline = pipeline
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        output += delimiters.left
        pipeline.write(to: &output, delimiters: delimiters)
        output += delimiters.right
    }
}

/// `{{if}}`, `{{with}}` or `{{range}}` up to its `{{end}}`.
public final class BranchNode: SyntaxNode {
    public enum Keyword: String, Sendable { case `if`, with, range }

    public let keyword: Keyword
    public let pipeline: PipelineNode
    public let list: ListNode
    public let elseList: ListNode?
    /// From the opening action to the end of `{{end}}`.
    public let range: Range<Int>
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
    public let name: String
    public let pipeline: PipelineNode?
    public let position: Int
    public let range: Range<Int>

    init(_ name: String, _ pipeline: PipelineNode?, position: Int, range: Range<Int>) {
        self.name = name
        self.pipeline = pipeline
        self.position = position
        self.range = range
    }

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
    public let isBreak: Bool
    public let position: Int
    public let range: Range<Int>

    init(isBreak: Bool, position: Int, range: Range<Int>) {
        self.isBreak = isBreak
        self.position = position
        self.range = range
    }

    public func write(to output: inout String, delimiters: Delimiters) {
        output += "\(delimiters.left)\(isBreak ? "break" : "continue")\(delimiters.right)"
    }
}
