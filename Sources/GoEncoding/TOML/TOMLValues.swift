import SluiceGoTemplate

/// Values: lists, inline tables, and the choice between the rest.
extension TOMLParser {
    /// - Returns: the value, and whether it is a list.
    mutating func value(parentIsArray: Bool) throws(TOMLLexer.Failure) -> (Value, isArray: Bool) {
        try lexer.skipBlanks()
        let character = try lexer.peek()
        if TOMLLexer.isDigit(character) { return (try numberOrTime(), false) }
        let start = lexer
        lexer.beginToken()
        _ = try lexer.next()
        switch character {
        case 0x5B: return (.list(try array()), true)
        case 0x7B: return (.map(try inlineTable(parentIsArray: parentIsArray)), false)
        case 0x22:
            if try takeTwo("\"") { return (.string(try multilineString()), false) }
            return (.string(try string()), false)
        case 0x27:
            if try takeTwo("'") { return (.string(try rawMultilineString()), false) }
            return (.string(try rawString()), false)
        case 0x2E: throw lexer.failure("floats must start with a digit, not '.'")
        case 0x2D, 0x2B: return (try signedNumber(), false)
        case 0x69, 0x6E:
            if let value = try namedFloat() { return (value, false) }
        case TOMLLexer.end: throw lexer.failure("unexpected EOF; expected value", atEnd: true)
        default:
            guard Self.isLetter(character) else {
                let message = "expected value but found \(TOMLLexer.quoted(character)) instead"
                throw character == 10 ? lexer.failureOnPreviousLine(message) : lexer.failure(message)
            }
            lexer = start
        }
        return (try bool(), false)
    }

    /// `inf` or `nan`; else the lexer steps back over the letter read last.
    private mutating func namedFloat() throws(TOMLLexer.Failure) -> Value? {
        for (first, second) in [("n", "f"), ("a", "n")] as [(Unicode.Scalar, Unicode.Scalar)]
        where try lexer.take(first) {
            if try lexer.take(second) { return try float(lexer.token) }
        }
        lexer.stepBack()
        return nil
    }

    private mutating func bool() throws(TOMLLexer.Failure) -> Value {
        lexer.beginToken()
        try lexer.skip(while: Self.isLetter)
        switch lexer.token {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            throw lexer.failure(
                "expected value but found \(GoQuoting.string(lexer.token)) instead", atEnd: false)
        }
    }

    static func isLetter(_ character: UInt32) -> Bool {
        switch Unicode.Scalar(character)?.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    private mutating func takeTwo(_ quote: Unicode.Scalar) throws(TOMLLexer.Failure) -> Bool {
        let start = lexer
        if try lexer.take(quote), try lexer.take(quote) { return true }
        lexer = start
        return false
    }

    // MARK: Collections

    private mutating func enter() throws(TOMLLexer.Failure) {
        depth += 1
        guard depth < EncodingLimits.depth else {
            throw TOMLLexer.Failure(
                message: "exceeds maximum array depth of \(EncodingLimits.depth)", line: keyLine)
        }
    }

    private mutating func array() throws(TOMLLexer.Failure) -> [Value] {
        try enter()
        defer { depth -= 1 }
        tables.mark(currentKey, in: context, isArray: true)
        var values: [Value] = []
        while true {
            try skipLinesAndComments()
            switch try lexer.peek() {
            case 0x2C:
                _ = try lexer.next()
                throw lexer.failure("unexpected comma")
            case 0x5D:
                _ = try lexer.next()
                return values
            default: break
            }
            values.append(try value(parentIsArray: true).0)
            try skipLinesAndComments()
            let character = try lexer.next()
            if character == 0x5D { return values }
            guard character == 0x2C else {
                throw lexer.failure(
                    "expected a comma (',') or array terminator (']'), but got \(TOMLLexer.nameOrEnd(character))",
                    atEnd: character == TOMLLexer.end)
            }
        }
    }

    private mutating func inlineTable(parentIsArray: Bool) throws(TOMLLexer.Failure) -> MapValue {
        try enter()
        defer { depth -= 1 }
        let map = MapValue()
        let (outerContext, outerKey) = (context, currentKey)
        currentKey = ""
        tables.markImplicit(outerKey, in: outerContext)
        do throws(Problem) {
            context = try tables.open([outerKey], from: outerContext, isArray: parentIsArray)
        } catch {
            context.names = error.names ?? outerContext.names + [outerKey]
            throw TOMLLexer.Failure(message: error.message, line: keyLine)
        }
        let own = context
        while true {
            try skipLinesAndComments()
            switch try lexer.peek() {
            case 0x2C:
                _ = try lexer.next()
                throw lexer.failure("unexpected comma")
            case 0x7D: break
            default:
                try keyAndValue(parentContext: own, inline: map)
                context = own
                try skipLinesAndComments()
            }
            let character = try lexer.next()
            if character == 0x7D { break }
            guard character == 0x2C else {
                throw lexer.failure(
                    "expected a comma or an inline table terminator '}', but got "
                        + "\(TOMLLexer.nameOrEnd(character)) instead", atEnd: character == TOMLLexer.end)
            }
        }
        (context, currentKey) = (outerContext, outerKey)
        return map
    }

    private mutating func skipLinesAndComments() throws(TOMLLexer.Failure) {
        while true {
            try lexer.skip { TOMLLexer.isBlank($0) || TOMLLexer.isNewLine($0) }
            guard try lexer.peek() == 0x23 else { return }
            try lexer.skipComment()
        }
    }
}
