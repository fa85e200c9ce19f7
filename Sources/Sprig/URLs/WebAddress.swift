/// Why a text is no URL, in Go's words.
struct URLMistake: Error {
    let reason: String
}

/// A URL in parts, which are decoded.
struct WebAddress {
    struct UserInformation {
        var name: String
        var password: String?

        var text: String {
            let name = PercentEncoding.encoded(name, for: .user)
            return password.map { "\(name):\(PercentEncoding.encoded($0, for: .user))" } ?? name
        }
    }

    var scheme = ""
    /// What follows the scheme, if that is no slash.
    var opaque = ""
    var userInformation: UserInformation?
    /// With the port.
    var host = ""
    var path = ""
    /// Not decoded.
    var query = ""
    var fragment = ""

    /// The host without its port, and without the brackets of an IPv6 address.
    var hostName: String {
        let bytes = host.utf8
        var name = bytes[...]
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), Port.isValid(bytes[colon...]) { name = bytes[..<colon] }
        if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]"), name.count > 1 {
            name = name.dropFirst().dropLast()
        }
        return String(Substring(name))
    }

    /// The URL put together.
    var text: String {
        var text = scheme.isEmpty ? "" : scheme + ":"
        if opaque.isEmpty {
            if !host.isEmpty || userInformation != nil || !scheme.isEmpty && !path.isEmpty { text += "//" }
            if let userInformation { text += userInformation.text + "@" }
            text += PercentEncoding.encoded(host, for: .host)
            if !path.isEmpty, path.utf8.first != UInt8(ascii: "/"), !host.isEmpty { text += "/" }
            // Else the first name would look like a scheme.
            if text.isEmpty, path.utf8.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
                text += "./"
            }
            text += path == "*" ? "*" : PercentEncoding.encoded(path, for: .path)
        } else {
            text += opaque
        }
        if !query.isEmpty { text += "?" + query }
        if !fragment.isEmpty { text += "#" + PercentEncoding.encoded(fragment, for: .fragment) }
        return text
    }
}

/// The end of a host: nothing, or a colon and digits.
enum Port {
    static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first else { return true }
        return first == UInt8(ascii: ":")
            && bytes.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
