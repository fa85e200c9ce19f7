extension RegularExpression {
    /// The parts of the text between matches, at most `limit` if that is positive, all if it is negative, none if it
    /// is zero: Go's `Split`.
    public func split(_ string: String, limit: Int) -> [String] {
        let bytes = Array(string.utf8)
        return split(bytes, limit: limit).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The same for bytes, which need not be UTF-8: where the parts lie.
    public func split(_ bytes: [UInt8], limit: Int) -> [Range<Int>] {
        if limit == 0 { return [] }
        if !pattern.isEmpty, bytes.isEmpty { return [0..<0] }
        return bytes.withUnsafeBufferPointer { text in
            var parts: [Range<Int>] = []
            var start = 0
            var end = 0
            var isFull = false
            forEachMatch(text, limit: limit, slotCount: 2) { positions in
                isFull = isFull || limit > 0 && parts.count >= limit - 1
                if isFull { return }
                end = positions[0]
                if positions[1] != 0 { parts.append(start..<end) }
                start = positions[1]
            }
            if end != text.count { parts.append(start..<text.count) }
            return parts
        }
    }
}
