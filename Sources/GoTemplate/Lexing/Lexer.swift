/// Cuts a template into tokens. Each state scans one construct and names the state that follows.
struct Lexer {
    enum State { case text, leftDelimiter, comment, rightDelimiter, insideAction, done }

    let bytes: [UInt8]
    let left: [UInt8]
    let right: [UInt8]
    /// `break` and `continue` are functions where the caller has such functions.
    let hasBreak: Bool
    let hasContinue: Bool

    var start = 0
    var position = 0
    var parenthesisDepth = 0
    var tokens: [Token] = []

    /// All tokens of a source; the last is `.end` or `.error`.
    static func tokens(
        of source: TemplateSource, breakIsFunction: Bool = false, continueIsFunction: Bool = false
    ) -> [Token] {
        var lexer = Lexer(
            bytes: source.bytes, left: Array(source.delimiters.left.utf8),
            right: Array(source.delimiters.right.utf8), hasBreak: !breakIsFunction,
            hasContinue: !continueIsFunction)
        var state = State.text
        while state != .done { state = lexer.run(state) }
        return lexer.tokens
    }

    private init(
        bytes: [UInt8], left: [UInt8], right: [UInt8], hasBreak: Bool, hasContinue: Bool
    ) {
        self.bytes = bytes
        self.left = left
        self.right = right
        self.hasBreak = hasBreak
        self.hasContinue = hasContinue
        tokens.reserveCapacity(bytes.count / 6 + 4)
    }

    private mutating func run(_ state: State) -> State {
        switch state {
        case .text: text()
        case .leftDelimiter: leftDelimiter()
        case .comment: comment()
        case .rightDelimiter: rightDelimiter()
        case .insideAction: insideAction()
        case .done: .done
        }
    }

    // MARK: Reading

    func byte(at offset: Int) -> UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    func hasPrefix(_ prefix: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + prefix.count <= bytes.count else { return false }
        for index in prefix.indices where bytes[offset + index] != prefix[index] { return false }
        return true
    }

    func find(_ pattern: [UInt8], from offset: Int) -> Int? {
        guard let first = pattern.first else { return nil }
        var index = offset
        while let next = bytes[index...].firstIndex(of: first) {
            if hasPrefix(pattern, at: next) { return next }
            index = next + 1
        }
        return nil
    }

    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int)? {
        offset < bytes.count ? decodeScalar(bytes, at: offset) : nil
    }

    static func isSpace(_ byte: UInt8?) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0D, 0x0A: true
        default: false
        }
    }

    // MARK: Emitting

    mutating func emit(_ kind: Token.Kind) {
        tokens.append(Token(kind: kind, range: start..<position))
        start = position
    }

    mutating func ignore() {
        start = position
    }

    mutating func fail(_ message: String) -> State {
        tokens.append(Token(kind: .error(message), range: start..<max(start, position)))
        return .done
    }

    /// The text scanned since the last token.
    var pending: ArraySlice<UInt8> { bytes[start..<position] }
}
