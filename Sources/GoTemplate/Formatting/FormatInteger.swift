/// Integers under the verbs v d b o O x X c q U.
extension Formatter {
    mutating func writeInteger(
        _ magnitude: UInt64, isNegative: Bool, isSigned: Bool, _ verb: Unicode.Scalar, _ value: Value,
        depth: Int
    ) {
        switch verb {
        case "v" where flags.sharpV && !isSigned:
            let sharp = flags.sharp
            flags.sharp = true
            writeDigits(magnitude, isNegative, radix: 16, verb)
            flags.sharp = sharp
        case "v" where flags.width == nil && flags.precision == nil && !flags.plus && !flags.space:
            // The common case by far: no flags at all.
            if isNegative { append(UInt8(ascii: "-")) }
            append(String(magnitude))
        case "v", "d": writeDigits(magnitude, isNegative, radix: 10, verb)
        case "b": writeDigits(magnitude, isNegative, radix: 2, verb)
        case "o", "O": writeDigits(magnitude, isNegative, radix: 8, verb)
        case "x", "X": writeDigits(magnitude, isNegative, radix: 16, verb)
        case "c": pad(String(character(magnitude, isNegative)).utf8)
        case "q":
            let scalar = character(magnitude, isNegative)
            pad(Quoting.quote(character: scalar, asciiOnly: flags.plus).utf8)
        case "U": writeCodePoint(isNegative ? 0 &- magnitude : magnitude)
        default: badVerb(verb, value, depth: depth)
        }
    }

    private func character(_ magnitude: UInt64, _ isNegative: Bool) -> Unicode.Scalar {
        guard !isNegative, let value = UInt32(exactly: magnitude) else { return .replacement }
        return Unicode.Scalar(value) ?? .replacement
    }

    private mutating func writeDigits(
        _ magnitude: UInt64, _ isNegative: Bool, radix: Int, _ verb: Unicode.Scalar
    ) {
        var minimum = 0
        if let precision = flags.precision {
            minimum = precision
            // Zero with precision zero prints nothing but padding.
            if precision == 0, magnitude == 0 { return padWithSpaces([]) }
        } else if flags.zero, !flags.minus, let width = flags.width {
            minimum = isNegative || flags.plus || flags.space ? width - 1 : width
        }
        var digits = Array(String(magnitude, radix: radix, uppercase: verb == "X").utf8)
        let missing = min(minimum - digits.count, limit - output.count)
        if missing > 0 {
            digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: 0)
        }
        var prefix = isNegative ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        if verb == "O" { prefix += "0o" }
        if flags.sharp {
            switch radix {
            case 2: prefix += "0b"
            case 8 where digits.first != UInt8(ascii: "0"): prefix += "0"
            case 16: prefix += verb == "X" ? "0X" : "0x"
            default: break
            }
        }
        padWithSpaces(Array(prefix.utf8) + digits)
    }

    private mutating func writeCodePoint(_ value: UInt64) {
        let digits = String(value, radix: 16, uppercase: true)
        let width = max(4, flags.precision ?? 0)
        var text =
            "U+" + String(repeating: "0", count: max(0, min(width, limit) - digits.utf8.count)) + digits
        if flags.sharp, let code = UInt32(exactly: value), let scalar = Unicode.Scalar(code),
            scalar.isGoPrintable
        {
            text += " '\(scalar)'"
        }
        padWithSpaces(text.utf8)
    }
}
