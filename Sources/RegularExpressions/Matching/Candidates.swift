/// The places where a match may begin, from left to right.
struct Candidates {
    let text: TextBytes
    let facts: ProgramFacts

    /// The first candidate at or behind a position; nil when there is none up to the end.
    func next(from position: Int) -> Int? {
        guard position <= text.count else { return nil }
        if facts.isAnchored { return position == 0 ? 0 : nil }
        if let prefix = facts.prefix { return prefix.find(in: text, from: position) }
        guard let firstBytes = facts.firstBytes else { return position }
        var position = position
        while position < text.count {
            if firstBytes.contains(text[position]) { return position }
            position += 1
        }
        return nil
    }

    /// The position one scalar further on; behind the end, one more than the end.
    func after(_ position: Int) -> Int {
        position < text.count ? position + Decoding.scalar(text, position).width : text.count + 1
    }
}
