/// Floating-point numbers under the verbs v e E f F g G b x X.
extension Formatter {
    mutating func writeFloat(_ number: Double, _ verb: Unicode.Scalar, _ value: Value, depth: Int) {
        switch verb {
        case "v": writeFloat(number, UInt8(ascii: "g"), precision: flags.precision)
        case "g", "G", "b", "x", "X":
            writeFloat(number, UInt8(truncatingIfNeeded: verb.value), precision: flags.precision)
        case "e", "E", "f":
            writeFloat(number, UInt8(truncatingIfNeeded: verb.value), precision: flags.precision ?? 6)
        case "F": writeFloat(number, UInt8(ascii: "f"), precision: flags.precision ?? 6)
        default: badVerb(verb, value, depth: depth)
        }
    }

    private mutating func writeFloat(_ number: Double, _ verb: UInt8, precision: Int?) {
        var text = FloatText.format(number, verb, precision: precision.map { min($0, limit) })
        let isNegative = number.sign == .minus && !number.isNaN
        if number.isNaN || number.isInfinite {
            // Infinity always has a sign.
            let plain = number.isNaN ? "" : "+"
            let sign = isNegative ? "-" : flags.plus ? "+" : flags.space ? " " : plain
            return padWithSpaces((sign + (number.isNaN ? "NaN" : "Inf")).utf8)
        }
        if flags.sharp, verb != UInt8(ascii: "b") { text = Self.sharpened(text, verb, precision) }
        let sign: UInt8? =
            isNegative
            ? UInt8(ascii: "-")
            : flags.plus ? UInt8(ascii: "+") : flags.space ? UInt8(ascii: " ") : nil
        guard let sign else { return pad(text) }
        if flags.zero, !flags.minus, let width = flags.width, width > text.count + 1 {
            // The sign stands before the zeros.
            append(sign)
            writePadding(width - text.count - 1)
            output += text
        } else {
            pad([sign] + text)
        }
    }

    /// The sharp flag asks for a decimal point, and for all digits under `g`.
    private static func sharpened(_ text: [UInt8], _ verb: UInt8, _ precision: Int?) -> [UInt8] {
        let isHexadecimal = verb | 0x20 == UInt8(ascii: "x")
        let isGeneral = verb | 0x20 == UInt8(ascii: "g") || isHexadecimal
        let marks: [UInt8] = isHexadecimal ? Array("pP".utf8) : Array("eE".utf8)
        let split = text.firstIndex { marks.contains($0) } ?? text.endIndex
        var mantissa = Array(text[..<split])
        var missing = isGeneral ? precision ?? 6 : 0
        var sawNonzero = false
        for byte in mantissa where byte != UInt8(ascii: ".") {
            if byte != UInt8(ascii: "0") { sawNonzero = true }
            if sawNonzero { missing -= 1 }
        }
        if !mantissa.contains(UInt8(ascii: ".")) {
            if mantissa == [UInt8(ascii: "0")] { missing -= 1 }
            mantissa.append(UInt8(ascii: "."))
        }
        mantissa += repeatElement(UInt8(ascii: "0"), count: max(0, missing))
        return mantissa + text[split...]
    }
}
