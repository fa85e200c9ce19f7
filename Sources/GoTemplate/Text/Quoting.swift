/// Go's quoted forms of text (package strconv), written byte by byte.
enum Quoting {
    static let lowerDigits = Array("0123456789abcdefx".utf8)
    static let upperDigits = Array("0123456789ABCDEFX".utf8)

    /// `"text"` with Go's escapes; `asciiOnly` escapes everything beyond ASCII.
    static func quote(_ text: some Sequence<Unicode.Scalar>, asciiOnly: Bool = false) -> String {
        var result = "\""
        for scalar in text { append(scalar, to: &result, quote: "\"", asciiOnly: asciiOnly) }
        result.unicodeScalars.append("\"")
        return result
    }

    static func quote(_ text: String) -> String {
        quote(text.unicodeScalars)
    }

    /// `'x'` with Go's escapes.
    static func quote(character: Unicode.Scalar, asciiOnly: Bool = false) -> String {
        var result = "'"
        append(character, to: &result, quote: "'", asciiOnly: asciiOnly)
        result.unicodeScalars.append("'")
        return result
    }

    /// Whether the text can stand between backquotes unchanged.
    static func canBackquote(_ text: some Sequence<Unicode.Scalar>) -> Bool {
        text.allSatisfy { scalar in
            scalar.value >= 0x80
                ? scalar != "\u{FEFF}" && scalar != .replacement && RawBytes.byte(of: scalar) == nil
                : (scalar.value >= 0x20 || scalar == "\t") && scalar != "`" && scalar.value != 0x7F
        }
    }

    private static func append(
        _ scalar: Unicode.Scalar, to result: inout String, quote: Unicode.Scalar, asciiOnly: Bool
    ) {
        if scalar == quote || scalar == "\\" {
            result.unicodeScalars.append("\\")
            result.unicodeScalars.append(scalar)
        } else if let byte = RawBytes.byte(of: scalar) {
            result += "\\x" + hexadecimal(UInt32(byte), width: 2)
        } else if scalar.isGoPrintable && (scalar.isASCII || !asciiOnly) {
            result.unicodeScalars.append(scalar)
        } else if let letter = shortEscapes[scalar] {
            result.unicodeScalars.append("\\")
            result.unicodeScalars.append(letter)
        } else if scalar.value < 0x20 || scalar.value == 0x7F {
            result += "\\x" + hexadecimal(scalar.value, width: 2)
        } else if scalar.value < 0x10000 {
            result += "\\u" + hexadecimal(scalar.value, width: 4)
        } else {
            result += "\\U" + hexadecimal(scalar.value, width: 8)
        }
    }

    static func hexadecimal(_ value: UInt32, width: Int, uppercase: Bool = false) -> String {
        let digits = String(value, radix: 16, uppercase: uppercase)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// `U+0023 '#'`, as Go names a character in an error.
    static func name(of scalar: Unicode.Scalar) -> String {
        let code = "U+" + hexadecimal(scalar.value, width: 4, uppercase: true)
        return scalar.isGoPrintable ? "\(code) '\(scalar)'" : code
    }

    private static let shortEscapes: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{07}": "a", "\u{08}": "b", "\u{0C}": "f", "\n": "n", "\r": "r", "\t": "t", "\u{0B}": "v",
    ]
}
