/// `hostname` (RFC 1123, section 2.1) and `idn-hostname` (RFC 5890, section 2.3.2.3).
enum HostnameFormats {
    static func accepts(_ text: String) -> Bool {
        guard text.utf8.count <= 253 else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            acceptsLabel(String(Substring(label)))
        }
    }

    static func acceptsInternational(_ text: String) -> Bool {
        // No name of 253 bytes in Punycode is longer in UTF-8.
        guard text.utf8.count <= 1024 else { return false }
        var length = -1
        for label in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
            guard let encoded = encoded(Array(label)) else { return false }
            length += encoded + 1
        }
        return length <= 253
    }

    /// The full stops that IDNA takes for one another.
    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
    }

    /// The length of a valid label in ASCII.
    private static func encoded(_ label: [Unicode.Scalar]) -> Int? {
        if label.allSatisfy(\.isASCII) {
            let text = String(String.UnicodeScalarView(label))
            return acceptsLabel(text) ? label.count : nil
        }
        guard InternationalLabel.accepts(label), let code = Punycode.encode(label) else { return nil }
        let length = code.count + 4
        return length <= 63 ? length : nil
    }

    private static func acceptsLabel(_ label: String) -> Bool {
        let bytes = Array(label.utf8)
        guard (1...63).contains(bytes.count), bytes.first != UInt8(ascii: "-"), bytes.last != UInt8(ascii: "-"),
            label.unicodeScalars.allSatisfy({ $0.isLetter || $0.isDigit || $0 == "-" })
        else { return false }
        let small = label.lowercased()
        guard small.hasPrefix("xn--") else { return true }
        let code = Array(small.utf8.dropFirst(4))
        // What is encoded must be what Punycode is for, and encoded the one right way.
        guard let decoded = Punycode.decode(code), !decoded.allSatisfy(\.isASCII) else { return false }
        return InternationalLabel.accepts(decoded) && Punycode.encode(decoded) == code
    }
}
