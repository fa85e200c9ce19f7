/// A Huffman code as one table: the next 15 bits give a symbol and the number of bits that it took.
struct HuffmanTable: Sendable {
    static let maximumLength = 15
    static let mask = (1 << maximumLength) - 1

    /// Symbol times 16, plus length; 0 where no code begins with these bits.
    private(set) var entries: [UInt16]

    /// - Parameter lengths: the length of each symbol's code, 0 for symbols that do not occur.
    /// - Throws: lengths of more codes than there can be.
    init(_ lengths: [UInt8]) throws(ArchiveError) {
        var room = 1 << Self.maximumLength
        for length in lengths where length > 0 { room -= 1 << (Self.maximumLength - Int(length)) }
        guard room >= 0 else { throw Inflate.corrupt }
        self.init(complete: lengths)
    }

    /// From lengths that are known to be right.
    init(complete lengths: [UInt8]) {
        entries = [UInt16](repeating: 0, count: 1 << Self.maximumLength)
        var code = 0
        for length in 1...Self.maximumLength {
            for (symbol, _) in lengths.enumerated().filter({ Int($0.element) == length }) {
                fill(Self.reversed(code, length), length, UInt16(symbol) << 4 | UInt16(length))
                code += 1
            }
            code <<= 1
        }
    }

    private mutating func fill(_ start: Int, _ length: Int, _ entry: UInt16) {
        var index = start
        while index < entries.count {
            entries[index] = entry
            index += 1 << length
        }
    }

    /// Codes are packed with their first bit lowest.
    private static func reversed(_ code: Int, _ length: Int) -> Int {
        (0..<length).reduce(0) { result, bit in result << 1 | (code >> bit & 1) }
    }
}
