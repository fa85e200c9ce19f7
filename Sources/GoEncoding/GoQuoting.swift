import SluiceGoTemplate

/// Text in quotes, as Go's package strconv writes it.
enum GoQuoting {
    /// Format `%q` of a character.
    static func character(_ scalar: UInt32) -> String {
        "'" + escaped(scalar, quote: 0x27) + "'"
    }

    /// Format `%q` of a string.
    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.repaired.unicodeScalars { result += escaped(scalar.value, quote: 0x22) }
        return result + "\""
    }

    /// The same for bytes that may end within a character: its bytes are written as such.
    static func string(bytes: [UInt8]) -> String {
        var end = bytes.count
        while end > 0, String(validating: bytes[..<end], as: UTF8.self) == nil { end -= 1 }
        let text = string(String(decoding: bytes[..<end], as: UTF8.self)).dropLast()
        return text + bytes[end...].map { "\\x" + hex(UInt32($0), 2) }.joined() + "\""
    }

    private static func escaped(_ value: UInt32, quote: UInt32) -> String {
        switch value {
        case quote: return "\\" + String(UnicodeScalar(UInt8(truncatingIfNeeded: quote)))
        case 0x5C: return "\\\\"
        case 7: return "\\a"
        case 8: return "\\b"
        case 9: return "\\t"
        case 10: return "\\n"
        case 11: return "\\v"
        case 12: return "\\f"
        case 13: return "\\r"
        case 0..<32, 0x7F: return "\\x" + hex(value, 2)
        default:
            guard let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
            if value < 0x7F || isPrintable(scalar) { return String(scalar) }
            return value < 0x10000 ? "\\u" + hex(value, 4) : "\\U" + hex(value, 8)
        }
    }

    static func hex(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            false
        default: true
        }
    }
}
