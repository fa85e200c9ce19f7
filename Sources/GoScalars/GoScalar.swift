/// What a plain scalar means to go-yaml.
package enum GoScalar: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case float(Double)
    case timestamp
    case merge
    case string

    package init(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect = .v2) {
        guard let first = text.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            self = Self.number(text, dialect)
        case UInt8(ascii: "."):
            self = Self.special(text) ?? NumberParsing.decimal(text, underscores: true).map { .float($0) } ?? .string
        case UInt8(ascii: "~"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"),
            UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"),
            UInt8(ascii: "O"):
            self = text.count <= 5 ? Self.word(text) : .string
        default:
            self = .string
        }
    }

    /// The words that mean something, in small letters, as the bytes of a number.
    private static func word(_ text: UnsafeBufferPointer<UInt8>) -> GoScalar {
        var packed: UInt64 = 0
        for byte in text { packed = packed << 8 | UInt64(byte | 0x20) }
        let meaning: GoScalar
        switch packed {
        // The bit makes a tilde of a circumflex, too.
        case 0x7E: return text[0] == UInt8(ascii: "~") ? .null : .string
        case 0x6E75_6C6C: meaning = .null
        // true, and what only the second version reads so and the third one still quotes: y yes on.
        case 0x7472_7565, 0x79, 0x79_6573, 0x6F6E: meaning = .bool(true)
        // false n no off
        case 0x66_616C_7365, 0x6E, 0x6E6F, 0x6F_6666: meaning = .bool(false)
        default: return .string
        }
        return isWordCase(text) ? meaning : .string
    }

    /// `word`, `Word` or `WORD`.
    private static func isWordCase(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let capitals = text.reduce(0) { $1 & 0x20 == 0 ? $0 + 1 : $0 }
        return capitals == 0 || capitals == text.count || capitals == 1 && text[0] & 0x20 == 0
    }

    private static func special(_ text: UnsafeBufferPointer<UInt8>) -> GoScalar? {
        guard text.count <= 5 else { return nil }
        switch String(decoding: text, as: UTF8.self) {
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
        case ".nan", ".NaN", ".NAN": return .float(.nan)
        default: return nil
        }
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect) -> GoScalar {
        if text.count > 1, text[1] == UInt8(ascii: "."), let special = special(text) { return special }
        if Timestamp.matches(text) { return .timestamp }
        if text.contains(UInt8(ascii: "_")) {
            return text.filter { $0 != UInt8(ascii: "_") }.withUnsafeBufferPointer { plainNumber($0, dialect) }
        }
        return plainNumber(text, dialect)
    }

    private static func plainNumber(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect) -> GoScalar {
        // Most text that begins with a digit is no number: versions, addresses, sizes.
        guard text.allSatisfy(isPartOfNumber) else { return .string }
        if let integer = NumberParsing.integer(text) { return GoScalar(integer) }
        if let value = NumberParsing.decimal(text) { return .float(value) }
        if let integer = prefixed(text, "b", radix: 2) { return GoScalar(integer) }
        if dialect == .v3, let integer = prefixed(text, "o", radix: 8) { return GoScalar(integer) }
        return .string
    }

    /// The readings of 0b1 and 0o7 by hand, which let a second sign pass.
    private static func prefixed(
        _ text: UnsafeBufferPointer<UInt8>, _ mark: Unicode.Scalar, radix: UInt64
    ) -> NumberParsing.Integer? {
        let mark = UInt8(ascii: mark)
        if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == mark {
            return NumberParsing.integer(text.dropFirst(2), radix: radix)
        }
        guard text.count > 3, text[0] == UInt8(ascii: "-"), text[1] == UInt8(ascii: "0"), text[2] == mark else {
            return nil
        }
        return NumberParsing.integer([UInt8(ascii: "-")] + text.dropFirst(3), radix: radix)
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102, UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "O"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private init(_ integer: NumberParsing.Integer) {
        switch integer {
        case .signed(let value): self = .integer(value)
        case .unsigned(let value): self = .unsigned(value)
        }
    }

    // MARK: Quoting

    /// Whether a string can stand without quotes and still be read as this string.
    package static func isPlainString(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect) -> Bool {
        guard let first = text.first else { return false }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return GoScalar(text, dialect) == .string && !isSexagesimal(text)
        case UInt8(ascii: "."): return GoScalar(text, dialect) == .string
        default: return text.count > 5 || GoScalar(text, dialect) == .string
        }
    }

    /// YAML 1.1's numbers to the base of 60, such as 12:30:45, which older readers still know.
    private static func isSexagesimal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.contains(UInt8(ascii: ":")) else { return false }
        func isDigit(_ index: Int) -> Bool { index < text.count && (48...57).contains(text[index]) }
        var index = isDigit(0) ? 0 : 1
        guard isDigit(index) else { return false }
        while isDigit(index) || index < text.count && text[index] == UInt8(ascii: "_") { index += 1 }
        var groups = 0
        while index < text.count, text[index] == UInt8(ascii: ":") {
            guard isDigit(index + 1) else { return false }
            index += isDigit(index + 2) && text[index + 1] < UInt8(ascii: "6") ? 3 : 2
            groups += 1
        }
        guard groups > 0 else { return false }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            while isDigit(index) || index < text.count && text[index] == UInt8(ascii: "_") { index += 1 }
        }
        return index == text.count
    }
}
