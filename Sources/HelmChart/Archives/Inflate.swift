/// Unpacks DEFLATE data (RFC 1951). Written here because the system library for it would be one more thing to
/// install.
struct Inflate: ~Copyable {
    private var reader: BitReader
    private let input: UnsafeBufferPointer<UInt8>
    private var output: OutputBuffer

    /// The output, and where the compressed data ended.
    ///
    /// - Parameter limit: bytes of output beyond which it stops with an error.
    static func unpack(
        _ input: ArraySlice<UInt8>, limit: Int
    ) throws(ArchiveError) -> (output: [UInt8], end: Int) {
        let result = input.withUnsafeBufferPointer { buffer -> Result<([UInt8], Int), ArchiveError> in
            Result { () throws(ArchiveError) in
                var inflate = Inflate(
                    reader: BitReader(buffer, from: 0), input: buffer,
                    output: OutputBuffer(limit: limit, expected: buffer.count &* 4))
                return (try inflate.run(), inflate.reader.alignedPosition())
            }
        }
        let (output, end) = try result.get()
        return (output, input.startIndex + end)
    }

    private mutating func run() throws(ArchiveError) -> [UInt8] {
        var isLast = false
        while !isLast {
            isLast = try reader.take(1) == 1
            switch try reader.take(2) {
            case 0: try copyStored()
            case 1: try copyBlock(literals: Self.fixedLiterals, distances: Self.fixedDistances)
            case 2:
                let (literals, distances) = try readTables()
                try copyBlock(literals: literals, distances: distances)
            default: throw ArchiveError.corrupt
            }
        }
        return output.bytes
    }

    // MARK: Blocks

    private mutating func copyStored() throws(ArchiveError) {
        _ = reader.alignedPosition()
        let length = try reader.take(16)
        guard try reader.take(16) == length ^ 0xFFFF else { throw ArchiveError.corrupt }
        let start = reader.alignedPosition()
        guard length <= input.count - start else { throw ArchiveError.truncated }
        try output.append(UnsafeBufferPointer(rebasing: input[start..<(start + length)]))
        reader.move(to: start + length)
    }

    private mutating func copyBlock(literals: HuffmanTable, distances: HuffmanTable) throws(ArchiveError) {
        while true {
            let code = try literals.symbol(&reader)
            if code < 256 {
                try output.append(UInt8(truncatingIfNeeded: code))
            } else if code == 256 {
                return
            } else {
                try copyMatch(code - 257, distances)
            }
        }
    }

    private mutating func copyMatch(_ code: Int, _ distances: HuffmanTable) throws(ArchiveError) {
        guard code < Self.lengths.count else { throw ArchiveError.corrupt }
        let length = Self.lengths[code]
        let count = length.base + (try reader.take(length.bits))
        let distanceCode = try distances.symbol(&reader)
        guard distanceCode < Self.distances.count else { throw ArchiveError.corrupt }
        let distance = Self.distances[distanceCode]
        try output.repeatBytes(count, from: distance.base + (try reader.take(distance.bits)))
    }

    private mutating func readTables() throws(ArchiveError) -> (HuffmanTable, HuffmanTable) {
        let literalCount = try reader.take(5) + 257
        let distanceCount = try reader.take(5) + 1
        guard literalCount <= 286 else { throw ArchiveError.corrupt }
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<(try reader.take(4) + 4) { lengths[Self.lengthOrder[index]] = UInt8(try reader.take(3)) }
        let table = try HuffmanTable(lengths[...])
        var codes: [UInt8] = []
        codes.reserveCapacity(literalCount + distanceCount + 138)
        while codes.count < literalCount + distanceCount {
            let code = try table.symbol(&reader)
            switch code {
            case 0..<16: codes.append(UInt8(truncatingIfNeeded: code))
            case 16:
                guard let last = codes.last else { throw ArchiveError.corrupt }
                codes.append(contentsOf: repeatElement(last, count: 3 + (try reader.take(2))))
            case 17: codes.append(contentsOf: repeatElement(0, count: 3 + (try reader.take(3))))
            default: codes.append(contentsOf: repeatElement(0, count: 11 + (try reader.take(7))))
            }
        }
        guard codes.count == literalCount + distanceCount else { throw ArchiveError.corrupt }
        return (try HuffmanTable(codes[..<literalCount]), try HuffmanTable(codes[literalCount...]))
    }

    // MARK: Constants of RFC 1951, section 3.2

    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// Each code stands for as many numbers as its further bits can tell apart.
    private static func ranges(from start: Int, bits: [Int]) -> [(base: Int, bits: Int)] {
        var base = start
        return bits.map { bits in
            defer { base += 1 << bits }
            return (base, bits)
        }
    }

    private static let lengths: [(base: Int, bits: Int)] =
        ranges(from: 3, bits: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5])
        // The last code has no bits of its own and stands for a number that the one before has too.
        + [(258, 0)]
    private static let distances = ranges(
        from: 1,
        bits: [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13])
    private static let fixedLiterals = HuffmanTable(
        complete: ([UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))[...])
    private static let fixedDistances = HuffmanTable(complete: [UInt8](repeating: 5, count: 30)[...])
}
