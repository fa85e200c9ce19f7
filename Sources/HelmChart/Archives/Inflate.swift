/// Why compressed data cannot be read.
struct ArchiveError: Error, Hashable {
    let message: String
}

/// Unpacks DEFLATE data (RFC 1951). Written here because the system library for it would be one more thing to
/// install.
struct Inflate {
    private let input: ArraySlice<UInt8>
    private let limit: Int
    private var position: Int
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    /// - Parameter limit: bytes of output beyond which it stops with an error.
    init(_ input: ArraySlice<UInt8>, limit: Int) {
        self.input = input
        self.limit = limit
        position = input.startIndex
        output.reserveCapacity(min(limit, input.count * 4))
    }

    /// The output, and where the compressed data ended.
    mutating func run() throws(ArchiveError) -> (output: [UInt8], end: Int) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored()
            case 1: try copyBlock(literals: Self.fixedLiterals, distances: Self.fixedDistances)
            case 2:
                let (literals, distances) = try readTables()
                try copyBlock(literals: literals, distances: distances)
            default: throw Self.corrupt
            }
        }
        // Whole bytes that were read ahead were not part of it.
        return (output, position - bitCount / 8)
    }

    static let corrupt = ArchiveError(message: "the compressed data is corrupt")
    static let truncated = ArchiveError(message: "the compressed data ends too early")

    // MARK: Bits

    private mutating func fill() {
        while bitCount <= 48, position < input.endIndex {
            bits |= UInt64(input[position]) << UInt64(bitCount)
            position += 1
            bitCount += 8
        }
    }

    private mutating func take(_ count: Int) throws(ArchiveError) -> Int {
        if bitCount < count { fill() }
        guard bitCount >= count else { throw Self.truncated }
        let value = Int(bits & ((1 << UInt64(count)) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    private mutating func symbol(_ table: HuffmanTable) throws(ArchiveError) -> Int {
        if bitCount < HuffmanTable.maximumLength { fill() }
        let entry = table.entries[Int(bits & UInt64(HuffmanTable.mask))]
        let length = Int(entry & 15)
        guard length > 0 else { throw bitCount < HuffmanTable.maximumLength ? Self.truncated : Self.corrupt }
        guard length <= bitCount else { throw Self.truncated }
        bits >>= UInt64(length)
        bitCount -= length
        return Int(entry >> 4)
    }

    // MARK: Blocks

    private mutating func copyStored() throws(ArchiveError) {
        _ = try take(bitCount % 8)
        let length = try take(16)
        guard try take(16) == length ^ 0xFFFF else { throw Self.corrupt }
        try reserve(length)
        for _ in 0..<length { output.append(UInt8(try take(8))) }
    }

    private mutating func copyBlock(literals: HuffmanTable, distances: HuffmanTable) throws(ArchiveError) {
        while true {
            let code = try symbol(literals)
            if code < 256 {
                try reserve(1)
                output.append(UInt8(code))
            } else if code == 256 {
                return
            } else {
                try copyMatch(code - 257, distances)
            }
        }
    }

    private mutating func copyMatch(_ code: Int, _ distances: HuffmanTable) throws(ArchiveError) {
        guard code < Self.lengthBases.count else { throw Self.corrupt }
        let length = Self.lengthBases[code] + (try take(Self.lengthBits[code]))
        let distanceCode = try symbol(distances)
        guard distanceCode < Self.distanceBases.count else { throw Self.corrupt }
        let distance = Self.distanceBases[distanceCode] + (try take(Self.distanceBits[distanceCode]))
        guard distance <= output.count else { throw Self.corrupt }
        try reserve(length)
        // A match may reach into what it writes.
        for index in (output.count - distance)..<(output.count - distance + length) { output.append(output[index]) }
    }

    private func reserve(_ count: Int) throws(ArchiveError) {
        guard output.count + count <= limit else {
            throw ArchiveError(message: "the unpacked data is larger than \(limit) bytes")
        }
    }

    private mutating func readTables() throws(ArchiveError) -> (HuffmanTable, HuffmanTable) {
        let literalCount = try take(5) + 257
        let distanceCount = try take(5) + 1
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<(try take(4) + 4) { lengths[Self.lengthOrder[index]] = UInt8(try take(3)) }
        let table = try HuffmanTable(lengths)
        var codes: [UInt8] = []
        while codes.count < literalCount + distanceCount {
            let code = try symbol(table)
            switch code {
            case 0..<16: codes.append(UInt8(code))
            case 16:
                guard let last = codes.last else { throw Self.corrupt }
                codes += [UInt8](repeating: last, count: 3 + (try take(2)))
            case 17: codes += [UInt8](repeating: 0, count: 3 + (try take(3)))
            default: codes += [UInt8](repeating: 0, count: 11 + (try take(7)))
            }
        }
        guard codes.count == literalCount + distanceCount else { throw Self.corrupt }
        return (try HuffmanTable(Array(codes[..<literalCount])), try HuffmanTable(Array(codes[literalCount...])))
    }

    // MARK: Constants of RFC 1951, section 3.2

    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedLiterals = HuffmanTable(
        complete: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
    private static let fixedDistances = HuffmanTable(complete: [UInt8](repeating: 5, count: 30))
}
