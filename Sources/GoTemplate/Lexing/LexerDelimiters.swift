/// States outside actions and at their edges: text, trim markers, comments.
extension Lexer {
    /// A dash and the space beside it.
    private static let trimMarkerLength = 2
    private static let commentOpening = Array("/*".utf8)
    private static let commentClosing = Array("*/".utf8)

    mutating func text() -> State {
        guard let opening = find(left, from: position) else {
            position = bytes.count
            if position > start { emit(.text) }
            emit(.end)
            return .done
        }
        position = opening
        if hasLeftTrimMarker(at: opening + left.count) {
            while position > start, Self.isSpace(bytes[position - 1]) { position -= 1 }
        }
        if position > start { emit(.text) }
        position = opening
        ignore()
        return .leftDelimiter
    }

    mutating func leftDelimiter() -> State {
        position += left.count
        let marker = hasLeftTrimMarker(at: position) ? Self.trimMarkerLength : 0
        if hasPrefix(Self.commentOpening, at: position + marker) {
            position += marker
            ignore()
            return .comment
        }
        emit(.leftDelimiter)
        position += marker
        ignore()
        parenthesisDepth = 0
        return .insideAction
    }

    mutating func comment() -> State {
        position += Self.commentOpening.count
        guard let closing = find(Self.commentClosing, from: position) else {
            return fail("unclosed comment")
        }
        position = closing + Self.commentClosing.count
        guard let edge = rightEdge(at: position) else {
            return fail("comment ends before closing delimiter")
        }
        position += (edge == .trimming ? Self.trimMarkerLength : 0) + right.count
        if edge == .trimming { skipSpace() }
        ignore()
        return .text
    }

    mutating func rightDelimiter() -> State {
        let trims = rightEdge(at: position) == .trimming
        if trims {
            position += Self.trimMarkerLength
            ignore()
        }
        position += right.count
        emit(.rightDelimiter)
        if trims {
            skipSpace()
            ignore()
        }
        return .text
    }

    enum Edge { case plain, trimming }

    /// Whether the action ends here, perhaps with a trim marker.
    func rightEdge(at offset: Int) -> Edge? {
        if hasRightTrimMarker(at: offset), hasPrefix(right, at: offset + Self.trimMarkerLength) {
            return .trimming
        }
        return hasPrefix(right, at: offset) ? .plain : nil
    }

    private func hasLeftTrimMarker(at offset: Int) -> Bool {
        byte(at: offset) == UInt8(ascii: "-") && Self.isSpace(byte(at: offset + 1))
    }

    private func hasRightTrimMarker(at offset: Int) -> Bool {
        Self.isSpace(byte(at: offset)) && byte(at: offset + 1) == UInt8(ascii: "-")
    }

    private mutating func skipSpace() {
        while Self.isSpace(byte(at: position)) { position += 1 }
    }

    /// Space between operands. The last one may belong to a trim marker.
    mutating func space() -> State {
        skipSpace()
        if rightEdge(at: position - 1) == .trimming {
            position -= 1
            if position == start { return .rightDelimiter }
        }
        emit(.space)
        return .insideAction
    }
}
