/// Floating-point numbers as text.
enum FloatingText {
    /// Reads a text as Go's `ParseFloat` does; nil also for what is too large.
    static func parse(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        if let special = special(bytes) { return special }
        guard isNumber(bytes), Underscores.areWellPlaced(bytes[...]) else { return nil }
        let plain = bytes.contains(UInt8(ascii: "_")) ? bytes.filter { $0 != UInt8(ascii: "_") } : bytes
        guard let number = Double(String(decoding: plain, as: UTF8.self)), number.isFinite else { return nil }
        return number
    }

    private static func special(_ bytes: [UInt8]) -> Double? {
        guard bytes.count <= 9 else { return nil }
        switch String(decoding: bytes.map { $0 | 0x20 }, as: UTF8.self) {
        case "nan": return .nan
        case "inf", "infinity": return .infinity
        default: break
        }
        guard let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return nil }
        switch String(decoding: bytes.dropFirst().map { $0 | 0x20 }, as: UTF8.self) {
        case "inf", "infinity": return sign == UInt8(ascii: "-") ? -.infinity : .infinity
        default: return nil
        }
    }

    /// Whether the text has the form of a decimal number, or of a hexadecimal one with an exponent.
    private static func isNumber(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        func skip(_ isWanted: (UInt8) -> Bool) -> Int {
            let count = rest.prefix(while: isWanted).count
            rest = rest.dropFirst(count)
            return count
        }
        func skipSign() {
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        }
        skipSign()
        let isHexadecimal = rest.starts(with: "0x".utf8) || rest.starts(with: "0X".utf8)
        if isHexadecimal { rest = rest.dropFirst(2) }
        func isDigit(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): isHexadecimal
            default: false
            }
        }
        let mantissa = rest
        _ = skip { isDigit($0) || $0 == UInt8(ascii: "_") }
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
        _ = skip { isDigit($0) || $0 == UInt8(ascii: "_") }
        guard mantissa[..<rest.startIndex].contains(where: isDigit) else { return false }
        if rest.isEmpty { return !isHexadecimal }
        guard let mark = rest.popFirst(), mark | 0x20 == UInt8(ascii: isHexadecimal ? "p" : "e") else { return false }
        skipSign()
        guard let first = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        _ = skip { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_") }
        return rest.isEmpty
    }
}
