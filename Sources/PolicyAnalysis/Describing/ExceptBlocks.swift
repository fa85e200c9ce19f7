import SluiceAddresses

/// A block without some blocks inside it.
struct ExceptBlock: Hashable {
    var block: CIDRBlock
    var except: [CIDRBlock]

    var addresses: AddressRanges { AddressRanges(block, except: except) }

    var description: String {
        except.isEmpty ? "\(block)" : "\(block) except \(except.map(\.description).joined(separator: ", "))"
    }
}

/// Writes ranges of addresses as blocks, few of them: where a block with exceptions is shorter than the blocks that are
/// left of it, it is taken; what an exception takes too much of is listed again, if that saves several exceptions.
///
/// What costs least is found as routing tables are made small: for each block of the tree, what it costs to
/// tell it where nothing is told yet, and where a larger block is.
struct ExceptBlocks {
    private(set) var blocks: [ExceptBlock] = []

    private let ranges: [ClosedRange<UInt128>]
    private let family: IPFamily

    /// How a part is told.
    private struct Telling {
        /// Blocks to list, with their own exceptions.
        var blocks: [ExceptBlock] = []
        /// Exceptions of the larger block around.
        var holes: [CIDRBlock] = []
        /// How many blocks are named in all, and what it takes to follow.
        var cost = 0

        static func + (left: Telling, right: Telling) -> Telling {
            Telling(blocks: left.blocks + right.blocks, holes: left.holes + right.holes, cost: left.cost + right.cost)
        }
    }

    /// - Parameter ranges: sorted, and neither overlapping nor touching.
    init(_ ranges: [ClosedRange<UInt128>], _ family: IPFamily) {
        self.ranges = ranges
        self.family = family
        let any = CIDRBlock(containing: IPAddress(family, 0), prefixLength: 0)
        blocks = tellings(any, ranges.startIndex..<ranges.endIndex).outside.blocks.sorted { $0.block < $1.block }
    }

    /// - Parameter indexes: of the ranges that have addresses in the block.
    /// - Returns: how to tell the block's part where nothing is told yet, and inside of a larger block.
    private func tellings(_ block: CIDRBlock, _ indexes: Range<Int>) -> (outside: Telling, inside: Telling) {
        guard let first = indexes.first else {
            return (Telling(), Telling(holes: [block], cost: 1))
        }
        if ranges[first].lowerBound <= block.first, ranges[first].upperBound >= block.last {
            return (Telling(blocks: [ExceptBlock(block: block, except: [])], cost: 1), Telling())
        }
        let low = CIDRBlock(
            containing: IPAddress(family, block.first), prefixLength: block.prefixLength + 1)
        let high = CIDRBlock(containing: IPAddress(family, block.last), prefixLength: block.prefixLength + 1)
        // The ranges are sorted: those of the low half come first, and one may be in both halves.
        let start = partition(indexes) { ranges[$0].upperBound >= high.first }
        let end = partition(indexes) { ranges[$0].lowerBound > low.last }
        let (left, right) = (tellings(low, indexes.lowerBound..<end), tellings(high, start..<indexes.upperBound))
        let (listed, excepted) = (left.outside + right.outside, left.inside + right.inside)
        var result = (outside: listed, inside: excepted)
        if excepted.cost + 1 < listed.cost {
            result.outside = Telling(
                blocks: [ExceptBlock(block: block, except: excepted.holes)] + excepted.blocks, cost: excepted.cost + 1)
        }
        let cost = listed.cost + 1 + Self.relisting
        if cost < excepted.cost {
            result.inside = Telling(blocks: listed.blocks, holes: [block], cost: cost)
        }
        return result
    }

    /// An exception of which a part is allowed after all is harder to read than some blocks more.
    private static let relisting = 2

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
