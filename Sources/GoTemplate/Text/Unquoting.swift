/// Reads Go's string and character literals.
struct Unquoting {
    private static let replacement = Array("\u{FFFD}".utf8)

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    /// The text of a literal in double quotes or backquotes; nil when an escape is wrong.
    /// Characters of a text in double quotes that are no UTF-8 are U+FFFD; what escapes yield need not be.
    static func string(_ literal: ArraySlice<UInt8>) -> String? {
        guard literal.count >= 2, let quote = literal.first, literal.last == quote else { return nil }
        let inner = literal.dropFirst().dropLast()
        if quote == UInt8(ascii: "`") {
            return String(decoding: inner.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        }
        guard inner.contains(UInt8(ascii: "\\")) else {
            return inner.contains(quote) ? nil : String(decoding: inner, as: UTF8.self).repaired
        }
        var reader = Unquoting(bytes: inner, position: inner.startIndex)
        var result: [UInt8] = []
        result.reserveCapacity(inner.count)
        while reader.position < inner.endIndex {
            guard reader.element(into: &result, quote: quote) != nil else { return nil }
        }
        return String(goBytes: result)
    }

    /// The number of a character literal.
    static func character(_ literal: ArraySlice<UInt8>) -> CharacterResult {
        let quote = UInt8(ascii: "'")
        guard literal.count >= 3, literal.last == quote else { return .badSyntax }
        var reader = Unquoting(bytes: literal.dropLast(), position: literal.startIndex + 1)
        var ignored: [UInt8] = []
        guard let value = reader.element(into: &ignored, quote: quote) else { return .badSyntax }
        return reader.position == reader.bytes.endIndex ? .value(value) : .malformed
    }

    enum CharacterResult: Equatable {
        case value(UInt32)
        case badSyntax, malformed
    }

    /// Reads one character or escape, appends its bytes and returns its number.
    private mutating func element(into result: inout [UInt8], quote: UInt8) -> UInt32? {
        let first = bytes[position]
        if first == quote || first == UInt8(ascii: "\n") { return nil }
        guard first == UInt8(ascii: "\\") else {
            let (scalar, width) = decodeScalar(Array(bytes[position...].prefix(4)), at: 0)
            result += RawBytes.byte(of: scalar) == nil ? Array(bytes[position..<position + width]) : Self.replacement
            position += width
            return scalar.value
        }
        position += 1
        guard position < bytes.endIndex else { return nil }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "x"): return byteEscape(digits: 2, radix: 16, into: &result)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            return byteEscape(digits: 3, radix: 8, into: &result)
        case UInt8(ascii: "u"): return scalarEscape(digits: 4, into: &result)
        case UInt8(ascii: "U"): return scalarEscape(digits: 8, into: &result)
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            guard letter == quote else { return nil }
            result.append(letter)
            return UInt32(letter)
        default:
            guard let value = Self.simpleEscape(letter) else { return nil }
            result.append(value)
            return UInt32(value)
        }
    }

    private static func simpleEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "a"): 0x07
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "v"): 0x0B
        case UInt8(ascii: "\\"): UInt8(ascii: "\\")
        default: nil
        }
    }

    private mutating func number(digits: Int, radix: UInt32) -> UInt32? {
        guard position + digits <= bytes.endIndex else { return nil }
        let text = String(decoding: bytes[position..<position + digits], as: UTF8.self)
        guard text.utf8.first != UInt8(ascii: "+"), let value = UInt32(text, radix: Int(radix)) else {
            return nil
        }
        position += digits
        return value
    }

    private mutating func byteEscape(digits: Int, radix: UInt32, into result: inout [UInt8])
        -> UInt32?
    {
        guard let value = number(digits: digits, radix: radix), value < 0x100 else { return nil }
        result.append(UInt8(value))
        return value
    }

    private mutating func scalarEscape(digits: Int, into result: inout [UInt8]) -> UInt32? {
        guard let value = number(digits: digits, radix: 16), let scalar = Unicode.Scalar(value) else {
            return nil
        }
        result += Array(String(Character(scalar)).utf8)
        return value
    }
}
