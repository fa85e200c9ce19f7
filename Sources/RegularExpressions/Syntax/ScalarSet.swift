import SluiceBasics

/// Scalars from `lower` to `upper`, both included.
struct ScalarRange: Hashable, Sendable {
    var lower: UInt32
    var upper: UInt32

    init(_ lower: UInt32, _ upper: UInt32) {
        self.lower = lower
        self.upper = upper
    }

    init(_ scalar: UInt32) { self.init(scalar, scalar) }
}

/// A set of scalars: sorted ranges that neither overlap nor touch.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ScalarRange]

    static let maximum: UInt32 = 0x10FFFF
    static let any = ScalarSet([ScalarRange(0, maximum)])
    static let exceptNewline = ScalarSet([ScalarRange(0, 9), ScalarRange(11, maximum)])

    init(_ unsorted: [ScalarRange]) {
        guard unsorted.count > 1 else {
            ranges = unsorted
            return
        }
        var sorted = unsorted
        sorted.sort { $0.lower < $1.lower }
        var last = 0
        for index in 1..<sorted.count {
            let range = sorted[index]
            if range.lower <= sorted[last].upper + 1 {
                sorted[last].upper = max(sorted[last].upper, range.upper)
            } else {
                last += 1
                sorted[last] = range
            }
        }
        sorted.removeSubrange((last + 1)...)
        ranges = sorted
    }

    var negated: ScalarSet {
        var result: [ScalarRange] = []
        result.reserveCapacity(ranges.count + 1)
        var next: UInt32 = 0
        for range in ranges {
            if next < range.lower { result.append(ScalarRange(next, range.lower - 1)) }
            next = range.upper + 1
        }
        if next <= Self.maximum { result.append(ScalarRange(next, Self.maximum)) }
        return ScalarSet(result)
    }

    /// With all that differ from a member only by case.
    var folded: ScalarSet { ScalarSet(CaseFolding.closure(of: ranges)) }

    var only: UInt32? { ranges.count == 1 && ranges[0].lower == ranges[0].upper ? ranges[0].lower : nil }

    func contains(_ scalar: UInt32) -> Bool {
        let index = ranges.partitioningIndex { $0.upper >= scalar }
        return index < ranges.count && ranges[index].lower <= scalar
    }
}
