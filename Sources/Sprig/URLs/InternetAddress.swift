import SluiceGoTemplate

/// Whether a text is an address of version 4 or 6 of the Internet Protocol.
///
/// - Note: refuses as Go's `netip.ParseAddr` does.
struct InternetAddress {
    enum Family { case version4, version6 }

    private let text: String
    private var rest: Substring.UTF8View

    static func family(of text: String) throws(URLMistake) -> Family {
        var address = InternetAddress(text: text, rest: text.utf8[...])
        switch text.utf8.first(where: { ".:%".utf8.contains($0) }) {
        case UInt8(ascii: "."):
            try address.checkVersion4()
            return .version4
        case UInt8(ascii: ":"):
            try address.checkVersion6()
            return .version6
        case nil: throw address.mistake("unable to parse IP")
        default: throw address.mistake("missing IPv6 address")
        }
    }

    private func mistake(_ reason: String, at place: Substring.UTF8View? = nil) -> URLMistake {
        func quoted(_ text: String) -> String { Printing.format("%q", [.string(text)]) }
        let suffix = place.map { " (at \(quoted(String(Substring($0)))))" } ?? ""
        return URLMistake(reason: "invalid host: ParseAddr(\(quoted(text))): \(reason)\(suffix)")
    }

    /// Four numbers up to 255 between dots.
    private func checkVersion4() throws(URLMistake) {
        let dot = UInt8(ascii: ".")
        var (fields, digits, value) = (1, 0, 0)
        for index in rest.indices {
            switch rest[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if digits == 1, value == 0 { throw mistake("IPv4 field has octet with leading zero") }
                value = value * 10 + Int(rest[index] - UInt8(ascii: "0"))
                digits += 1
                if value > 255 { throw mistake("IPv4 field has value >255") }
            case dot:
                if digits == 0 || rest.index(after: index) == rest.endIndex {
                    throw mistake("IPv4 field must have at least one digit", at: rest[index...])
                }
                if fields == 4 { throw mistake("IPv4 address too long") }
                (fields, digits, value) = (fields + 1, 0, 0)
            default: throw mistake("unexpected character", at: rest[index...])
            }
        }
        if fields < 4 { throw mistake("IPv4 address too short") }
    }

    /// Eight groups between colons, a row of which a double colon may stand for. The last two may be an address of
    /// version 4, and a zone may follow.
    private mutating func checkVersion6() throws(URLMistake) {
        let colon = UInt8(ascii: ":")
        if let mark = rest.firstIndex(of: UInt8(ascii: "%")) {
            if rest.index(after: mark) == rest.endIndex { throw mistake("zone must be a non-empty string") }
            rest = rest[..<mark]
        }
        var groups = 0
        var hasGap = rest.starts(with: "::".utf8)
        if hasGap { rest = rest.dropFirst(2) }
        if hasGap, rest.isEmpty { return }
        while groups < 8 {
            let group = try takeGroup()
            if rest[group.endIndex...].first == UInt8(ascii: ".") {
                if !hasGap, groups != 6 {
                    throw mistake("embedded IPv4 address must replace the final 2 fields of the address", at: rest)
                }
                if groups > 6 {
                    throw mistake("too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
                }
                try checkVersion4()
                groups += 2
                rest = rest[rest.endIndex...]
                break
            }
            groups += 1
            rest = rest[group.endIndex...]
            if rest.isEmpty { break }
            if rest.first != colon { throw mistake("unexpected character, want colon", at: rest) }
            if rest.count == 1 { throw mistake("colon must be followed by more characters", at: rest) }
            rest = rest.dropFirst()
            if rest.first == colon {
                if hasGap { throw mistake("multiple :: in address", at: rest) }
                hasGap = true
                rest = rest.dropFirst()
                if rest.isEmpty { break }
            }
        }
        if !rest.isEmpty { throw mistake("trailing garbage after address", at: rest) }
        if groups < 8, !hasGap { throw mistake("address string too short") }
        if groups == 8, hasGap { throw mistake("the :: must expand to at least one field of zeros") }
    }

    /// One to four hexadecimal digits.
    private func takeGroup() throws(URLMistake) -> Substring.UTF8View {
        let group = rest.prefix { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
        if group.count > 4 { throw mistake("each group must have 4 or less digits", at: rest) }
        if group.isEmpty { throw mistake("each colon-separated field must have at least one digit", at: rest) }
        return group
    }
}
