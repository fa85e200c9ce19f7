extension Parser {
    /// `*`, `+` or `?`, at the present position.
    mutating func parseRepetition(minimum: Int, maximum: Int?, after previous: Int?) throws(Failure) {
        let start = reader.position
        reader.position += 1
        try repeatLast(minimum, maximum, operatorStart: start, after: previous)
    }

    /// `{n}`, `{n,}` or `{n,m}`; false if it is none of these, and so a literal brace.
    mutating func parseCountedRepetition(after previous: Int?) throws(Failure) -> Bool {
        let start = reader.position
        guard let (minimum, maximum) = parseCounts() else {
            reader.position = start
            return false
        }
        let isTooHigh = minimum > Limits.repeatCount || (maximum ?? 0) > Limits.repeatCount
        if isTooHigh || (maximum ?? minimum) < minimum {
            throw failure(.invalidRepeatCount, reader.text(from: start))
        }
        try repeatLast(minimum, maximum, operatorStart: start, after: previous)
        return true
    }

    private mutating func repeatLast(
        _ minimum: Int, _ maximum: Int?, operatorStart: Int, after previous: Int?
    ) throws(Failure) {
        let isLazy = reader.take("?") != flags.contains(.lazy)
        if let previous { throw failure(.nestedRepetition, reader.text(from: previous)) }
        let frame = frames.count - 1
        guard let last = frames[frame].items.popLast() else {
            throw failure(.missingRepetitionArgument, reader.text(from: operatorStart))
        }
        let repetition = Repetition(minimum: minimum, maximum: maximum, isLazy: isLazy)
        let piece = Piece.repetition(last, repetition)
        frames[frame].items.append(piece)
        try check(piece)
        if repetition.factor > 1, piece.repeats > Limits.repeatCount {
            throw failure(.invalidRepeatCount, reader.text(from: operatorStart))
        }
        lastRepetition = operatorStart
    }

    /// Counts too high to be valid are returned as such.
    private mutating func parseCounts() -> (minimum: Int, maximum: Int?)? {
        reader.position += 1
        guard let minimum = parseCount() else { return nil }
        var maximum: Int? = minimum
        if reader.take(",") {
            if reader.peek(is: "}") {
                maximum = nil
            } else if let count = parseCount() {
                maximum = count
            } else {
                return nil
            }
        }
        return reader.take("}") ? (minimum, maximum) : nil
    }

    /// A number without leading zeros; at most one more than is allowed.
    private mutating func parseCount() -> Int? {
        let start = reader.position
        var count = 0
        while let byte = reader.peek(), (0x30...0x39).contains(byte) {
            count = min(count * 10 + Int(byte - 0x30), Limits.repeatCount + 1)
            reader.position += 1
        }
        let length = reader.position - start
        return length == 0 || length > 1 && reader.bytes[start] == 0x30 ? nil : count
    }
}
