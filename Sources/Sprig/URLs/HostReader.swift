import SluiceGoTemplate

/// Reads hosts with ports: `example.com:80`, `[fe80::1%25eth0]:80`.
///
/// - Note: follows the package net/url of Go 1.27, which is stricter than it was: brackets hold an IPv6 address, and
///   in the schemes of the web a host has one colon.
enum HostReader {
    static func host(_ text: Substring.UTF8View, scheme: String) throws(URLMistake) -> String {
        switch text.lastIndex(of: UInt8(ascii: "[")) {
        case text.startIndex?: return try bracketed(text)
        case .some: throw URLMistake(reason: "invalid IP-literal")
        case nil:
            let isWeb = scheme == "http" || scheme == "https"
            let colon = UInt8(ascii: ":")
            if let start = isWeb ? text.firstIndex(of: colon) : text.lastIndex(of: colon) {
                try checkPort(text[start...])
            }
            return try PercentEncoding.decoded(text, of: .host)
        }
    }

    private static func bracketed(_ text: Substring.UTF8View) throws(URLMistake) -> String {
        guard let end = text.lastIndex(of: UInt8(ascii: "]")) else { throw URLMistake(reason: "missing ']' in host") }
        let port = text[text.index(after: end)...]
        try checkPort(port)
        let inside = text[text.index(after: text.startIndex)..<end]
        let zoneMark = "%25".utf8
        var address = inside
        while !address.isEmpty, !address.starts(with: zoneMark) { address = address.dropFirst() }
        let name =
            try PercentEncoding.decoded(inside[..<address.startIndex], of: .host)
            + PercentEncoding.decoded(address, of: .zone)
        if try InternetAddress.family(of: name) == .version4 { throw URLMistake(reason: "invalid IP-literal") }
        return "[\(name)]\(Substring(port))"
    }

    private static func checkPort(_ port: Substring.UTF8View) throws(URLMistake) {
        if Port.isValid(port) { return }
        let quoted = Printing.format("%q", [.string(String(Substring(port)))])
        throw URLMistake(reason: "invalid port \(quoted) after host")
    }
}
