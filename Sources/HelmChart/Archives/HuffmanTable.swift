/// A Huffman code: a table for short codes, which are nearly all, and counts for the others.
struct HuffmanTable: Sendable {
    static let maximumLength = 15
    private static let directLength = 10
    private static let directMask = UInt64((1 << directLength) - 1)

    /// By the next bits: symbol times 16, plus length; 0 where the code is longer, or none begins so.
    private var direct = [UInt16](repeating: 0, count: 1 << directLength)
    /// How many codes there are of each length.
    private var counts = [Int](repeating: 0, count: maximumLength + 1)
    /// In the order of their codes.
    private var symbols: [UInt16] = []

    /// - Parameter lengths: the length of each symbol's code, 0 for symbols that do not occur.
    /// - Throws: lengths of more codes than there can be, or of fewer.
    init(_ lengths: ArraySlice<UInt8>) throws(ArchiveError) {
        self.init(complete: lengths)
        var room = 1
        for length in 1...Self.maximumLength {
            room = room * 2 - counts[length]
            guard room >= 0 else { throw ArchiveError.corrupt }
        }
        // A code for one symbol, or for none, cannot be complete.
        guard room == 0 || symbols.isEmpty || (symbols.count == 1 && counts[1] == 1) else { throw ArchiveError.corrupt }
    }

    /// From lengths that are known to be right.
    init(complete lengths: ArraySlice<UInt8>) {
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        var starts = [Int](repeating: 0, count: Self.maximumLength + 2)
        for length in 1...Self.maximumLength { starts[length + 1] = starts[length] + counts[length] }
        symbols = [UInt16](repeating: 0, count: starts[Self.maximumLength + 1])
        var next = starts
        for (symbol, length) in lengths.enumerated() where length > 0 {
            symbols[next[Int(length)]] = UInt16(symbol)
            next[Int(length)] += 1
        }
        fillDirect(starts)
    }

    private mutating func fillDirect(_ starts: [Int]) {
        var code = 0
        for length in 1...Self.directLength {
            for index in 0..<counts[length] where code < 1 << length {
                let entry = symbols[starts[length] + index] << 4 | UInt16(length)
                var place = Self.reversed(code, length)
                while place < direct.count {
                    direct[place] = entry
                    place += 1 << length
                }
                code += 1
            }
            code <<= 1
        }
    }

    /// Codes are packed with their first bit lowest.
    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { result, bit in result << 1 | (code >> bit & 1) }
    }

    /// The next symbol, whose bits are dropped.
    @inline(__always)
    func symbol(_ reader: inout BitReader) throws(ArchiveError) -> Int {
        if reader.count < Self.maximumLength { reader.fill() }
        let entry = direct.withUnsafeBufferPointer { $0[Int(truncatingIfNeeded: reader.bits & Self.directMask)] }
        let length = Int(entry & 15)
        if length > 0, length <= reader.count {
            reader.drop(length)
            return Int(entry >> 4)
        }
        return try longSymbol(&reader)
    }

    /// Bit by bit: codes of one length are consecutive numbers.
    private func longSymbol(_ reader: inout BitReader) throws(ArchiveError) -> Int {
        var code = 0
        var first = 0
        var index = 0
        for length in 1...Self.maximumLength {
            guard length <= reader.count else { throw ArchiveError.truncated }
            code |= Int(truncatingIfNeeded: reader.bits >> UInt64(length - 1) & 1)
            let count = counts[length]
            if code - first < count {
                reader.drop(length)
                return Int(symbols[index + code - first])
            }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw ArchiveError.corrupt
    }
}
