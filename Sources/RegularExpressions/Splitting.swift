extension RegularExpression {
    /// The parts of the text between matches, at most `limit` if that is positive, all if it is negative, none if it
    /// is zero: Go's `Split`.
    public func split(_ string: String, limit: Int) -> [String] {
        if limit == 0 { return [] }
        if !pattern.isEmpty, string.isEmpty { return [""] }
        return Array(string.utf8).withUnsafeBufferPointer { text in
            var parts: [String] = []
            var start = 0
            var end = 0
            var isFull = false
            func part(_ range: Range<Int>) -> String {
                String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
            }
            forEachMatch(text, limit: limit, slotCount: 2) { positions in
                isFull = isFull || limit > 0 && parts.count >= limit - 1
                if isFull { return }
                end = positions[0]
                if positions[1] != 0 { parts.append(part(start..<end)) }
                start = positions[1]
            }
            if end != text.count { parts.append(part(start..<text.count)) }
            return parts
        }
    }
}
