typealias TextBytes = UnsafeBufferPointer<UInt8>

/// UTF-8 as Go reads it: a byte that begins no valid scalar is U+FFFD, one byte wide.
enum Decoding {
    static let replacement: UInt32 = 0xFFFD

    /// The scalar at a position before the end.
    @inline(__always)
    static func scalar(_ text: TextBytes, _ position: Int) -> (scalar: UInt32, width: Int) {
        let first = text[position]
        return first < 0x80 ? (UInt32(first), 1) : wide(text, position, first)
    }

    @inline(never)
    private static func wide(_ text: TextBytes, _ position: Int, _ first: UInt8) -> (scalar: UInt32, width: Int) {
        let invalid = (replacement, 1)
        guard first >= 0xC2, first <= 0xF4, let second = continuation(text, position + 1) else { return invalid }
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | second, 2) }
        guard let third = continuation(text, position + 2) else { return invalid }
        if first < 0xF0 {
            let scalar = UInt32(first & 0x0F) << 12 | second << 6 | third
            return scalar < 0x800 || (0xD800...0xDFFF).contains(scalar) ? invalid : (scalar, 3)
        }
        guard let fourth = continuation(text, position + 3) else { return invalid }
        let scalar = UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth
        return scalar < 0x10000 || scalar > 0x10FFFF ? invalid : (scalar, 4)
    }

    @inline(__always)
    private static func continuation(_ text: TextBytes, _ position: Int) -> UInt32? {
        guard position < text.count, text[position] & 0xC0 == 0x80 else { return nil }
        return UInt32(text[position] & 0x3F)
    }

    /// The bytes of a scalar; none for what UTF-8 cannot say.
    static func bytes(_ scalar: UInt32) -> [UInt8]? { Unicode.Scalar(scalar).map { Array(String($0).utf8) } }
}
