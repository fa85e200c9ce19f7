/// One walk along a line of YAML, token by token, from the state that the line before left.
struct LineWalk {
    /// The text of a block scalar: how far its lines are indented at least, and whether they said so themselves.
    struct BlockText {
        var indent: Int
        var isFixed: Bool
    }

    private let bytes: [UInt8]
    private var at: Int
    private let indent: Int
    private(set) var quote: UInt8?
    private(set) var depth: Int
    /// Whether a new token may begin here; within plain text quotes and brackets are text.
    private(set) var expectsToken: Bool
    /// Where the last `- ` or key of a block stands, and whether it is a key.
    private(set) var entry: (column: Int, isKey: Bool)
    private var hasEntry = false
    /// The token in front of a colon, if it could be a key.
    private var tokenStart: Int
    private var isAfterQuoted = false
    private var isPlain: Bool
    private(set) var isEntry = false
    private(set) var comment: Int?
    private(set) var blockText: BlockText?

    /// `parent` is the column that text must be deeper than, should the line have no key; `isText` says that plain
    /// text of the line before goes on.
    init(_ bytes: [UInt8], indent: Int, parent: Int, quote: UInt8?, depth: Int, isText: Bool) {
        self.bytes = bytes
        self.indent = indent
        self.quote = quote
        self.depth = depth
        at = quote == nil ? indent : 0
        tokenStart = indent
        entry = (parent, false)
        expectsToken = quote == nil && !isText
        isPlain = quote == nil && isText
    }

    var endsInPlainText: Bool { comment == nil && depth == 0 && quote == nil && isPlain }

    func opens(sinceDepth before: Int) -> CommentScanner.Opening? {
        if depth > before { return .flow(depth: before) }
        guard depth == 0, hasEntry, quote == nil, blockText != nil || expectsToken else { return nil }
        return .block(column: entry.column, isKey: entry.isKey)
    }

    mutating func run() {
        if quote != nil { skipQuoted() }
        while at < bytes.count {
            let byte = bytes[at]
            if CommentScanner.isBlank(byte) {
                at += 1
            } else if byte == UInt8(ascii: "#"), at == 0 || CommentScanner.isBlank(bytes[at - 1]) {
                comment = at
                return
            } else if expectsToken {
                readToken(byte)
            } else {
                readRest(byte)
            }
        }
    }

    private func endsToken(_ index: Int) -> Bool {
        index >= bytes.count || CommentScanner.isBlank(bytes[index]) || depth > 0 && isFlowMark(bytes[index])
    }

    private func isFlowMark(_ byte: UInt8) -> Bool { ",[]{}".utf8.contains(byte) }

    private mutating func readToken(_ byte: UInt8) {
        tokenStart = at
        isAfterQuoted = false
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            quote = byte
            at += 1
            expectsToken = false
            skipQuoted()
        case UInt8(ascii: "-") where depth == 0 && endsToken(at + 1), UInt8(ascii: "?") where endsToken(at + 1):
            isEntry = isEntry || byte == UInt8(ascii: "-") && at == indent
            enter(column: at, isKey: false)
        case UInt8(ascii: ":") where endsToken(at + 1): enter(column: at, isKey: true)
        case UInt8(ascii: "|") where depth == 0 && isBlockHeader, UInt8(ascii: ">") where depth == 0 && isBlockHeader:
            expectsToken = false
            let header = bytes[at...].prefix { !CommentScanner.isBlank($0) }
            at = header.endIndex
            // With a number in its header the first line may be deeper than the rest.
            let hasNumber = header.contains { (0x30...0x39).contains($0) }
            blockText = BlockText(indent: max(0, entry.column) + 1, isFixed: hasNumber)
        case UInt8(ascii: "!"), UInt8(ascii: "&"): skipWord()
        case UInt8(ascii: "*"):
            skipWord()
            expectsToken = false
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            depth += 1
            at += 1
        case UInt8(ascii: "]") where depth > 0, UInt8(ascii: "}") where depth > 0: close()
        case UInt8(ascii: ",") where depth > 0: at += 1
        default:
            expectsToken = false
            isPlain = true
            at += 1
        }
    }

    private mutating func readRest(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: ":") where endsToken(at + 1) || depth > 0 && isAfterQuoted:
            enter(column: tokenStart, isKey: true)
        case UInt8(ascii: ",") where depth > 0, UInt8(ascii: "[") where depth > 0, UInt8(ascii: "{") where depth > 0:
            expectsToken = true
            isPlain = false
        case UInt8(ascii: "]") where depth > 0, UInt8(ascii: "}") where depth > 0: close()
        default: at += 1
        }
    }

    private mutating func enter(column: Int, isKey: Bool) {
        if depth == 0 {
            entry = (column, isKey)
            hasEntry = true
        }
        expectsToken = true
        isPlain = false
        at += 1
    }

    private mutating func close() {
        depth -= 1
        at += 1
        expectsToken = false
        isPlain = false
        isAfterQuoted = true
    }

    private mutating func skipWord() {
        at += 1
        while !endsToken(at) { at += 1 }
    }

    private var isBlockHeader: Bool {
        var index = at + 1
        while index < bytes.count, "0123456789+-".utf8.contains(bytes[index]) { index += 1 }
        return index >= bytes.count || CommentScanner.isBlank(bytes[index])
    }

    /// To behind the closing quote; without one the scalar goes on in the next line.
    private mutating func skipQuoted() {
        while at < bytes.count, let mark = quote {
            if bytes[at] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
                at += 2
            } else if bytes[at] != mark {
                at += 1
            } else if mark == UInt8(ascii: "'"), at + 1 < bytes.count, bytes[at + 1] == mark {
                at += 2
            } else {
                at += 1
                quote = nil
                isAfterQuoted = true
                isPlain = false
            }
        }
    }
}
