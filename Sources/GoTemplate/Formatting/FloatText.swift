#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The digits of floating-point numbers, without sign, as Go's package strconv writes them.
enum FloatText {
    /// - Parameter precision: nil for the fewest digits that identify the number.
    static func format(_ value: Double, _ verb: UInt8, precision: Int?) -> [UInt8] {
        let magnitude = value.magnitude
        guard magnitude.isFinite else { return Array((value.isNaN ? "NaN" : "Inf").utf8) }
        switch verb {
        case UInt8(ascii: "b"): return binary(magnitude)
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            return hexadecimal(magnitude, precision, uppercase: verb == UInt8(ascii: "X"))
        default: break
        }
        if let precision { return exact(magnitude, verb, precision) }
        let digits = ShortestDigits(magnitude)
        switch verb {
        case UInt8(ascii: "e"), UInt8(ascii: "E"): return digits.scientific(mark: verb)
        case UInt8(ascii: "f"): return digits.positional
        default:
            let exponent = digits.point - 1
            if exponent < -4 || exponent >= generalExponentLimit {
                return digits.scientific(mark: verb - 2)
            }
            return digits.positional
        }
    }

    /// From this exponent on, `%v` and `%g` without a precision switch to scientific notation.
    private static let generalExponentLimit = 6

    /// Rounded exactly by the C library, which agrees with Go on these verbs.
    private static func exact(_ value: Double, _ verb: UInt8, _ precision: Int) -> [UInt8] {
        let format = "%.*" + String(Unicode.Scalar(verb))
        let arguments: [any CVarArg] = [Int32(clamping: precision), value]
        // 309 digits before the point, and room for sign, point and exponent.
        var buffer = [CChar](repeating: 0, count: precision + 340)
        let capacity = buffer.count
        let count = withVaList(arguments) { vsnprintf(&buffer, capacity, format, $0) }
        return buffer.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }
    }

    private static func binary(_ value: Double) -> [UInt8] {
        let isSubnormal = value.exponentBitPattern == 0
        let mantissa = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
        let exponent = Int(isSubnormal ? 1 : value.exponentBitPattern) - 1075
        return Array("\(mantissa)p\(exponent < 0 ? "" : "+")\(exponent)".utf8)
    }

    private static func hexadecimal(_ value: Double, _ precision: Int?, uppercase: Bool) -> [UInt8] {
        // 1.xxx with 60 bits after the point: a whole number of hexadecimal digits.
        var mantissa: UInt64 = 0
        var exponent = 0
        if value != 0 {
            exponent = Int(value.exponent)
            let fraction =
                value.isNormal
                ? value.significandBitPattern
                : (value.significandBitPattern
                    << UInt64(value.significandBitPattern.leadingZeroBitCount - 11))
                    & ((1 << 52) - 1)
            mantissa = (1 << 60) | fraction << 8
        }
        if let precision, precision < 15 {
            let shift = UInt64(60 - precision * 4)
            let rest = mantissa & ((1 << shift) - 1)
            let half: UInt64 = 1 << (shift - 1)
            mantissa >>= shift
            if rest > half || rest == half && mantissa & 1 == 1 { mantissa += 1 }
            mantissa <<= shift
            if mantissa >> 61 != 0 {
                mantissa >>= 1
                exponent += 1
            }
        }
        var fraction = String(mantissa & ((1 << 60) - 1), radix: 16)
        fraction = String(repeating: "0", count: 15 - fraction.utf8.count) + fraction
        if let precision {
            fraction =
                precision <= 15
                ? String(fraction.prefix(precision))
                : fraction + String(repeating: "0", count: precision - 15)
        } else {
            while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
        }
        let digits = String(exponent.magnitude)
        let text =
            "0x\(mantissa >> 60)" + (fraction.isEmpty ? "" : ".\(fraction)") + "p"
            + (exponent < 0 ? "-" : "+") + (digits.utf8.count < 2 ? "0" : "") + digits
        return Array((uppercase ? text.uppercased() : text).utf8)
    }
}

/// The fewest decimal digits that identify a number: value = 0.d1d2d3... times 10 to the `point`.
struct ShortestDigits {
    var digits: [UInt8] = []
    var point = 0

    /// Takes them from Swift's description, which is shortest too.
    init(_ value: Double) {
        guard value != 0 else {
            digits = [UInt8(ascii: "0")]
            point = 1
            return
        }
        var seenPoint = false
        var bytes = value.description.utf8[...]
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: ".") {
                seenPoint = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                point += Int(String(Substring(bytes))) ?? 0
                break
            } else if byte == UInt8(ascii: "0"), digits.isEmpty {
                if seenPoint { point -= 1 }
            } else {
                digits.append(byte)
                if !seenPoint { point += 1 }
            }
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    }

    func scientific(mark: UInt8) -> [UInt8] {
        let isZero = digits == [UInt8(ascii: "0")]
        var result = [digits[0]]
        if digits.count > 1 { result += [UInt8(ascii: ".")] + digits[1...] }
        let exponent = isZero ? 0 : point - 1
        let text = String(exponent.magnitude)
        result += [mark, UInt8(ascii: exponent < 0 ? "-" : "+")]
        if text.utf8.count < 2 { result.append(UInt8(ascii: "0")) }
        return result + text.utf8
    }

    var positional: [UInt8] {
        let zero = UInt8(ascii: "0")
        guard point > 0 else {
            return Array("0.".utf8) + repeatElement(zero, count: -point) + digits
        }
        guard point < digits.count else {
            return digits + repeatElement(zero, count: point - digits.count)
        }
        return digits[..<point] + [UInt8(ascii: ".")] + digits[point...]
    }
}
