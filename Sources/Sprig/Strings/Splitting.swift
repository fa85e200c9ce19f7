import SluiceGoTemplate

/// Pieces of a text between separators, as Go's `SplitN` gives them.
enum Splitting {
    /// - Parameters:
    ///   - limit: how many pieces at most, the last one being the rest; negative for any number.
    ///   - maximum: with how many pieces to refuse.
    static func pieces(
        of text: String, by separator: String, limit: Int = -1, maximum: Int = SprigLimits.elements
    ) throws -> [Value] {
        if limit == 0 { return [] }
        if separator.isEmpty { return try characters(of: text, limit: limit, maximum: maximum) }
        let search = ByteSearch(separator)
        return try text.withBytes { bytes in
            var pieces: [Value] = []
            var start = 0
            while limit < 0 || pieces.count < limit - 1, let found = search.first(in: bytes, from: start) {
                pieces.append(.string(String(bytes[start..<found])))
                guard pieces.count < maximum else { throw SprigError.tooManyElements(maximum) }
                start = found + search.count
            }
            pieces.append(.string(String(bytes[start...])))
            return pieces
        }
    }

    private static func characters(of text: String, limit: Int, maximum: Int) throws -> [Value] {
        var rest = text.unicodeScalars[...]
        var pieces: [Value] = []
        while limit < 0 || pieces.count < limit - 1, let scalar = rest.popFirst() {
            guard pieces.count < maximum else { throw SprigError.tooManyElements(maximum) }
            pieces.append(.string(String(scalar)))
        }
        if !rest.isEmpty { pieces.append(.string(String(rest))) }
        return pieces
    }
}
