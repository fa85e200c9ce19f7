/// Base 64 (RFC 4648) read into bytes.
enum Base64 {
    /// Nil where there is anything but whole groups and line breaks.
    static func decoded(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var (bits, count, padding): (UInt32, Int, Int) = (0, 0, 0)
        for byte in text where byte != 0x0A && byte != 0x0D {
            if byte == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(byte) else { return nil }
            bits = bits << 6 | value
            count += 1
            if count % 4 == 0 {
                for shift in [UInt32(16), 8, 0] { result.append(UInt8(truncatingIfNeeded: bits >> shift)) }
            }
        }
        switch (count % 4, padding) {
        case (0, 0): break
        case (2, 2): result.append(UInt8(truncatingIfNeeded: bits >> 4))
        case (3, 1):
            result.append(UInt8(truncatingIfNeeded: bits >> 10))
            result.append(UInt8(truncatingIfNeeded: bits >> 2))
        default: return nil
        }
        return result
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
