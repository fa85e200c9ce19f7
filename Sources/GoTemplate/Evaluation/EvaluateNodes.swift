/// Statements.
extension Evaluation {
    /// How a list of statements ended.
    enum Flow { case normal, `break`, `continue` }

    func run(_ list: ListNode, dot: Evaluated) throws(TemplateError) -> Flow {
        for node in list.nodes {
            let flow = try run(node, dot: dot)
            if flow != .normal { return flow }
        }
        return .normal
    }

    private func run(_ node: Node, dot: Evaluated) throws(TemplateError) -> Flow {
        try countStep()
        switch node {
        case .text(let text):
            if let trace, let template { trace.note(text, in: template.source, at: output.count) }
            output.append(contentsOf: text.bytes)
            current = text
            try checkOutput()
        case .action(let action):
            let captures = trace?.captureCount ?? 0
            let result = try evaluate(action.pipeline, dot: dot)
            if action.pipeline.declarations.isEmpty {
                if let trace, let template {
                    trace.note(action, in: template.source, at: output.count, since: captures)
                }
                try write(result, of: action)
            }
        case .branch(let branch):
            return try run(branch, dot: dot)
        case .template(let node):
            current = node
            try call(node, dot: dot)
        case .jump(let jump):
            return jump.isBreak ? .break : .continue
        }
        return .normal
    }

    private func write(_ result: Evaluated, of action: ActionNode) throws(TemplateError) {
        if result.isMissing {
            output.append(contentsOf: Printing.noValue.utf8)
        } else if case .function = result.value {
            current = action
            throw error("can't print \(action) of type \(result.value.typeName)")
        } else {
            let limit = options.maximumOutputBytes - outerBytes + 1
            Printing.append(result.value, to: &output, limit: limit)
        }
        if output.count + outerBytes > options.maximumOutputBytes { current = action }
        try checkOutput()
    }

    private func run(_ branch: BranchNode, dot: Evaluated) throws(TemplateError) -> Flow {
        let mark = variables.count
        defer { variables.removeLast(variables.count - mark) }
        current = branch
        let result = try evaluate(branch.pipeline, dot: dot)
        switch branch.keyword {
        case .range:
            return try iterate(branch, over: result.value, dot: dot)
        case .if, .with:
            if result.value.isTrue {
                return try run(branch.list, dot: branch.keyword == .with ? result : dot)
            }
            guard let elseList = branch.elseList else { return .normal }
            return try run(elseList, dot: dot)
        }
    }

    private func call(_ node: TemplateNode, dot: Evaluated) throws(TemplateError) {
        guard let callee = templates[node.name] else {
            throw error("template \(Quoting.quote(node.name)) not defined")
        }
        try checkDepth()
        var argument = Evaluated.missing
        if let pipeline = node.pipeline { argument = try evaluate(pipeline, dot: dot) }
        try execute(callee, dot: argument)
    }
}
