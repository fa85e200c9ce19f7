/// Decodes the inside of a JSON string that is known to be well formed.
enum JSONString {
    /// Lone surrogates become U+FFFD, as Go's encoding/json makes them.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            guard bytes[at] == UInt8(ascii: "\\") else {
                result.append(bytes[at])
                at += 1
                continue
            }
            let kind = bytes[at + 1]
            guard kind == UInt8(ascii: "u") else {
                result.append(simple(kind))
                at += 2
                continue
            }
            var code = hex(bytes[at + 2..<at + 6]) ?? 0xFFFD
            at += 6
            if (0xD800..<0xDC00).contains(code), at + 6 <= bytes.endIndex, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u"), let low = hex(bytes[at + 2..<at + 6]),
                (0xDC00..<0xE000).contains(low)
            {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                at += 6
            }
            let scalar = Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}"
            result += Array(String(Character(scalar)).utf8)
        }
        return result
    }

    static func hex(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            switch digit {
            case 48...57: value = value * 16 + Int(digit) - 48
            case 65...70: value = value * 16 + Int(digit) - 55
            case 97...102: value = value * 16 + Int(digit) - 87
            default: return nil
            }
        }
        return value
    }

    private static func simple(_ kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        default: kind
        }
    }
}

/// The length of a UTF-8 sequence, checked as the Unicode standard demands (table 3-7).
enum UTF8Check {
    /// 0 where no valid sequence begins.
    static func length(_ bytes: [UInt8], _ at: Int) -> Int {
        func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            at + offset < bytes.count && range.contains(bytes[at + offset])
        }
        switch bytes[at] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
