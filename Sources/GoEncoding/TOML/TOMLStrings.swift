import SluiceGoTemplate

/// The four kinds of strings; the opening quotes have been read.
extension TOMLParser {
    mutating func string() throws(TOMLLexer.Failure) -> String {
        lexer.beginToken()
        var text = String.UnicodeScalarView()
        while true {
            let character = try lexer.next()
            switch character {
            case TOMLLexer.end: throw lexer.failure("unexpected EOF; expected '\"'", atEnd: true)
            case 0x22:
                try checkEscapes()
                return String(text)
            case 0x5C: try escape(into: &text)
            case _ where TOMLLexer.isNewLine(character): throw newLine()
            default: text.append(Unicode.Scalar(character) ?? "\u{FFFD}")
            }
        }
    }

    mutating func rawString() throws(TOMLLexer.Failure) -> String {
        lexer.beginToken()
        while true {
            let character = try lexer.next()
            switch character {
            case TOMLLexer.end: throw lexer.failure("unexpected EOF; expected \"'\"", atEnd: true)
            case 0x27: return String(lexer.token.unicodeScalars.dropLast())
            case _ where TOMLLexer.isNewLine(character): throw newLine()
            default: break
            }
        }
    }

    private func newLine() -> TOMLLexer.Failure {
        lexer.failureOnPreviousLine("strings cannot contain newlines")
    }

    mutating func multilineString() throws(TOMLLexer.Failure) -> String {
        lexer.beginToken()
        try skipFirstNewLine()
        var text = String.UnicodeScalarView()
        while true {
            let character = try lexer.next()
            switch character {
            case TOMLLexer.end: throw lexer.failure("unexpected EOF; expected '\"\"\"'", atEnd: true)
            case 0x5C:
                if try !skipEscapedLines() { try escape(into: &text) }
            case 0x22:
                let quotes = 1 + (try run(of: "\""))
                guard quotes < 6 else { throw lexer.failure("unexpected '\"\"\"\"\"\"'") }
                for _ in 0..<(quotes >= 3 ? quotes - 3 : quotes) { text.append("\"") }
                guard quotes >= 3 else { continue }
                try checkEscapes()
                return String(text)
            default: text.append(Unicode.Scalar(character) ?? "\u{FFFD}")
            }
        }
    }

    mutating func rawMultilineString() throws(TOMLLexer.Failure) -> String {
        lexer.beginToken()
        try skipFirstNewLine()
        let start = lexer.index
        while true {
            let character = try lexer.next()
            switch character {
            case TOMLLexer.end: throw lexer.failure("unexpected EOF; expected \"'''\"", atEnd: true)
            case 0x27:
                let quotes = 1 + (try run(of: "'"))
                guard quotes < 6 else { throw lexer.failure("unexpected \"''''''\"") }
                if quotes >= 3 { return String(decoding: lexer.bytes(from: start).dropLast(3), as: UTF8.self) }
            default: break
            }
        }
    }

    /// Quotes in a row, at most five: more are an error.
    private mutating func run(of quote: Unicode.Scalar) throws(TOMLLexer.Failure) -> Int {
        var count = 0
        while count < 5, try lexer.take(quote) { count += 1 }
        return count
    }

    private mutating func skipFirstNewLine() throws(TOMLLexer.Failure) {
        if try lexer.peek() == 13 { _ = try lexer.next() }
        _ = try lexer.take("\n")
    }

    // MARK: Escapes

    /// Escapes that only the parser refuses, after the lexer has taken the whole string.
    private func checkEscapes() throws(TOMLLexer.Failure) {
        if let escapeProblem { throw lexer.failure(escapeProblem) }
    }

    /// A backslash at the end of a line drops all white space up to the next text.
    private mutating func skipEscapedLines() throws(TOMLLexer.Failure) -> Bool {
        let start = lexer
        try lexer.skipBlanks()
        guard TOMLLexer.isNewLine(try lexer.peek()) else {
            lexer = start
            return false
        }
        try lexer.skip { TOMLLexer.isBlank($0) || TOMLLexer.isNewLine($0) }
        return true
    }

    private mutating func escape(into text: inout String.UnicodeScalarView) throws(TOMLLexer.Failure) {
        let character = try lexer.next()
        switch character {
        case 0x62: text.append("\u{8}")
        case 0x74: text.append("\t")
        case 0x6E: text.append("\n")
        case 0x66: text.append("\u{C}")
        case 0x72: text.append("\r")
        case 0x65: text.append("\u{1B}")
        case 0x22: text.append("\"")
        case 0x5C: text.append("\\")
        case 0x20, 0x09:
            escapeProblem = escapeProblem ?? "invalid escape: '\\\(character == 9 ? "\t" : " ")'"
        case 0x78: try code(2, "two", "x", into: &text)
        case 0x75: try code(4, "four", "u", into: &text)
        case 0x55: try code(8, "eight", "U", into: &text)
        default:
            let name = Unicode.Scalar(character).map(String.init) ?? "\u{FFFD}"
            let message = "invalid escape in string '\\\(name)'"
            throw character == TOMLLexer.end ? lexer.failureOnPreviousLine(message) : lexer.failure(message)
        }
    }

    private mutating func code(
        _ digits: Int, _ count: String, _ letter: String, into text: inout String.UnicodeScalarView
    ) throws(TOMLLexer.Failure) {
        let start = lexer.index
        for _ in 0..<digits {
            let character = try lexer.next()
            guard TOMLLexer.isHexadecimal(character) else {
                throw lexer.failure(
                    "expected \(count) hexadecimal digits after '\\\(letter)', but got "
                        + "\(GoQuoting.string(lexer.token)) instead", atEnd: character == TOMLLexer.end)
            }
        }
        let name = String(decoding: lexer.bytes(from: start), as: UTF8.self)
        guard let scalar = UInt32(name, radix: 16).flatMap(Unicode.Scalar.init) else {
            escapeProblem = escapeProblem ?? "Escaped character '\\u\(name)' is not valid UTF-8."
            return
        }
        text.append(scalar)
    }
}
