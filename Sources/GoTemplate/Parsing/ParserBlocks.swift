/// Statements: text, control structures, definitions.
extension Parser {
    /// How a list of statements ended.
    enum Ending: Equatable {
        case end, `else`
        var text: String { self == .end ? "{{end}}" : "{{else}}" }
    }

    enum Statement {
        case node(Node)
        case ending(Ending, Token)
    }

    /// Reads the whole source; all templates in it end up in `templates`.
    mutating func parse() throws(TemplateError) -> Template {
        var nodes: [Node] = []
        while peek().kind != .end {
            let before = index
            if peek().kind == .leftDelimiter {
                _ = next()
                if nextNonSpace().kind == .keyword(.define) {
                    try definition()
                    continue
                }
                index = before
            }
            switch try textOrAction() {
            case .node(let node): nodes.append(node)
            case .ending(let ending, let token): throw error("unexpected \(ending.text)", at: token)
            }
        }
        let root = ListNode(nodes, position: 0, range: 0..<source.bytes.count)
        let main = Template(name: source.name, source: source, root: root)
        try add(main)
        return main
    }

    /// A name may be defined twice in one source only if one of the two is empty.
    mutating func add(_ template: Template) throws(TemplateError) {
        guard let existing = templates[template.name] else {
            templates[template.name] = template
            order.append(template.name)
            return
        }
        if existing.root.isEmpty {
            templates[template.name] = template
        } else if !template.root.isEmpty {
            throw error("template: multiple definition of template \(Quoting.quote(template.name))")
        }
    }

    private mutating func definition() throws(TemplateError) {
        let outer = scope
        scope = Scope()
        defer { scope = outer }
        let token = nextNonSpace()
        let name = try templateName(token, in: "define clause")
        _ = try expect(.rightDelimiter, in: "define clause")
        let (root, ending) = try list()
        guard ending == .end else { throw error("unexpected \(ending.text) in define clause") }
        try add(Template(name: name, source: source, root: root))
    }

    mutating func templateName(_ token: Token, in context: String) throws(TemplateError) -> String {
        guard token.kind == .string || token.kind == .rawString else {
            throw unexpected(token, in: context)
        }
        guard let name = Unquoting.string(source.bytes[token.range]) else {
            throw error("invalid syntax", at: token)
        }
        return name
    }

    /// Statements up to `{{end}}` or `{{else}}`, which is consumed.
    mutating func list() throws(TemplateError) -> (ListNode, Ending) {
        try nested { (parser) throws(TemplateError) in
            let start = parser.peekNonSpace().range.lowerBound
            var nodes: [Node] = []
            while parser.peekNonSpace().kind != .end {
                switch try parser.textOrAction() {
                case .node(let node): nodes.append(node)
                case .ending(let ending, let token):
                    let list = ListNode(
                        nodes, position: start, range: start..<max(start, token.range.lowerBound))
                    return (list, ending)
                }
            }
            throw parser.error("unexpected EOF")
        }
    }

    private mutating func textOrAction() throws(TemplateError) -> Statement {
        let token = nextNonSpace()
        switch token.kind {
        case .text:
            return .node(.text(TextNode(Array(source.bytes[token.range]), range: token.range)))
        case .leftDelimiter:
            scope.actionStart = token.range.lowerBound
            defer { scope.actionStart = nil }
            return try action(from: token)
        default:
            throw unexpected(token, in: "input")
        }
    }

    private mutating func action(from opening: Token) throws(TemplateError) -> Statement {
        let token = nextNonSpace()
        let start = opening.range.lowerBound
        guard case .keyword(let keyword) = token.kind else {
            backup()
            let pipeline = try pipeline(in: "command", until: .rightDelimiter)
            return .node(.action(ActionNode(pipeline, range: start..<lastEnd)))
        }
        switch keyword {
        case .if: return .node(try branch(.if, from: start))
        case .with: return .node(try branch(.with, from: start))
        case .range: return .node(try branch(.range, from: start))
        case .template: return .node(try templateCall(from: start))
        case .block: return .node(try block(from: start))
        case .break, .continue: return .node(try jump(keyword, from: start))
        case .end:
            _ = try expect(.rightDelimiter, in: "end")
            return .ending(.end, opening)
        case .else:
            let following = peekNonSpace()
            if following.kind != .keyword(.if), following.kind != .keyword(.with) {
                _ = try expect(.rightDelimiter, in: "else")
            }
            return .ending(.else, opening)
        case .define:
            throw unexpected(token, in: "command")
        }
    }

    private mutating func branch(
        _ keyword: BranchNode.Keyword, from start: Int
    ) throws(TemplateError) -> Node {
        let variableCount = scope.variables.count
        defer { scope.variables.removeLast(scope.variables.count - variableCount) }
        let pipeline = try pipeline(in: keyword.rawValue, until: .rightDelimiter)
        if keyword == .range { scope.rangeDepth += 1 }
        let (body, ending) = try list()
        if keyword == .range { scope.rangeDepth -= 1 }
        let elseList = ending == .else ? try elseList(of: keyword) : nil
        return .branch(
            BranchNode(keyword, pipeline, list: body, elseList: elseList, range: start..<lastEnd))
    }

    /// What follows `{{else`: a list, or another `if` or `with` that shares the closing `{{end}}`.
    private mutating func elseList(of keyword: BranchNode.Keyword) throws(TemplateError) -> ListNode {
        let following = peekNonSpace()
        let continues =
            keyword == .if && following.kind == .keyword(.if)
            || keyword == .with && following.kind == .keyword(.with)
        if continues {
            _ = nextNonSpace()
            let start = following.range.lowerBound
            let node = try nested { (parser) throws(TemplateError) in
                try parser.branch(keyword, from: start)
            }
            return ListNode([node], position: start, range: start..<lastEnd)
        }
        let (list, ending) = try list()
        guard ending == .end else { throw error("expected end; found \(ending.text)") }
        return list
    }

    private mutating func templateCall(from start: Int) throws(TemplateError) -> Node {
        let token = nextNonSpace()
        let name = try templateName(token, in: "template clause")
        var argument: PipelineNode?
        if nextNonSpace().kind != .rightDelimiter {
            backup()
            argument = try pipeline(in: "template clause", until: .rightDelimiter)
        }
        return .template(
            TemplateNode(name, argument, position: token.range.lowerBound, range: start..<lastEnd))
    }

    private mutating func block(from start: Int) throws(TemplateError) -> Node {
        let token = nextNonSpace()
        let name = try templateName(token, in: "block clause")
        let argument = try pipeline(in: "block clause", until: .rightDelimiter)
        let outer = scope
        scope = Scope()
        defer { scope = outer }
        let (root, ending) = try list()
        guard ending == .end else { throw error("unexpected \(ending.text) in block clause") }
        try add(Template(name: name, source: source, root: root))
        return .template(
            TemplateNode(name, argument, position: token.range.lowerBound, range: start..<lastEnd))
    }

    private mutating func jump(_ keyword: Token.Keyword, from start: Int) throws(TemplateError)
        -> Node
    {
        let token = nextNonSpace()
        guard token.kind == .rightDelimiter else {
            throw unexpected(token, in: "{{\(keyword.rawValue)}}")
        }
        guard scope.rangeDepth > 0 else {
            throw error("{{\(keyword.rawValue)}} outside {{range}}", at: token)
        }
        return .jump(
            JumpNode(
                isBreak: keyword == .break, position: token.range.lowerBound, range: start..<lastEnd))
    }
}
