/// Builds trees from tokens: recursive descent with the token stream as an array.
///
/// Error wording and order of checks follow Go's text/template/parse.
struct Parser {
    let source: TemplateSource
    let options: ParseOptions
    let tokens: [Token]

    /// The next token to hand out, and the furthest that has been looked at: Go reports its line.
    var index = 0
    var furthest = 0

    var scope = Scope()
    var templates: [String: Template] = [:]
    var order: [String] = []
    var depth = 0
    var stack = StackGuard()

    /// What a `define` or `block` starts anew.
    struct Scope {
        var variables = ["$"]
        var rangeDepth = 0
        /// Where the action being read began; nil outside.
        var actionStart: Int?
    }

    init(_ source: TemplateSource, _ options: ParseOptions) {
        self.source = source
        self.options = options
        tokens = Lexer.tokens(
            of: source, breakIsFunction: options.functions?.contains("break") ?? false,
            continueIsFunction: options.functions?.contains("continue") ?? false)
    }

    // MARK: Tokens

    mutating func next() -> Token {
        let token = tokens[min(index, tokens.count - 1)]
        furthest = max(furthest, index)
        index += 1
        return token
    }

    mutating func peek() -> Token {
        let token = next()
        index -= 1
        return token
    }

    mutating func backup() {
        index -= 1
    }

    mutating func nextNonSpace() -> Token {
        var token = next()
        while token.kind == .space { token = next() }
        return token
    }

    mutating func peekNonSpace() -> Token {
        let token = nextNonSpace()
        index -= 1
        return token
    }

    mutating func expect(_ kind: Token.Kind, in context: String) throws(TemplateError) -> Token {
        let token = nextNonSpace()
        guard token.kind == kind else { throw unexpected(token, in: context) }
        return token
    }

    /// Where the last token handed out ended.
    var lastEnd: Int { index > 0 ? tokens[min(index, tokens.count) - 1].range.upperBound : 0 }

    // MARK: Errors

    func error(_ message: String, at token: Token? = nil) -> TemplateError {
        // The line is Go's: that of the furthest token. The column is finer where the token is known.
        let reported = tokens[min(furthest, tokens.count - 1)]
        let place = source.place(at: reported.range.lowerBound)
        let exact = token.map { source.place(at: $0.range.lowerBound) }
        return TemplateError(
            stage: .parsing, sourceName: source.name,
            place: exact?.line == place.line ? exact : place, message: message)
    }

    func unexpected(_ token: Token, in context: String) -> TemplateError {
        guard case .error(let message) = token.kind else {
            return error("unexpected \(token.description(in: source)) in \(context)", at: token)
        }
        let line = source.place(at: token.range.lowerBound).line
        guard let start = scope.actionStart, source.place(at: start).line != line else {
            return error(message, at: token)
        }
        let action = message.hasSuffix(" action") ? "" : " in action"
        let startLine = source.place(at: start).line
        return error("\(message)\(action) started at \(source.name):\(startLine)", at: token)
    }

    /// Runs one more level of nesting, or fails when there are too many.
    mutating func nested<Result>(
        _ body: (inout Parser) throws(TemplateError) -> Result
    ) throws(TemplateError) -> Result {
        guard depth < Limits.nesting, stack.hasRoom(atDepth: depth) else {
            throw error("blocks and parentheses are nested more than \(Limits.nesting) deep")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }
}
