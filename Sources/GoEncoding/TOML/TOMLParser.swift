import SluiceGoTemplate

/// Reads a TOML document line by line. Errors name the line and the last key, as BurntSushi/toml's do.
struct TOMLParser {
    var lexer: TOMLLexer
    var tables = TOMLTables()
    var context: TOMLTables.Context
    /// The key whose value is being read.
    var currentKey = ""
    /// The line of the first part of the current key or table name.
    var keyLine = 0
    var depth = 0
    /// What is wrong with an escape of the current string.
    var escapeProblem: String?

    /// What is wrong with a key; the place is the parser's.
    struct Problem: Error {
        var message: String
        /// The name of the table that counts as the current one, if another does already.
        var names: [String]?

        init(_ message: String, names: [String]? = nil) {
            self.message = message
            self.names = names
        }
    }

    init(_ lexer: TOMLLexer) {
        self.lexer = lexer
        context = tables.top
    }

    mutating func document() throws(FunctionError) -> MapValue {
        guard !lexer.bytes.prefix(6).contains(0) else {
            throw FunctionError(
                "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8")
        }
        do throws(TOMLLexer.Failure) {
            while try line() {}
        } catch {
            throw FunctionError("toml: line \(error.line)\(lastKey): \(error.message)")
        }
        return TOMLTables.map(tables.root)
    }

    private var lastKey: String {
        let names = TOMLWriter.text(of: context.names)
        let key = currentKey.isEmpty ? names : names.isEmpty ? currentKey : "\(names).\(currentKey)"
        return key.isEmpty ? "" : " (last key \(GoQuoting.string(key)))"
    }

    /// A problem of the tables, at the current key.
    mutating func located<Result>(
        _ body: (inout TOMLParser) throws(Problem) -> Result
    ) throws(TOMLLexer.Failure) -> Result {
        do throws(Problem) {
            return try body(&self)
        } catch {
            if let names = error.names { context.names = names }
            throw TOMLLexer.Failure(message: error.message, line: keyLine)
        }
    }

    // MARK: Lines

    /// Reads blank lines, a comment, a heading, or a key and its value; false at the end.
    private mutating func line() throws(TOMLLexer.Failure) -> Bool {
        try lexer.skip { TOMLLexer.isBlank($0) || TOMLLexer.isNewLine($0) }
        switch try lexer.peek() {
        case TOMLLexer.end: return false
        case 0x23:
            try lexer.skipComment()
            return true
        case 0x5B:
            _ = try lexer.next()
            try heading()
        default:
            let outer = context
            try keyAndValue(parentContext: outer, inline: nil)
            context = outer
            currentKey = ""
        }
        return try endOfLine()
    }

    private mutating func endOfLine() throws(TOMLLexer.Failure) -> Bool {
        try lexer.skipBlanks()
        let character = try lexer.next()
        switch character {
        case TOMLLexer.end: return false
        case 0x23: try lexer.skipComment()
        case _ where TOMLLexer.isNewLine(character): break
        default:
            throw lexer.failure(
                "expected a top-level item to end with a newline, comment, or EOF, but got "
                    + "\(TOMLLexer.quoted(character)) instead")
        }
        return true
    }

    private mutating func heading() throws(TOMLLexer.Failure) {
        let isArray = try lexer.take("[")
        var key: [String] = []
        while true {
            try lexer.skipBlanks()
            switch try lexer.peek() {
            case 0x5D, TOMLLexer.end:
                throw lexer.failure("unexpected end of table name (table names cannot be empty)")
            case 0x2E: throw lexer.failure("unexpected table separator (table names cannot be empty)")
            default: break
            }
            key.append(try keyPart(isFirst: key.isEmpty))
            try lexer.skipBlanks()
            let character = try lexer.next()
            if character == 0x2E { continue }
            guard character == 0x5D else {
                throw lexer.failure(
                    "expected '.' or ']' to end table name, but got \(TOMLLexer.quoted(character)) instead",
                    atEnd: character == TOMLLexer.end)
            }
            break
        }
        if isArray {
            let character = try lexer.next()
            guard character == 0x5D else {
                throw lexer.failure(
                    "expected end of table array name delimiter ']', but got \(TOMLLexer.quoted(character)) instead",
                    atEnd: character == TOMLLexer.end)
            }
        }
        context = try located { parser throws(Problem) in
            try parser.tables.open(key, from: parser.tables.top, isArray: isArray)
        }
    }

    // MARK: Keys

    /// Reads `key = value` into the context; with `inline`, also into the map of the inline table.
    mutating func keyAndValue(
        parentContext: TOMLTables.Context, inline: MapValue?
    ) throws(TOMLLexer.Failure) {
        try lexer.skipBlanks()
        switch try lexer.peek() {
        case 0x3D, TOMLLexer.end: throw lexer.failure("unexpected '=': key name appears blank")
        case 0x2E: throw lexer.failure("unexpected '.': keys cannot start with a '.'")
        default: break
        }
        let key = try dottedKey()
        guard let last = key.last else { return }
        currentKey = last
        for name in key.dropLast() {
            try located { parser throws(Problem) in
                parser.tables.markImplicit(name, in: parser.context)
                parser.context = try parser.tables.open([name], from: parser.context, isArray: false)
            }
        }
        let (value, isArray) = try value(parentIsArray: false)
        try located { parser throws(Problem) in
            try parser.tables.set(last, .value(value), in: parser.context)
        }
        tables.mark(last, in: context, isArray: isArray)
        guard let inline else { return }
        var map = inline
        for name in key.dropLast() {
            if map[name] == nil { map[name] = .map(MapValue()) }
            guard case .map(let inner)? = map[name] else {
                throw TOMLLexer.Failure(
                    message: "\(GoQuoting.string(TOMLWriter.text(of: context.names))) is not a table", line: keyLine)
            }
            map = inner
        }
        map[last] = value
    }

    /// The parts of a key, and the equals sign.
    private mutating func dottedKey() throws(TOMLLexer.Failure) -> [String] {
        var key: [String] = []
        while true {
            try lexer.skipBlanks()
            switch try lexer.peek() {
            case 0x3D, TOMLLexer.end: throw lexer.failure("unexpected '='")
            case 0x2E: throw lexer.failure("unexpected '.'")
            default: break
            }
            key.append(try keyPart(isFirst: key.isEmpty))
            try lexer.skipBlanks()
            let character = try lexer.next()
            switch character {
            case 0x3D: return key
            case 0x2E: continue
            case TOMLLexer.end:
                throw lexer.failure("unexpected EOF; expected key separator '='", atEnd: true)
            default:
                let message = "expected '.' or '=', but got \(TOMLLexer.quoted(character)) instead"
                throw character == 10 ? lexer.failureOnPreviousLine(message) : lexer.failure(message)
            }
        }
    }

    private mutating func keyPart(isFirst: Bool) throws(TOMLLexer.Failure) -> String {
        defer { if isFirst { keyLine = lexer.line } }
        switch try lexer.peek() {
        case 0x22:
            _ = try lexer.next()
            return try string()
        case 0x27:
            _ = try lexer.next()
            return try rawString()
        default:
            lexer.beginToken()
            try lexer.skip(while: TOMLLexer.isBareKey)
            return lexer.token
        }
    }
}
