/// Integers as text.
enum IntegerText {
    enum Reading: Equatable {
        case number(Int64)
        /// The number next to the one that does not fit.
        case outOfRange(Int64)
        case malformed
    }

    /// Reads a text as Go's `ParseInt` does.
    ///
    /// - Parameter radix: nil where a prefix such as `0x` or `0` tells it, and underscores may divide the digits.
    static func parse(_ text: String, radix: UInt64?) -> Reading {
        let bytes = Array(text.utf8)
        var digits = bytes[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return .malformed }
        var base = radix ?? 10
        if radix == nil, digits.first == UInt8(ascii: "0") {
            let mark = digits.count > 2 ? digits[digits.startIndex + 1] | 0x20 : 0
            base = [UInt8(ascii: "x"): 16, UInt8(ascii: "b"): 2, UInt8(ascii: "o"): 8][mark] ?? 8
            digits = digits.dropFirst(mark >= UInt8(ascii: "a") && prefixes.contains(mark) ? 2 : 1)
        }
        var magnitude: UInt64 = 0
        for byte in digits {
            if byte == UInt8(ascii: "_"), radix == nil { continue }
            guard let digit = value(of: byte), digit < base else { return .malformed }
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: base)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry { return .outOfRange(isNegative ? .min : .max) }
            magnitude = sum
        }
        if radix == nil, !Underscores.areWellPlaced(bytes[...]) { return .malformed }
        if isNegative {
            return magnitude <= Int64.min.magnitude
                ? .number(Int64(truncatingIfNeeded: 0 &- magnitude)) : .outOfRange(.min)
        }
        return Int64(exactly: magnitude).map { .number($0) } ?? .outOfRange(.max)
    }

    private static let prefixes: [UInt8] = Array("xbo".utf8)

    private static func value(of byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// `12.00` without the decimals, `12.5` as it is.
    static func withoutZeroDecimals(_ text: String) -> String {
        let bytes = text.utf8
        var hasZero = false
        for index in bytes.indices.reversed() {
            switch bytes[index] {
            case UInt8(ascii: "0"): hasZero = true
            case UInt8(ascii: "."):
                if hasZero { return String(text[..<index]) }
            default: return text
            }
        }
        return text
    }
}

/// Underscores in numbers: between digits, or between a prefix such as `0x` and a digit.
enum Underscores {
    private enum Previous { case start, digit, underscore, other }

    static func areWellPlaced(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.contains(UInt8(ascii: "_")) else { return true }
        var rest = text
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        var previous = Previous.start
        var isHexadecimal = false
        let head = rest.prefix(2).map { $0 | 0x20 }
        if head.count == 2, rest.first == UInt8(ascii: "0"), "xbo".utf8.contains(head[1]) {
            isHexadecimal = head[1] == UInt8(ascii: "x")
            previous = .digit
            rest = rest.dropFirst(2)
        }
        for byte in rest {
            switch byte {
            case UInt8(ascii: "_"):
                if previous != .digit { return false }
                previous = .underscore
            case UInt8(ascii: "0")...UInt8(ascii: "9"): previous = .digit
            case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: previous = .digit
            case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: previous = .digit
            default:
                if previous == .underscore { return false }
                previous = .other
            }
        }
        return previous != .underscore
    }
}
