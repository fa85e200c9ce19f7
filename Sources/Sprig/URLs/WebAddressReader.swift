import SluiceGoTemplate

/// Reads URLs as Go's package net/url does, which follows RFC 3986.
extension WebAddress {
    /// - Throws: a ``URLMistake`` that quotes the text.
    init(_ text: String) throws(URLMistake) {
        let (main, fragment) = Self.cut(text.utf8[...], at: "#")
        do throws(URLMistake) {
            try read(main)
        } catch {
            throw Self.mistake(error, in: main)
        }
        do throws(URLMistake) {
            self.fragment = try PercentEncoding.decoded(fragment, of: .fragment)
        } catch {
            throw Self.mistake(error, in: text.utf8[...])
        }
    }

    private static func mistake(_ mistake: URLMistake, in text: Substring.UTF8View) -> URLMistake {
        URLMistake(reason: "parse \(Printing.format("%q", [.string(String(Substring(text)))])): \(mistake.reason)")
    }

    private static func cut(
        _ text: Substring.UTF8View, at mark: Unicode.Scalar
    ) -> (before: Substring.UTF8View, after: Substring.UTF8View) {
        guard let index = text.firstIndex(of: UInt8(ascii: mark)) else { return (text, text[text.endIndex...]) }
        return (text[..<index], text[text.index(after: index)...])
    }

    private mutating func read(_ text: Substring.UTF8View) throws(URLMistake) {
        if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw URLMistake(reason: "net/url: invalid control character in URL")
        }
        if text.elementsEqual("*".utf8) {
            path = "*"
            return
        }
        var rest = text
        try takeScheme(&rest)
        let (beforeQuery, afterMark) = Self.cut(rest, at: "?")
        query = String(Substring(afterMark))
        rest = beforeQuery
        if rest.first != UInt8(ascii: "/") {
            if !scheme.isEmpty {
                opaque = String(Substring(rest))
                return
            }
            if Self.cut(rest, at: "/").before.contains(UInt8(ascii: ":")) {
                throw URLMistake(reason: "first path segment in URL cannot contain colon")
            }
        }
        if rest.starts(with: "//".utf8), !scheme.isEmpty || !rest.starts(with: "///".utf8) {
            let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
            rest = rest[authority.endIndex...]
            try takeAuthority(authority)
        }
        path = try PercentEncoding.decoded(rest, of: .path)
    }

    private mutating func takeScheme(_ rest: inout Substring.UTF8View) throws(URLMistake) {
        for index in rest.indices {
            switch rest[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == rest.startIndex { return }
            case UInt8(ascii: ":"):
                if index == rest.startIndex { throw URLMistake(reason: "missing protocol scheme") }
                scheme = String(Substring(rest[..<index])).lowercased()
                rest = rest[rest.index(after: index)...]
                return
            default: return
            }
        }
    }

    private mutating func takeAuthority(_ authority: Substring.UTF8View) throws(URLMistake) {
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
            host = try HostReader.host(authority, scheme: scheme)
            return
        }
        host = try HostReader.host(authority[authority.index(after: at)...], scheme: scheme)
        let user = authority[..<at]
        guard user.allSatisfy({ PercentEncoding.isAllowedForUser($0) }) else {
            throw URLMistake(reason: "net/url: invalid userinfo")
        }
        let (name, password) = Self.cut(user, at: ":")
        userInformation = UserInformation(name: try PercentEncoding.decoded(name, of: .user))
        if name.endIndex != user.endIndex {
            userInformation?.password = try PercentEncoding.decoded(password, of: .user)
        }
    }
}
