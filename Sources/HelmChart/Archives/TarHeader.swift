/// The block before each entry of a tar archive.
struct TarHeader {
    private let block: ArraySlice<UInt8>

    /// - Parameter block: 512 bytes.
    init(_ block: ArraySlice<UInt8>) { self.block = block }

    /// The end of the archive.
    var isEmpty: Bool { block.allSatisfy { $0 == 0 } }

    var type: UInt8 { block[block.startIndex + 156] }

    /// Headers that say something about the next entry.
    var isExtension: Bool { "xgLK".utf8.contains(type) }

    /// Links, devices and pipes.
    var hasNoContent: Bool { (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(type) }

    var isFolder: Bool { type == UInt8(ascii: "5") || Self.number(field(100, 8)).map { $0 & 0o170000 } == 0o040000 }

    /// Nil if it is no number.
    var size: Int? { Self.number(field(124, 12)) }

    var name: String {
        let name = Self.text(field(0, 100))
        // In GNU's own form other things stand where the front of the name would be.
        guard field(257, 6).elementsEqual("ustar\0".utf8) else { return name }
        let front = Self.text(field(345, 155))
        return front.isEmpty ? name : "\(front)/\(name)"
    }

    /// The sum of all bytes, with blanks in place of the sum itself.
    var hasRightChecksum: Bool {
        let sum = field(148, 8)
        let blanks = sum.count * 0x20
        func total(_ value: (UInt8) -> Int) -> Int {
            block.reduce(0) { $0 + value($1) } - sum.reduce(0) { $0 + value($1) } + blanks
        }
        guard let declared = Self.number(sum) else { return false }
        // Some old programs took bytes for signed numbers.
        return declared == total { Int($0) } || declared == total { Int(Int8(bitPattern: $0)) }
    }

    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
        block[(block.startIndex + offset)..<(block.startIndex + offset + count)]
    }

    /// An octal number, or a binary one if its first bit is set.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first & 0x80 != 0 {
            let (high, low) = (bytes.dropLast(7), bytes.suffix(7))
            // Eight bytes or more, or a negative number: nothing that can be a size here.
            guard high.dropFirst().allSatisfy({ $0 == 0 }), first & 0x7F == 0 else { return nil }
            return low.reduce(0) { $0 << 8 | Int($1) }
        }
        var digits = bytes
        while let byte = digits.first, byte == 0 || byte == 0x20 { digits.removeFirst() }
        while let byte = digits.last, byte == 0 || byte == 0x20 { digits.removeLast() }
        if digits.isEmpty { return 0 }
        return Int(String(decoding: digits.prefix { $0 != 0 }, as: UTF8.self), radix: 8)
    }
}
