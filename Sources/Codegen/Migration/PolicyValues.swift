import SluiceGoTemplate

/// Which values of its block a hand-written policy passes on as they are.
struct PolicyValues {
    /// The block, as `["Values", "networkPolicy"]`.
    var block: [String]
    /// What variables stand for, where they stand for values.
    var aliases: [String: [String]] = [:]

    init(path: ValuePath) {
        block = ["Values"] + path.keys
    }

    /// The whole path of values that an expression names; `nil` for anything else.
    func path(of expression: Expression, dot: [String]) -> [String]? {
        switch expression {
        case .dot: dot
        case .field(let field): dot + field.names
        case .variable(let variable) where variable.variable == "$": variable.names
        case .variable(let variable): aliases[variable.variable].map { $0 + variable.names }
        case .chain(let chain): path(of: chain.base, dot: dot).map { $0 + chain.names }
        case .pipeline(let pipeline): path(of: pipeline, dot: dot)
        default: nil
        }
    }

    /// The path of a pipeline that is nothing else.
    func path(of pipeline: PipelineNode, dot: [String]) -> [String]? {
        guard pipeline.commands.count == 1, pipeline.commands[0].operands.count == 1 else { return nil }
        return path(of: pipeline.commands[0].operands[0], dot: dot)
    }

    /// The block's key, of a path to one of the block's values.
    func key(of path: [String]?) -> String? {
        guard let path, path.count == block.count + 1, path.starts(with: block) else { return nil }
        return path.last
    }

    /// The dot inside of a branch.
    func dot(inside branch: BranchNode, dot: [String]) -> [String] {
        switch branch.keyword {
        case .if: dot
        case .with: path(of: branch.pipeline, dot: dot) ?? ["?"]
        case .range: ["?"]
        }
    }

    /// Whether a node can print anything but blanks.
    static func prints(_ node: Node) -> Bool {
        switch node {
        case .text(let text): !text.bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
        case .action(let action): action.pipeline.declarations.isEmpty
        case .branch(let branch):
            branch.list.nodes.contains(where: prints) || branch.elseList?.nodes.contains(where: prints) == true
        default: true
        }
    }

    /// The key whose value is all that the nodes print.
    func passedKey(_ nodes: [Node], dot: [String]) -> String? {
        let printing = nodes.filter { Self.prints($0) }
        guard printing.count == 1 else { return nil }
        switch printing[0] {
        case .action(let action): return passedKey(action.pipeline, dot: dot)
        case .branch(let branch) where branch.keyword != .range && branch.elseList == nil:
            let inner = passedKey(branch.list.nodes, dot: self.dot(inside: branch, dot: dot))
            return inner != nil && key(of: path(of: branch.pipeline, dot: dot)) == inner ? inner : nil
        default: return nil
        }
    }

    /// `toYaml .Values.networkPolicy.egress | nindent 4`, or the same through tpl or a library's named template.
    private func passedKey(_ pipeline: PipelineNode, dot: [String]) -> String? {
        guard pipeline.declarations.isEmpty else { return nil }
        var keys: Set<String> = []
        var isWhole = false
        var isChanged = false
        pipeline.walk { element in
            if case .expression(let expression) = element {
                if case .function(let function) = expression {
                    if function.name == "toYaml" { isWhole = true }
                    // Text that was rendered as a template would no longer be.
                    if !["toYaml", "nindent", "indent"].contains(function.name) { isChanged = true }
                }
                if let key = key(of: path(of: expression, dot: dot)) { keys.insert(key) }
            }
            return .descend
        }
        return isWhole && !isChanged && keys.count == 1 ? keys.first : nil
    }

    /// The nodes in a list that do nothing but pass a value on, at the list's own indentation.
    func passing(_ list: ListNode, dot: [String], in text: [UInt8]) -> [(key: String, range: Range<Int>)] {
        list.nodes.flatMap { node -> [(key: String, range: Range<Int>)] in
            if let key = passedKey([node], dot: dot) {
                let source = String(decoding: text[node.syntax.range], as: UTF8.self)
                let isOuter = PolicyText.indents(in: source).allSatisfy { $0.value == 0 }
                return isOuter ? [(key, node.syntax.range)] : []
            }
            // Only the value's own emptiness may decide whether it is printed.
            guard case .branch(let branch) = node, branch.elseList == nil, branch.keyword != .range,
                let condition = key(of: path(of: branch.pipeline, dot: dot))
            else { return [] }
            return passing(branch.list, dot: self.dot(inside: branch, dot: dot), in: text)
                .filter { $0.key == condition }
        }
    }
}
