/// States inside actions.
extension Lexer {
    mutating func insideAction() -> State {
        if rightEdge(at: position) != nil {
            return parenthesisDepth == 0 ? .rightDelimiter : fail("unclosed left paren")
        }
        guard let next = byte(at: position) else { return fail("unclosed action") }
        switch next {
        case 0x20, 0x09, 0x0D, 0x0A: return space()
        case UInt8(ascii: "="): return single(.assign)
        case UInt8(ascii: "|"): return single(.pipe)
        case UInt8(ascii: ":"): return colon()
        case UInt8(ascii: "\""): return quoted(by: next, .string, problem: "unterminated quoted string")
        case UInt8(ascii: "'"):
            return quoted(by: next, .characterConstant, problem: "unterminated character constant")
        case UInt8(ascii: "`"): return rawQuoted()
        case UInt8(ascii: "$"): return variable()
        case UInt8(ascii: "."): return dot()
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return number()
        case UInt8(ascii: "("):
            parenthesisDepth += 1
            return single(.leftParenthesis)
        case UInt8(ascii: ")"):
            parenthesisDepth -= 1
            return parenthesisDepth < 0 ? fail("unexpected right paren") : single(.rightParenthesis)
        default: return other()
        }
    }

    private mutating func single(_ kind: Token.Kind) -> State {
        position += 1
        emit(kind)
        return .insideAction
    }

    private mutating func colon() -> State {
        position += 1
        guard byte(at: position) == UInt8(ascii: "=") else { return fail("expected :=") }
        return single(.declare)
    }

    private mutating func other() -> State {
        guard let (scalar, width) = scalar(at: position) else { return .done }
        if scalar.isTemplateAlphanumeric { return identifier() }
        if scalar.isASCII && scalar.isGoPrintable { return single(.character) }
        position += width
        return fail("unrecognized character in action: \(Quoting.name(of: scalar))")
    }

    private mutating func skipAlphanumerics() {
        while let (scalar, width) = scalar(at: position), scalar.isTemplateAlphanumeric {
            position += width
        }
    }

    private mutating func identifier() -> State {
        skipAlphanumerics()
        if let problem = missingTerminator() { return fail(problem) }
        let word = String(decoding: pending, as: UTF8.self)
        switch (word, Token.Keyword(rawValue: word)) {
        case ("true", _), ("false", _): emit(.bool)
        case ("nil", _): emit(.nil)
        case (_, .break) where !hasBreak, (_, .continue) where !hasContinue: emit(.identifier)
        case (_, let keyword?): emit(.keyword(keyword))
        case (_, nil): emit(.identifier)
        }
        return .insideAction
    }

    private mutating func dot() -> State {
        if let digit = byte(at: position + 1), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
            return number()
        }
        position += 1
        return fieldOrVariable(alone: .dot, named: .field)
    }

    private mutating func variable() -> State {
        position += 1
        return fieldOrVariable(alone: .variable, named: .variable)
    }

    private mutating func fieldOrVariable(alone: Token.Kind, named: Token.Kind) -> State {
        if isAtTerminator {
            emit(alone)
            return .insideAction
        }
        skipAlphanumerics()
        if let problem = missingTerminator() { return fail(problem) }
        emit(named)
        return .insideAction
    }

    /// What may follow a name, so that `$x+2` is refused rather than read as two operands.
    private var isAtTerminator: Bool {
        guard let next = byte(at: position) else { return true }
        switch next {
        case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"),
            UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "("):
            return true
        default:
            return hasPrefix(right, at: position)
        }
    }

    private func missingTerminator() -> String? {
        guard !isAtTerminator, let (scalar, _) = scalar(at: position) else { return nil }
        return "bad character \(Quoting.name(of: scalar))"
    }

    private mutating func quoted(by quote: UInt8, _ kind: Token.Kind, problem: String) -> State {
        position += 1
        while let next = byte(at: position), next != UInt8(ascii: "\n") {
            position += 1
            if next == quote {
                emit(kind)
                return .insideAction
            }
            if next == UInt8(ascii: "\\") {
                guard let escaped = byte(at: position), escaped != UInt8(ascii: "\n") else { break }
                position += 1
            }
        }
        return fail(problem)
    }

    private mutating func rawQuoted() -> State {
        guard let closing = bytes[(position + 1)...].firstIndex(of: UInt8(ascii: "`")) else {
            return fail("unterminated raw quoted string")
        }
        position = closing + 1
        emit(.rawString)
        return .insideAction
    }
}
