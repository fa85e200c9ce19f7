/// Pipelines, commands and operands.
extension Parser {
    mutating func pipeline(
        in context: String, until end: Token.Kind
    ) throws(TemplateError) -> PipelineNode {
        let start = peekNonSpace().range.lowerBound
        var declarations: [VariableNode] = []
        let isAssignment = try self.declarations(in: context, into: &declarations)
        var commands: [CommandNode] = []
        while true {
            let token = nextNonSpace()
            if token.kind == end {
                try check(commands, in: context)
                // The closing token itself is no part of the pipeline.
                let finish = commands.last?.range.upperBound ?? start
                return PipelineNode(
                    isAssignment: isAssignment, declarations: declarations, commands: commands,
                    position: start, range: start..<max(start, finish))
            }
            switch token.kind {
            case .bool, .characterConstant, .dot, .field, .identifier, .number, .nil, .rawString,
                .string, .variable, .leftParenthesis:
                backup()
                commands.append(try command())
            default:
                throw unexpected(token, in: context)
            }
        }
    }

    /// Reads `$x :=`, `$x =` or, for a range, `$i, $x :=`. Tells whether it is an assignment.
    private mutating func declarations(
        in context: String, into declarations: inout [VariableNode]
    ) throws(TemplateError) -> Bool {
        while peekNonSpace().kind == .variable {
            let variable = nextNonSpace()
            let afterVariable = index
            let following = peekNonSpace()
            let isComma =
                following.kind == .character
                && source.bytes[following.range.lowerBound] == UInt8(ascii: ",")
            guard following.kind == .assign || following.kind == .declare || isComma else {
                index = afterVariable - 1
                return false
            }
            _ = nextNonSpace()
            let name = source.text(of: variable.range)
            declarations.append(
                VariableNode(name, position: variable.range.lowerBound, range: variable.range))
            scope.variables.append(name)
            guard isComma else { return following.kind == .assign }
            guard context == "range", declarations.count < 2 else {
                throw error("too many declarations in \(context)", at: following)
            }
            switch peekNonSpace().kind {
            case .variable, .rightDelimiter, .rightParenthesis: continue
            default: throw error("range can only initialize variables", at: following)
            }
        }
        return false
    }

    private func check(_ commands: [CommandNode], in context: String) throws(TemplateError) {
        guard !commands.isEmpty else { throw error("missing value for \(context)") }
        for (index, command) in commands.enumerated().dropFirst() {
            guard command.operands.first?.isExecutable == true else {
                throw error("non executable command in pipeline stage \(index + 1)")
            }
        }
    }

    private mutating func command() throws(TemplateError) -> CommandNode {
        let start = peekNonSpace().range.lowerBound
        var operands: [Expression] = []
        var finish = start
        loop: while true {
            _ = peekNonSpace()
            if let operand = try operand() {
                operands.append(operand)
                finish = lastEnd
            }
            let token = next()
            switch token.kind {
            case .space: continue
            case .rightDelimiter, .rightParenthesis:
                backup()
                break loop
            case .pipe: break loop
            default: throw unexpected(token, in: "operand")
            }
        }
        guard !operands.isEmpty else { throw error("empty command") }
        return CommandNode(operands, position: start, range: start..<finish)
    }

    /// A term and the fields that follow it; nil when the next token begins no operand.
    private mutating func operand() throws(TemplateError) -> Expression? {
        let start = peekNonSpace().range.lowerBound
        guard let term = try term() else { return nil }
        guard peek().kind == .field else { return term }
        let position = peek().range.lowerBound
        var names: [String] = []
        while peek().kind == .field {
            let token = next()
            names.append(source.text(of: token.range.lowerBound + 1..<token.range.upperBound))
        }
        let range = start..<lastEnd
        switch term {
        case .field(let node):
            return .field(FieldNode(node.names + names, position: position, range: range))
        case .variable(let node):
            return .variable(
                VariableNode(node.variable, names: node.names + names, position: position, range: range))
        case .bool, .string, .number, .nil, .dot:
            throw error("unexpected . after term \(Quoting.quote(term.syntax.description))")
        case .chain, .function, .pipeline:
            return .chain(ChainNode(term, names: names, position: position, range: range))
        }
    }

    private mutating func term() throws(TemplateError) -> Expression? {
        let token = nextNonSpace()
        let range = token.range
        switch token.kind {
        case .identifier:
            let name = source.text(of: range)
            guard options.knows(name) else {
                throw error("function \(Quoting.quote(name)) not defined", at: token)
            }
            return .function(FunctionNode(name, range: range, table: options.table))
        case .dot: return .dot(DotNode(range: range))
        case .nil: return .nil(NilNode(range: range))
        case .variable: return try variable(token)
        case .field:
            let name = source.text(of: range.lowerBound + 1..<range.upperBound)
            return .field(FieldNode([name], position: range.lowerBound, range: range))
        case .bool:
            return .bool(BoolNode(source.bytes[range.lowerBound] == UInt8(ascii: "t"), range: range))
        case .number, .characterConstant: return .number(try number(token))
        case .leftParenthesis:
            let pipeline = try nested { (parser) throws(TemplateError) in
                try parser.pipeline(in: "parenthesized pipeline", until: .rightParenthesis)
            }
            return .pipeline(pipeline)
        case .string, .rawString:
            guard let value = Unquoting.string(source.bytes[range]) else {
                throw error("invalid syntax", at: token)
            }
            return .string(StringNode(quoted: source.text(of: range), value: value, range: range))
        default:
            backup()
            return nil
        }
    }

    private func variable(_ token: Token) throws(TemplateError) -> Expression {
        let name = source.text(of: token.range)
        guard scope.variables.contains(name) else {
            throw error("undefined variable \(Quoting.quote(name))", at: token)
        }
        return .variable(
            VariableNode(name, position: token.range.lowerBound, range: token.range))
    }

    private func number(_ token: Token) throws(TemplateError) -> NumberNode {
        let text = source.text(of: token.range)
        guard token.kind == .characterConstant else {
            do {
                return NumberNode(text, try NumberLiteral(text), range: token.range)
            } catch {
                let kind = error == .overflow ? "integer overflow" : "illegal number syntax"
                throw self.error("\(kind): \(Quoting.quote(text))", at: token)
            }
        }
        switch Unquoting.character(source.bytes[token.range]) {
        case .value(let value):
            return NumberNode(text, NumberLiteral(character: value), range: token.range)
        case .badSyntax: throw error("invalid syntax", at: token)
        case .malformed: throw error("malformed character constant: \(text)", at: token)
        }
    }
}
