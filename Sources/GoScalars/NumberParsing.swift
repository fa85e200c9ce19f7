/// Text that Go's package strconv reads as a number.
package enum NumberParsing {
    package enum Integer: Equatable {
        case signed(Int64)
        /// Beyond what `signed` can hold.
        case unsigned(UInt64)
    }

    /// Base 0: a sign, then 0x, 0o, 0b, 0 or decimal digits; no underscores.
    package static func integer(_ text: some Collection<UInt8>) -> Integer? {
        var digits = text[...]
        var isNegative = false
        var isSigned = false
        if let sign = digits.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            isNegative = sign == UInt8(ascii: "-")
            isSigned = true
            digits = digits.dropFirst()
        }
        var radix: UInt64 = 10
        if digits.first == UInt8(ascii: "0"), digits.count > 1 {
            switch digits.dropFirst().first.map({ $0 | 0x20 }) {
            case UInt8(ascii: "x"): (radix, digits) = (16, digits.dropFirst(2))
            case UInt8(ascii: "o"): (radix, digits) = (8, digits.dropFirst(2))
            case UInt8(ascii: "b"): (radix, digits) = (2, digits.dropFirst(2))
            default: (radix, digits) = (8, digits.dropFirst())
            }
        }
        guard let magnitude = magnitude(digits, radix: radix) else { return nil }
        if let value = signed(magnitude, isNegative: isNegative) { return .signed(value) }
        // Go's unsigned reading takes no sign.
        return isSigned ? nil : .unsigned(magnitude)
    }

    /// Digits of one base with an optional sign.
    package static func integer(_ text: some Collection<UInt8>, radix: UInt64) -> Integer? {
        guard let first = text.first else { return nil }
        let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        guard let magnitude = magnitude(isSigned ? text.dropFirst() : text[...], radix: radix) else { return nil }
        if let value = signed(magnitude, isNegative: first == UInt8(ascii: "-")) { return .signed(value) }
        return isSigned ? nil : .unsigned(magnitude)
    }

    private static func signed(_ magnitude: UInt64, isNegative: Bool) -> Int64? {
        if isNegative {
            return magnitude <= UInt64(Int64.max) + 1 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
        }
        return Int64(exactly: magnitude)
    }

    private static func magnitude(_ digits: some Collection<UInt8>, radix: UInt64) -> UInt64? {
        guard !digits.isEmpty else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            let digit: UInt64
            switch byte {
            case 48...57: digit = UInt64(byte) - 48
            case 65...70: digit = UInt64(byte) - 55
            case 97...102: digit = UInt64(byte) - 87
            default: return nil
            }
            guard digit < radix else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    /// Sign, digits, point, digits, exponent; nil also for what is too large for a float.
    ///
    /// - Parameter underscores: whether they may stand between digits, as in Go's own literals.
    package static func decimal(_ text: some Collection<UInt8>, underscores: Bool = false) -> Double? {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var previousIsDigit = false
        var previousIsUnderscore = false
        for byte in text {
            if byte == UInt8(ascii: "_"), underscores {
                guard previousIsDigit else { return nil }
                (previousIsDigit, previousIsUnderscore) = (false, true)
                continue
            }
            previousIsDigit = (48...57).contains(byte)
            guard previousIsDigit || !previousIsUnderscore else { return nil }
            previousIsUnderscore = false
            plain.append(byte)
        }
        guard !previousIsUnderscore, isDecimal(plain) else { return nil }
        guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    package static func isDecimal(_ text: [UInt8]) -> Bool {
        var index = 0
        func skipDigits() -> Int {
            let start = index
            while index < text.count, (48...57).contains(text[index]) { index += 1 }
            return index - start
        }
        func skipSign() {
            if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
        }
        skipSign()
        var digits = skipDigits()
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            digits += skipDigits()
        }
        guard digits > 0 else { return false }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            skipSign()
            guard skipDigits() > 0 else { return false }
        }
        return index == text.count
    }
}
