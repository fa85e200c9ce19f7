/// A match of a pattern in a text.
public struct Match: Hashable, Sendable {
    /// The positions of the beginnings and ends of the whole match and of all groups; -1 for groups without.
    private let positions: [Int]

    init(positions: [Int]) { self.positions = positions }

    /// The bytes of the text that the pattern matched.
    public var range: Range<Int> { self[0] ?? 0..<0 }

    /// Where each group matched, by its number; the first is the whole match. Nil for groups that took no part.
    public var groups: [Range<Int>?] { (0..<positions.count / 2).map { self[$0] } }

    /// Where a group matched; nil if it took no part, or there is no group of this number.
    public subscript(group: Int) -> Range<Int>? {
        guard group >= 0, group < positions.count / 2 else { return nil }
        let start = positions[2 * group]
        let end = positions[2 * group + 1]
        return start >= 0 && start <= end ? start..<end : nil
    }
}
