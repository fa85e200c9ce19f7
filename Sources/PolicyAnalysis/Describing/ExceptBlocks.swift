import Addresses

/// A block without some blocks inside it.
struct ExceptBlock: Hashable {
    var block: CIDRBlock
    var except: [CIDRBlock]

    var addresses: AddressRanges { AddressRanges(block, except: except) }

    var description: String {
        except.isEmpty ? "\(block)" : "\(block) except \(except.map(\.description).joined(separator: ", "))"
    }
}

/// Writes ranges of addresses as blocks, as few as can be: where a block with exceptions is shorter than the blocks
/// that are left of it, it is taken.
struct ExceptBlocks {
    private(set) var blocks: [ExceptBlock] = []

    private let ranges: [ClosedRange<UInt128>]
    private let family: IPFamily

    private struct Cover {
        var blocks: [ExceptBlock]
        /// The blocks of what is missing.
        var holes: [CIDRBlock]
        /// How many blocks are named.
        var cost: Int
    }

    /// - Parameter ranges: sorted, and neither overlapping nor touching.
    init(_ ranges: [ClosedRange<UInt128>], _ family: IPFamily) {
        self.ranges = ranges
        self.family = family
        guard !ranges.isEmpty else { return }
        let any = CIDRBlock(containing: IPAddress(family, 0), prefixLength: 0)
        blocks = cover(any, ranges.startIndex..<ranges.endIndex).blocks
    }

    /// - Parameter indexes: of the ranges that have addresses in the block.
    private func cover(_ block: CIDRBlock, _ indexes: Range<Int>) -> Cover {
        guard let first = indexes.first else { return Cover(blocks: [], holes: [block], cost: 0) }
        if ranges[first].lowerBound <= block.first, ranges[first].upperBound >= block.last {
            return Cover(blocks: [ExceptBlock(block: block, except: [])], holes: [], cost: 1)
        }
        let low = CIDRBlock(
            containing: IPAddress(family, block.first), prefixLength: block.prefixLength + 1)
        let high = CIDRBlock(containing: IPAddress(family, block.last), prefixLength: block.prefixLength + 1)
        // The ranges are sorted: those of the low half come first, and one may be in both halves.
        let start = partition(indexes) { ranges[$0].upperBound >= high.first }
        let end = partition(indexes) { ranges[$0].lowerBound > low.last }
        let (left, right) = (cover(low, indexes.lowerBound..<end), cover(high, start..<indexes.upperBound))
        let holes = left.holes + right.holes
        let cost = left.cost + right.cost
        if holes.count + 1 < cost {
            return Cover(
                blocks: [ExceptBlock(block: block, except: holes)], holes: holes, cost: holes.count + 1)
        }
        return Cover(blocks: left.blocks + right.blocks, holes: holes, cost: cost)
    }

    /// The first index that meets a condition; those that do come last.
    private func partition(_ indexes: Range<Int>, _ condition: (Int) -> Bool) -> Int {
        var (low, high) = (indexes.lowerBound, indexes.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if condition(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
