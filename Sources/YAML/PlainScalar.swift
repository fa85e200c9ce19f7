/// What a plain scalar means to Helm's YAML reader (measured with Helm 3.19 and 4.3, which agree): YAML 1.1
/// booleans, octals with and without `o`, underscores in numbers; no sexagesimals; dates stay strings.
enum PlainScalar: Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Floats, and integers outside of `Int`.
    case float(Double)
    case string

    init(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            self = Self.number(String(decoding: text, as: UTF8.self))
        default:
            self = text.count <= 5 ? Self.word(String(decoding: text, as: UTF8.self)) : .string
        }
    }

    private static func word(_ text: String) -> PlainScalar {
        switch text {
        case "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": .bool(true)
        case "false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF": .bool(false)
        default: .string
        }
    }

    private static func number(_ text: String) -> PlainScalar {
        switch text {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
        case ".nan", ".NaN", ".NAN": return .float(.nan)
        default: break
        }
        if text.hasPrefix("._") { return .string }
        let plain = text.filter { $0 != "_" }
        if let integer = integer(plain) { return integer }
        // No octal, as 08: a float to Helm, whole all the same.
        if let whole = Int(plain) { return .integer(whole) }
        guard isDecimalFloat(plain), let value = Double(plain), value.isFinite else { return .string }
        return .float(value)
    }

    /// Go's ParseInt with base 0: sign, then 0x, 0o, 0b, 0 or decimal digits.
    private static func integer(_ text: String) -> PlainScalar? {
        var digits = text[...]
        var isNegative = false
        if let sign = digits.first, sign == "+" || sign == "-" {
            isNegative = sign == "-"
            digits = digits.dropFirst()
        }
        var radix = 10
        if digits.first == "0", digits.count > 1 {
            switch digits.dropFirst().first {
            case "x", "X": (radix, digits) = (16, digits.dropFirst(2))
            case "o", "O": (radix, digits) = (8, digits.dropFirst(2))
            case "b", "B": (radix, digits) = (2, digits.dropFirst(2))
            default: (radix, digits) = (8, digits.dropFirst())
            }
        }
        guard let first = digits.first, first != "+", first != "-" else { return nil }
        if let magnitude = UInt64(digits, radix: radix) {
            if isNegative {
                return magnitude <= UInt64(Int.max) + 1
                    ? .integer(Int(truncatingIfNeeded: 0 &- magnitude)) : .float(-Double(magnitude))
            }
            return magnitude <= UInt64(Int.max) ? .integer(Int(magnitude)) : .float(Double(magnitude))
        }
        return nil
    }

    private static func isDecimalFloat(_ text: String) -> Bool {
        var rest = text.utf8[...]
        func digits() -> Int {
            let run = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(run)
            return run
        }
        if rest.first == 43 || rest.first == 45 { rest = rest.dropFirst() }
        let whole = digits()
        var fraction = 0
        if rest.first == 46 {
            rest = rest.dropFirst()
            fraction = digits()
        }
        guard whole + fraction > 0 else { return false }
        if rest.first == 101 || rest.first == 69 {
            rest = rest.dropFirst()
            if rest.first == 43 || rest.first == 45 { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
