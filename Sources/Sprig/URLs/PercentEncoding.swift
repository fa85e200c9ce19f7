import SluiceGoTemplate

/// Bytes written as `%41` in the parts of URLs.
enum PercentEncoding {
    enum Part { case user, host, zone, path, fragment }

    private static let mark = UInt8(ascii: "%")

    static func encoded(_ text: String, for part: Part) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.goBytes {
            if isPlain(byte, in: part) {
                output.append(byte)
            } else {
                output += [mark, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether a byte stands for itself.
    private static func isPlain(_ byte: UInt8, in part: Part) -> Bool {
        if isAlphanumeric(byte) || "-_.~".utf8.contains(byte) { return true }
        return switch part {
        case .user: "$&+,;=".utf8.contains(byte)
        case .host, .zone: "!$&'()*+,;=:[]<>\"".utf8.contains(byte)
        case .path: "$&+,/:;=@".utf8.contains(byte)
        case .fragment: "$&+,/:;=?@!()*".utf8.contains(byte)
        }
    }

    /// Whether a byte may stand, plain or as part of an encoding, in a name of a user.
    static func isAllowedForUser(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "-._:~!$&'()*+,;=%@".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    static func decoded(_ text: Substring.UTF8View, of part: Part) throws(URLMistake) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == mark {
                let code = text[index...].prefix(3)
                let value = try value(of: code)
                if !allows(code, value, in: part) { throw mistake(code) }
                output.append(value)
                index = code.endIndex
                continue
            }
            if part == .host || part == .zone, byte < 0x80, !isPlain(byte, in: part) {
                let quoted = Printing.format("%q", [.string(String(Unicode.Scalar(byte)))])
                throw URLMistake(reason: "invalid character \(quoted) in host name")
            }
            output.append(byte)
            index = text.index(after: index)
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func value(of code: Substring.UTF8View) throws(URLMistake) -> UInt8 {
        guard code.count == 3 else { throw mistake(code) }
        var value = 0
        for byte in code.dropFirst() {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw mistake(code) }
            value = value << 4 | digit
        }
        return UInt8(value)
    }

    /// In hosts only bytes that are not ASCII may be encoded, and the percent sign itself; in zones also a space
    /// and all that could stand there plain.
    private static func allows(_ code: Substring.UTF8View, _ value: UInt8, in part: Part) -> Bool {
        switch part {
        case .host: value >= 0x80 || value == mark
        case .zone: value == mark || value == 0x20 || isPlain(value, in: .host)
        default: true
        }
    }

    private static func mistake(_ code: Substring.UTF8View) -> URLMistake {
        // Three bytes may be less than three characters: then a byte at the end is part of one only.
        guard let last = code.last, String(validating: code, as: UTF8.self) == nil else {
            return URLMistake(reason: "invalid URL escape \(Printing.format("%q", [.string(String(Substring(code)))]))")
        }
        let head = String(decoding: code.dropLast(), as: UTF8.self)
        return URLMistake(reason: "invalid URL escape \"\(head)\\x\(String(last, radix: 16))\"")
    }
}
