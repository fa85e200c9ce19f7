/// Any part of a tree, as a walk meets it.
public enum SyntaxElement: Sendable {
    case node(Node)
    case pipeline(PipelineNode)
    case command(CommandNode)
    case expression(Expression)

    /// The node, whatever its kind.
    public var syntax: any SyntaxNode {
        switch self {
        case .node(let node): node.syntax
        case .pipeline(let node): node
        case .command(let node): node
        case .expression(let expression): expression.syntax
        }
    }
}

/// Whether a walk goes on below an element.
public enum WalkDecision: Sendable { case descend, skip }

extension ListNode {
    /// Visits every element in the order of the text, parents before children.
    public func walk(_ visit: (SyntaxElement) -> WalkDecision) {
        for node in nodes where visit(.node(node)) == .descend {
            switch node {
            case .text, .jump: break
            case .action(let action): action.pipeline.walk(visit)
            case .template(let template): template.pipeline?.walk(visit)
            case .branch(let branch):
                branch.pipeline.walk(visit)
                branch.list.walk(visit)
                branch.elseList?.walk(visit)
            }
        }
    }
}

extension PipelineNode {
    /// Visits the node and all below it, in the order of the text.
    public func walk(_ visit: (SyntaxElement) -> WalkDecision) {
        guard visit(.pipeline(self)) == .descend else { return }
        for variable in declarations { _ = visit(.expression(.variable(variable))) }
        for command in commands where visit(.command(command)) == .descend {
            for operand in command.operands { operand.walk(visit) }
        }
    }
}

extension Expression {
    /// Visits the node and all below it, in the order of the text.
    public func walk(_ visit: (SyntaxElement) -> WalkDecision) {
        guard visit(.expression(self)) == .descend else { return }
        switch self {
        case .chain(let chain): chain.base.walk(visit)
        case .pipeline(let pipeline): pipeline.walk(visit)
        default: break
        }
    }
}
