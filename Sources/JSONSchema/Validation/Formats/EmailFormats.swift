/// `email` and `idn-email`: a mailbox of RFC 5321, section 4.1.2, with other scripts as RFC 6531 lets them in.
enum EmailFormats {
    static func accepts(_ text: String, isInternational: Bool) -> Bool {
        // A quoted name may hold an @ of its own.
        guard let at = text.lastIndex(of: "@") else { return false }
        let name = text[..<at]
        let domain = text[text.index(after: at)...]
        return acceptsName(name, isInternational) && acceptsDomain(domain, isInternational)
    }

    private static func acceptsName(_ name: Substring, _ isInternational: Bool) -> Bool {
        guard (1...64).contains(name.utf8.count) else { return false }
        var reader = ScalarReader(name)
        if reader.take("\"") { return acceptsQuoted(&reader, isInternational) }
        repeat {
            guard reader.skip(while: { isAtomPart($0, isInternational) }) > 0 else { return false }
        } while reader.take(".")
        return reader.isAtEnd
    }

    private static func isAtomPart(_ scalar: Unicode.Scalar, _ isInternational: Bool) -> Bool {
        scalar.isLetter || scalar.isDigit || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
            || isInternational && !scalar.isASCII
    }

    private static func acceptsQuoted(_ reader: inout ScalarReader, _ isInternational: Bool) -> Bool {
        while let scalar = reader.take() {
            if scalar == "\"" { return reader.isAtEnd }
            let shown = scalar == "\\" ? reader.take() : scalar
            guard let shown, (" "..."~").contains(shown) || isInternational && !shown.isASCII else { return false }
        }
        return false
    }

    private static func acceptsDomain(_ domain: Substring, _ isInternational: Bool) -> Bool {
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            let address = domain.dropFirst().dropLast()
            return address.hasPrefix("IPv6:")
                ? AddressFormats.acceptsIPv6(address.dropFirst(5)) : AddressFormats.acceptsIPv4(address)
        }
        return isInternational
            ? HostnameFormats.acceptsInternational(String(domain)) : HostnameFormats.accepts(String(domain))
    }
}
