/// `uri` and `uri-reference` (RFC 3986), `iri` and `iri-reference` (RFC 3987).
enum URIFormats {
    static func accepts(_ text: String, allowsRelative: Bool, isInternational: Bool) -> Bool {
        var rest = text[...]
        let scheme = rest.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        if scheme.endIndex < rest.endIndex, rest[scheme.endIndex] == ":" {
            // Without a scheme, a colon may not stand in the first part of a path.
            guard isScheme(scheme) else { return false }
            rest = rest[rest.index(after: scheme.endIndex)...]
        } else if !allowsRelative {
            return false
        }
        let characters = URICharacters(isInternational: isInternational)
        if let hash = rest.firstIndex(of: "#") {
            guard characters.accept(rest[rest.index(after: hash)...], "/?:@") else { return false }
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: "?") {
            guard characters.accept(rest[rest.index(after: mark)...], "/?:@", isPrivate: true) else { return false }
            rest = rest[..<mark]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let authority = rest.prefix { $0 != "/" }
            guard isAuthority(authority, characters) else { return false }
            rest = rest[authority.endIndex...]
        }
        return characters.accept(rest, "/:@")
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first, first.isLetter else { return false }
        return text.unicodeScalars.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == "+" || $0 == "-" || $0 == "."
        }
    }

    private static func isAuthority(_ text: Substring, _ characters: URICharacters) -> Bool {
        var host = text
        if let at = text.lastIndex(of: "@") {
            guard characters.accept(text[..<at], ":") else { return false }
            host = text[text.index(after: at)...]
        }
        if host.hasPrefix("[") {
            guard let close = host.firstIndex(of: "]"), isLiteral(host[..<close].dropFirst()) else { return false }
            let port = host[host.index(after: close)...]
            return port.isEmpty || port.hasPrefix(":") && isPort(port.dropFirst())
        }
        if let colon = host.firstIndex(of: ":") {
            guard isPort(host[host.index(after: colon)...]) else { return false }
            host = host[..<colon]
        }
        return characters.accept(host, "")
    }

    private static func isPort(_ text: Substring) -> Bool { text.unicodeScalars.allSatisfy(\.isDigit) }

    /// What brackets may hold: an IPv6 address, or one of a version to come.
    private static func isLiteral(_ text: Substring) -> Bool {
        guard text.first == "v" || text.first == "V" else { return AddressFormats.acceptsIPv6(text) }
        var reader = ScalarReader(text.dropFirst())
        guard reader.skip(while: \.isHexDigit) > 0, reader.take(".") else { return false }
        return reader.skip(while: { URICharacters.isPlain($0) || $0 == ":" }) > 0 && reader.isAtEnd
    }
}

/// The characters that may stand in a part of a URI or IRI.
struct URICharacters {
    let isInternational: Bool

    /// - Parameter more: what this part allows beyond the characters that all parts do.
    func accept(_ text: Substring, _ more: String, isPrivate: Bool = false) -> Bool {
        var reader = ScalarReader(text)
        while let scalar = reader.take() {
            if scalar == "%" {
                guard reader.take(where: \.isHexDigit) != nil, reader.take(where: \.isHexDigit) != nil else {
                    return false
                }
            } else if !Self.isPlain(scalar), !more.unicodeScalars.contains(scalar) {
                guard isInternational, Self.isForeign(scalar) || isPrivate && Self.isPrivate(scalar) else {
                    return false
                }
            }
        }
        return true
    }

    /// Unreserved characters, and those that part components.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isLetter || scalar.isDigit || "-._~!$&'()*+,;=".unicodeScalars.contains(scalar)
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
        case 0x10000...0xEFFFD: scalar.value & 0xFFFF <= 0xFFFD && !(0xE0000...0xE0FFF).contains(scalar.value)
        default: false
        }
    }

    private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: true
        default: false
        }
    }
}
