/// A match of a pattern in a string, with positions in that string.
public struct TextMatch: Hashable, Sendable {
    /// The part of the string that the pattern matched.
    public let range: Range<String.Index>
    /// The part that each group matched, by its number; the first is the whole match. Nil for groups that took no part.
    public let groups: [Range<String.Index>?]

    init(_ match: Match, in text: String) {
        func index(_ byte: Int) -> String.Index { text.utf8.index(text.utf8.startIndex, offsetBy: byte) }
        let groups = match.groups.map { $0.map { index($0.lowerBound)..<index($0.upperBound) } }
        self.groups = groups
        range = groups.first.flatMap(\.self) ?? text.startIndex..<text.startIndex
    }

    /// The part that a group matched; nil if it took no part, or there is no group of this number.
    public subscript(group: Int) -> Range<String.Index>? { groups.indices.contains(group) ? groups[group] : nil }
}

extension RegularExpression {
    /// The leftmost match in a string; nil without one.
    public func firstMatch(in text: String) -> TextMatch? {
        firstMatch(in: Array(text.utf8)).map { TextMatch($0, in: text) }
    }

    /// All matches in a string that do not overlap, from left to right.
    ///
    /// - Parameters:
    ///   - text: the string to search.
    ///   - limit: the largest number of matches; all of them below 0.
    public func allMatches(in text: String, limit: Int = -1) -> [TextMatch] {
        allMatches(in: Array(text.utf8), limit: limit).map { TextMatch($0, in: text) }
    }
}
