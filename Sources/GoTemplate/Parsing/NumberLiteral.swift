/// A number under every type that can hold it, as Go's untyped constants.
public struct NumberLiteral: Hashable, Sendable {
    /// The value as a signed integer; nil where it is not one.
    public let integer: Int64?
    /// The value as an unsigned integer; nil where it is not one.
    public let unsigned: UInt64?
    /// The value as a floating-point number; nil where it is not one.
    public let float: Double?
    /// Whether the way it is written makes it a float where no type is asked for.
    public let isWrittenAsFloat: Bool

    enum Failure: Error, Equatable { case syntax, overflow }

    init(character: UInt32) {
        integer = Int64(character)
        unsigned = UInt64(character)
        float = Double(character)
        isWrittenAsFloat = false
    }

    init(_ text: String) throws(Failure) {
        let (isNegative, magnitude) = try Self.integer(text)
        let hasFloatMark = Self.hasFloatMark(text)
        if let magnitude {
            unsigned = isNegative && magnitude != 0 ? nil : magnitude
            integer =
                isNegative
                ? (magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil)
                : Int64(exactly: magnitude)
            guard integer != nil || unsigned != nil else { throw .overflow }
            float = integer.map(Double.init) ?? unsigned.map(Double.init)
            isWrittenAsFloat = false
            return
        }
        guard let value = Self.float(text) else { throw .syntax }
        guard hasFloatMark else { throw .overflow }
        float = value
        integer = Int64(exactly: value)
        unsigned = UInt64(exactly: value)
        isWrittenAsFloat = true
    }

    private static func hasFloatMark(_ text: String) -> Bool {
        let isHexadecimal = text.utf8.contains { $0 | 0x20 == UInt8(ascii: "x") }
        return text.utf8.contains { byte in
            byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "p")
                || (!isHexadecimal && byte | 0x20 == UInt8(ascii: "e"))
        }
    }

    /// Reads an integer with Go's base prefixes; a magnitude of nil means: not an integer.
    private static func integer(_ text: String) throws(Failure) -> (isNegative: Bool, UInt64?) {
        var digits = Substring(text)
        let isNegative = digits.utf8.first == UInt8(ascii: "-")
        if isNegative || digits.utf8.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard hasWellPlacedUnderscores(digits) else { throw .syntax }
        var radix: UInt64 = 10
        let prefix = digits.prefix(2).lowercased()
        switch prefix {
        case "0x": radix = 16
        case "0o": radix = 8
        case "0b": radix = 2
        default: if digits.utf8.first == UInt8(ascii: "0"), digits.utf8.count > 1 { radix = 8 }
        }
        if radix != 10 { digits = digits.dropFirst(["0x", "0o", "0b"].contains(prefix) ? 2 : 1) }
        var value: UInt64 = 0
        var hasDigits = false
        for byte in digits.utf8 where byte != UInt8(ascii: "_") {
            guard let digit = Self.digit(byte), digit < radix else { return (isNegative, nil) }
            let (product, overflows) = value.multipliedReportingOverflow(by: radix)
            let (sum, carries) = product.addingReportingOverflow(digit)
            if overflows || carries { return (isNegative, nil) }
            value = sum
            hasDigits = true
        }
        return (isNegative, hasDigits ? value : nil)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 0x30...0x39: UInt64(byte - 0x30)
        case 0x61...0x66: UInt64(byte - 0x61 + 10)
        case 0x41...0x46: UInt64(byte - 0x41 + 10)
        default: nil
        }
    }

    /// An underscore stands between digits, or between the base prefix and a digit.
    private static func hasWellPlacedUnderscores(_ text: Substring) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return true }
        let hasPrefix = ["0x", "0o", "0b"].contains(text.prefix(2).lowercased())
        var previousIsDigit = hasPrefix
        var previousIsUnderscore = false
        for byte in text.utf8.dropFirst(hasPrefix ? 2 : 0) {
            if byte == UInt8(ascii: "_") {
                guard previousIsDigit else { return false }
                previousIsUnderscore = true
                previousIsDigit = false
            } else {
                previousIsDigit = digit(byte) != nil
                guard previousIsDigit || !previousIsUnderscore else { return false }
                previousIsUnderscore = false
            }
        }
        return !previousIsUnderscore
    }

    private static func float(_ text: String) -> Double? {
        let plain = text.filter { $0 != "_" }
        let lowered = plain.lowercased()
        // A hexadecimal float needs its exponent.
        if lowered.contains("0x"), !lowered.contains("p") { return nil }
        // Swift wants a digit on each side of the point; Go wants one on either side.
        var normal = plain
        if let point = normal.firstIndex(of: ".") {
            let after = normal.index(after: point)
            if after == normal.endIndex || !(normal[after].isHexDigit)
                || "eEpP".contains(normal[after]) && !lowered.contains("0x")
            {
                normal.insert("0", at: after)
            }
            if let before = normal.firstIndex(of: "."),
                before == normal.startIndex || !normal[normal.index(before: before)].isHexDigit
            {
                guard after != plain.endIndex, plain[after].isHexDigit else { return nil }
                normal.insert("0", at: before)
            }
        }
        guard let value = Double(normal), value.isFinite else { return nil }
        return value
    }
}
