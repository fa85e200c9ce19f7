import SluiceGoTemplate

extension GoDuration {
    /// Reads what Go's ParseDuration does: numbers with units in a row, as `-1h2.5s`. Throws its error.
    public init(_ text: String) throws(FunctionError) {
        var rest = Substring(text).utf8
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        if rest.elementsEqual("0".utf8) {
            self.init(nanoseconds: 0)
            return
        }
        let invalid = FunctionError("time: invalid duration \(TimeQuoting.quoted(text))")
        if rest.isEmpty { throw invalid }
        var total: UInt64 = 0
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isDigit }
            rest = rest[digits.endIndex...]
            var fraction: (number: UInt64, scale: Double, isEmpty: Bool) = (0, 1, true)
            if rest.first == UInt8(ascii: ".") {
                rest.removeFirst()
                fraction = Self.fraction(&rest)
            }
            guard !digits.isEmpty || !fraction.isEmpty else { throw invalid }
            guard let number = Self.whole(digits) else { throw invalid }
            let name = rest.prefix { !$0.isDigit && $0 != UInt8(ascii: ".") }
            rest = rest[name.endIndex...]
            if name.isEmpty { throw FunctionError("time: missing unit in duration \(TimeQuoting.quoted(text))") }
            guard let unit = Self.units[String(Substring(name))] else {
                throw FunctionError(
                    "time: unknown unit \(TimeQuoting.quoted(String(Substring(name)))) in duration "
                        + TimeQuoting.quoted(text))
            }
            guard number <= Self.limit / unit else { throw invalid }
            // Never more than an hour, so this fits.
            let part = number * unit + UInt64(Double(fraction.number) * (Double(unit) / fraction.scale))
            guard part <= Self.limit - total else { throw invalid }
            total += part
        }
        if !isNegative, total == Self.limit { throw invalid }
        self.init(nanoseconds: isNegative ? 0 &- Int64(truncatingIfNeeded: total) : Int64(truncatingIfNeeded: total))
    }

    private static let limit: UInt64 = 1 << 63

    private static func whole(_ digits: Substring.UTF8View) -> UInt64? {
        if digits.isEmpty { return 0 }
        guard let number = UInt64(String(Substring(digits))), number <= limit else { return nil }
        return number
    }

    /// Digits beyond what fits are skipped.
    private static func fraction(_ rest: inout Substring.UTF8View) -> (UInt64, Double, Bool) {
        var (number, scale, isFull): (UInt64, Double, Bool) = (0, 1, false)
        let digits = rest.prefix { $0.isDigit }
        rest = rest[digits.endIndex...]
        for digit in digits where !isFull {
            let next = number > (limit - 1) / 10 ? limit + 1 : number * 10 + UInt64(digit - UInt8(ascii: "0"))
            if next > limit {
                isFull = true
            } else {
                number = next
                scale *= 10
            }
        }
        return (number, scale, digits.isEmpty)
    }

    private static let units: [String: UInt64] = [
        "ns": 1, "us": 1_000, "\u{B5}s": 1_000, "\u{3BC}s": 1_000, "ms": 1_000_000, "s": 1_000_000_000,
        "m": 60_000_000_000, "h": 3_600_000_000_000,
    ]
}

/// Quoted text in the errors of Go's package time.
enum TimeQuoting {
    /// Every byte of what is not printable ASCII is written as a number.
    static func quoted(_ text: String) -> String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        let digits = Array("0123456789abcdef".utf8)
        for byte in text.utf8 {
            if byte >= 0x80 || byte < 0x20 {
                result += "\\x".utf8
                result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { result.append(UInt8(ascii: "\\")) }
                result.append(byte)
            }
        }
        result.append(UInt8(ascii: "\""))
        return String(decoding: result, as: UTF8.self)
    }
}
