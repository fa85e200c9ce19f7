/// Decimal text of numbers, as Go's package strconv writes it.
package enum NumberText {
    package static func append(_ value: Int64, to output: inout [UInt8]) {
        if value < 0 { output.append(UInt8(ascii: "-")) }
        append(value.magnitude, to: &output)
    }

    package static func append(_ value: UInt64, to output: inout [UInt8]) {
        if value < 10 {
            output.append(UInt8(truncatingIfNeeded: value) | 0x30)
            return
        }
        var count = 1
        var bound: UInt64 = 10
        while value >= bound, count < 20 {
            count += 1
            bound = count == 20 ? .max : bound &* 10
        }
        for _ in 0..<count { output.append(0x30) }
        var rest = value
        var index = output.count
        while rest > 0 {
            index -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            output[index] = UInt8(truncatingIfNeeded: digit) | 0x30
            rest = quotient
        }
    }

    /// The integer that a float is, if a float can hold all its neighbours too: its text is then the integer's.
    package static func smallInteger(_ value: Double) -> Int64? {
        guard value.magnitude < 9_007_199_254_740_992 else { return nil }
        let integer = Int64(value)
        return Double(integer) == value ? integer : nil
    }

    /// Format `g` with the fewest digits. Infinities and NaN are the caller's.
    package static func appendGeneral(_ value: Double, to output: inout [UInt8]) {
        if value < 1e6, value > -1e6, value != 0, let integer = smallInteger(value) {
            append(integer, to: &output)
            return
        }
        appendGeneral(ShortestDecimal(value), to: &output)
    }

    package static func appendGeneral(_ decimal: ShortestDecimal, to output: inout [UInt8]) {
        let exponent = decimal.point - 1
        if exponent < -4 || exponent >= 6 {
            decimal.appendScientific(exponentDigits: 2, to: &output)
        } else {
            decimal.appendPositional(to: &output)
        }
    }

    /// As encoding/json writes floats.
    package static func appendJSON(_ value: Double, to output: inout [UInt8]) {
        if value != 0, let integer = smallInteger(value) {
            append(integer, to: &output)
            return
        }
        let decimal = ShortestDecimal(value)
        let magnitude = value.magnitude
        if magnitude != 0, magnitude < 1e-6 || magnitude >= 1e21 {
            decimal.appendScientific(exponentDigits: magnitude < 1 ? 1 : 2, to: &output)
        } else {
            decimal.appendPositional(to: &output)
        }
    }
}

/// The fewest decimal digits that identify a number: plus or minus 0.d1d2d3... times 10 to the `point`.
package struct ShortestDecimal {
    package var isNegative: Bool
    package var digits: [UInt8] = []
    package var point = 0

    package init(_ value: Double) {
        isNegative = value.sign == .minus
        read(value.magnitude.description)
    }

    package init(_ value: Float) {
        isNegative = value.sign == .minus
        read(value.magnitude.description)
    }

    /// Takes the digits from Swift's description, which is shortest too.
    private mutating func read(_ description: String) {
        var seenPoint = false
        var exponent = 0
        var bytes = description.utf8[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"):
                exponent = Int(Substring(bytes)) ?? 0
                bytes = bytes.prefix(0)
            case UInt8(ascii: "0") where digits.isEmpty:
                if seenPoint { point -= 1 }
            default:
                digits.append(byte)
                if !seenPoint { point += 1 }
            }
        }
        point += exponent
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty {
            digits = [UInt8(ascii: "0")]
            point = 1
        }
    }

    package func appendScientific(exponentDigits: Int, to output: inout [UInt8]) {
        if isNegative { output.append(UInt8(ascii: "-")) }
        output.append(digits[0])
        if digits.count > 1 {
            output.append(UInt8(ascii: "."))
            output += digits[1...]
        }
        let exponent = point - 1
        output += [UInt8(ascii: "e"), exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")]
        if exponent.magnitude < 10, exponentDigits == 2 { output.append(UInt8(ascii: "0")) }
        NumberText.append(UInt64(exponent.magnitude), to: &output)
    }

    package func appendPositional(to output: inout [UInt8]) {
        let zero = UInt8(ascii: "0")
        if isNegative { output.append(UInt8(ascii: "-")) }
        if point <= 0 {
            output += [zero, UInt8(ascii: ".")]
            output += repeatElement(zero, count: -point)
            output += digits
        } else if point >= digits.count {
            output += digits
            output += repeatElement(zero, count: point - digits.count)
        } else {
            output += digits[..<point]
            output.append(UInt8(ascii: "."))
            output += digits[point...]
        }
    }
}
