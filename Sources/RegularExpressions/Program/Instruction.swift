/// One step of a compiled pattern.
struct Instruction: Sendable {
    enum Kind: UInt8, Sendable {
        case match
        /// Goes on at `next`, and if that fails at `argument`.
        case split
        /// Notes the position under number `argument`.
        case capture
        case assertion
        case scalar
        case set
        case any
        case anyExceptNewline
    }

    var kind: Kind
    var next: Int32 = 0
    var argument: Int32 = 0
    /// Numbers the places where ways through the program meet; below 0 elsewhere. Only there must a search
    /// remember that it has been: all else is reached at a position as often as the one place it is reached from.
    var junction: Int32 = -1
}

/// A set of scalars in a program: ASCII as bits, all as ranges in a list that the sets share.
struct SetEntry: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var firstRange: Int
    var endRange: Int
    /// Whether there is more than ASCII in it.
    var hasWide: Bool

    init(_ set: ScalarSet, firstRange: Int) {
        self.firstRange = firstRange
        endRange = firstRange + set.ranges.count
        hasWide = set.ranges.last.map { $0.upper >= 128 } ?? false
        for range in set.ranges {
            guard range.lower < 128 else { break }
            for scalar in range.lower...min(range.upper, 127) {
                if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
            }
        }
    }
}
