import Addresses

/// Addresses as sorted ranges that neither overlap nor touch, so that equal sets are equal values.
struct AddressRanges: Hashable, Sendable {
    private(set) var v4: [ClosedRange<UInt128>] = []
    private(set) var v6: [ClosedRange<UInt128>] = []

    init() {}

    /// A block without its exceptions; exceptions that lie elsewhere take nothing away.
    init(_ block: CIDRBlock, except: [CIDRBlock] = []) {
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
    init(merging sets: [AddressRanges]) {
        v4 = Self.merged(sets.flatMap(\.v4))
        v6 = Self.merged(sets.flatMap(\.v6))
    }

    private init(_ family: IPFamily, _ ranges: [ClosedRange<UInt128>]) {
        if family == .v4 { v4 = ranges } else { v6 = ranges }
    }

    var isEmpty: Bool { v4.isEmpty && v6.isEmpty }

    /// How many ranges there are; what a comparison costs.
    var count: Int { v4.count + v6.count }

    func contains(_ address: IPAddress) -> Bool {
        Self.contains(ranges(address.family), address.bits...address.bits)
    }

    /// Whether all addresses of the block are in the set.
    func contains(_ block: CIDRBlock) -> Bool {
        Self.contains(ranges(block.family), block.range)
    }

    func contains(_ other: AddressRanges) -> Bool {
        other.v4.allSatisfy { Self.contains(v4, $0) } && other.v6.allSatisfy { Self.contains(v6, $0) }
    }

    /// Whether an address of the block is in the set.
    func overlaps(_ block: CIDRBlock) -> Bool {
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
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < address { low = middle + 1 } else { high = middle }
        }
        return low
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
