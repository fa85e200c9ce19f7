import SluiceBasics

/// Addresses as sorted ranges that neither overlap nor touch, so that equal sets are equal values.
public struct AddressRanges: Hashable, Sendable {
    /// IPv4 addresses as numbers, in ascending order.
    public private(set) var v4: [ClosedRange<UInt128>] = []
    /// IPv6 addresses as numbers, in ascending order.
    public private(set) var v6: [ClosedRange<UInt128>] = []

    /// Creates an empty set.
    public init() {}

    /// A block without its exceptions; exceptions that lie elsewhere take nothing away.
    public init(_ block: CIDRBlock, except: [CIDRBlock] = []) {
        let holes = Self.merged(except.filter { block.overlaps($0) }.map(\.range))
        var ranges: [ClosedRange<UInt128>] = []
        var next = block.first
        for hole in holes {
            if hole.lowerBound > next { ranges.append(next...(hole.lowerBound - 1)) }
            guard hole.upperBound < block.last else {
                self.init(block.family, ranges)
                return
            }
            next = max(next, hole.upperBound + 1)
        }
        ranges.append(next...block.last)
        self.init(block.family, ranges)
    }

    /// All addresses that one of the sets has.
    public init(merging sets: [AddressRanges]) {
        v4 = Self.merged(sets.flatMap(\.v4))
        v6 = Self.merged(sets.flatMap(\.v6))
    }

    private init(_ family: IPFamily, _ ranges: [ClosedRange<UInt128>]) {
        if family == .v4 { v4 = ranges } else { v6 = ranges }
    }

    /// Whether no address is in the set.
    public var isEmpty: Bool { v4.isEmpty && v6.isEmpty }

    /// How many ranges there are; what a comparison costs.
    public var count: Int { v4.count + v6.count }

    /// Whether an address is in the set.
    public func contains(_ address: IPAddress) -> Bool {
        Self.contains(ranges(address.family), address.bits...address.bits)
    }

    /// Whether all addresses of the block are in the set.
    public func contains(_ block: CIDRBlock) -> Bool {
        Self.contains(ranges(block.family), block.range)
    }

    /// Whether all addresses of the other set are in this one.
    public func contains(_ other: AddressRanges) -> Bool {
        other.v4.allSatisfy { Self.contains(v4, $0) } && other.v6.allSatisfy { Self.contains(v6, $0) }
    }

    /// Whether an address of the block is in the set.
    public func overlaps(_ block: CIDRBlock) -> Bool {
        let ranges = ranges(block.family)
        let index = Self.firstIndex(in: ranges, endingFrom: block.first)
        return index < ranges.count && ranges[index].lowerBound <= block.last
    }

    private func ranges(_ family: IPFamily) -> [ClosedRange<UInt128>] { family == .v4 ? v4 : v6 }

    private static func contains(_ ranges: [ClosedRange<UInt128>], _ range: ClosedRange<UInt128>) -> Bool {
        let index = firstIndex(in: ranges, endingFrom: range.lowerBound)
        return index < ranges.count && ranges[index].lowerBound <= range.lowerBound
            && ranges[index].upperBound >= range.upperBound
    }

    /// The first range that does not end before an address.
    private static func firstIndex(in ranges: [ClosedRange<UInt128>], endingFrom address: UInt128) -> Int {
        ranges.partitioningIndex { $0.upperBound >= address }
    }

    private static func merged(_ ranges: [ClosedRange<UInt128>]) -> [ClosedRange<UInt128>] {
        var result: [ClosedRange<UInt128>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            // Ranges that touch become one, too: subtracting cannot overflow, for the range is not the first.
            if let last = result.last, range.lowerBound == 0 || range.lowerBound - 1 <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

extension AddressRanges {
    /// Ranges of one family, in any order.
    public init(_ family: IPFamily, merging ranges: [ClosedRange<UInt128>]) {
        self.init(family, Self.merged(ranges))
    }

    /// What is in both.
    public func intersection(_ other: AddressRanges) -> AddressRanges {
        var result = AddressRanges()
        result.v4 = Self.intersection(v4, other.v4)
        result.v6 = Self.intersection(v6, other.v6)
        return result
    }

    /// How many addresses of a family there are, as far as they can be counted.
    public func addressCount(_ family: IPFamily) -> UInt128 {
        ranges(family).reduce(0) { sum, range in
            let (next, overflows) = sum.addingReportingOverflow(range.upperBound - range.lowerBound)
            return overflows || next == .max ? .max : next + 1
        }
    }

    private static func intersection(
        _ left: [ClosedRange<UInt128>], _ right: [ClosedRange<UInt128>]
    ) -> [ClosedRange<UInt128>] {
        var result: [ClosedRange<UInt128>] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            let first = max(left[i].lowerBound, right[j].lowerBound)
            let last = min(left[i].upperBound, right[j].upperBound)
            if first <= last { result.append(first...last) }
            if left[i].upperBound < right[j].upperBound { i += 1 } else { j += 1 }
        }
        return result
    }
}
