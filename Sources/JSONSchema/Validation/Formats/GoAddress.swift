/// Addresses as Go's package net/netip reads them.
enum GoAddress {
    /// What `ParseAddr` says of a text with a colon; nil if it is an address.
    static func problem(ofIPv6 input: String) -> String? {
        func mistake(_ message: String, _ rest: ArraySlice<UInt8> = []) -> String {
            let place = rest.isEmpty ? "" : " (at \(GoSyntaxText.quoted(String(decoding: rest, as: UTF8.self))))"
            return "ParseAddr(\(GoSyntaxText.quoted(input))): \(message)\(place)"
        }
        var rest = Array(input.utf8)[...]
        for byte in rest {
            if byte == UInt8(ascii: ".") { return mistake("unexpected character", rest) }
            if byte == UInt8(ascii: "%") { return mistake("missing IPv6 address") }
            if byte == UInt8(ascii: ":") { break }
        }
        if let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            if percent + 1 == rest.endIndex { return mistake("zone must be a non-empty string") }
            rest = rest[..<percent]
        }
        var ellipsis: Int?
        if rest.starts(with: "::".utf8) {
            ellipsis = 0
            rest = rest.dropFirst(2)
            if rest.isEmpty { return nil }
        }
        var count = 0
        while count < 16 {
            let digits = rest.prefix { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
            if digits.count > 4 { return mistake("each group must have 4 or fewer digits", rest) }
            if digits.isEmpty { return mistake("each colon-separated field must have at least one digit", rest) }
            let next = rest.dropFirst(digits.count)
            if next.first == UInt8(ascii: ".") {
                if ellipsis == nil, count != 12 {
                    return mistake("embedded IPv4 address must replace the final 2 fields of the address", rest)
                }
                if count + 4 > 16 {
                    return mistake("too many hex fields to fit an embedded IPv4 at the end of the address", rest)
                }
                if let problem = problem(ofIPv4: rest) { return mistake(problem.message, problem.rest) }
                count += 4
                rest = []
                break
            }
            count += 2
            rest = next
            guard let first = rest.first else { break }
            if first != UInt8(ascii: ":") { return mistake("unexpected character, want colon", rest) }
            if rest.count == 1 { return mistake("colon must be followed by more characters", rest) }
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: ":") {
                if ellipsis != nil { return mistake("multiple :: in address", rest) }
                ellipsis = count
                rest = rest.dropFirst()
                if rest.isEmpty { break }
            }
        }
        if !rest.isEmpty { return mistake("trailing garbage after address", rest) }
        if count < 16 { return ellipsis == nil ? mistake("address string too short") : nil }
        return ellipsis == nil ? nil : mistake("the :: must expand to at least one field of zeros")
    }

    private static func problem(ofIPv4 text: ArraySlice<UInt8>) -> (message: String, rest: ArraySlice<UInt8>)? {
        var (value, digits, fields) = (0, 0, 0)
        for index in text.indices {
            let byte = text[index]
            if (48...57).contains(byte) {
                if digits == 1, value == 0 { return ("IPv4 field has octet with leading zero", []) }
                value = value * 10 + Int(byte) - 48
                digits += 1
                if value > 255 { return ("IPv4 field has value >255", []) }
            } else if byte == UInt8(ascii: ".") {
                // A field may not be empty.
                if index == text.startIndex || index + 1 == text.endIndex || text[index - 1] == UInt8(ascii: ".") {
                    return ("IPv4 field must have at least one digit", text[index...])
                }
                if fields == 3 { return ("IPv4 address too long", []) }
                fields += 1
                (value, digits) = (0, 0)
            } else {
                return ("unexpected character", text[index...])
            }
        }
        return fields < 3 ? ("IPv4 address too short", []) : nil
    }
}

/// URLs as Go's package net/url reads them: enough to know what it refuses.
struct GoURL {
    private(set) var scheme = ""
    /// As written.
    private(set) var path = ""
    /// What `Parse` says, and what Helm's library says of IPv6 hosts.
    private(set) var problem: String?

    init(_ text: String) {
        let main = text.unicodeScalars.prefix { $0 != "#" }
        let fragment = text.unicodeScalars.dropFirst(main.count + 1)
        if let reason = read(main) {
            problem = "parse \(GoSyntaxText.quoted(String(main))): \(reason)"
        } else if let reason = Self.wrongEscape(fragment) {
            problem = "parse \(GoSyntaxText.quoted(text)): \(reason)"
        }
    }

    private typealias Text = Substring.UnicodeScalarView

    private mutating func read(_ text: Text) -> String? {
        if text.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return "net/url: invalid control character in URL"
        }
        if text.elementsEqual("*".unicodeScalars) { return nil }
        var rest = text
        if let reason = readScheme(&rest) { return reason }
        rest = rest.prefix { $0 != "?" }
        guard rest.first == "/" else {
            if !scheme.isEmpty { return nil }
            if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
                return "first path segment in URL cannot contain colon"
            }
            path = String(rest)
            return Self.wrongEscape(rest)
        }
        if rest.starts(with: "//".unicodeScalars), !scheme.isEmpty || !rest.starts(with: "///".unicodeScalars) {
            let authority = rest.dropFirst(2).prefix { $0 != "/" }
            if let reason = Self.wrongAuthority(authority) { return reason }
            rest = rest.dropFirst(2 + authority.count)
        }
        path = String(rest)
        return Self.wrongEscape(rest)
    }

    private mutating func readScheme(_ rest: inout Text) -> String? {
        for (offset, scalar) in rest.enumerated() {
            switch scalar {
            case "a"..."z", "A"..."Z": continue
            case "0"..."9", "+", "-", ".":
                if offset == 0 { return nil }
            case ":":
                if offset == 0 { return "missing protocol scheme" }
                scheme = String(rest.prefix(offset)).lowercased()
                rest = rest.dropFirst(offset + 1)
                return nil
            default: return nil
            }
        }
        return nil
    }

    private static func wrongAuthority(_ authority: Text) -> String? {
        let at = authority.lastIndex(of: "@")
        let host = at.map { authority[$0...].dropFirst() } ?? authority
        if let reason = wrongHost(host) { return reason }
        guard let at else { return nil }
        let user = authority[..<at]
        let allowed = "-._:~!$&'()*+,;=%@".unicodeScalars
        let isValid = user.allSatisfy {
            $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) || allowed.contains($0)
        }
        return isValid ? wrongEscape(user) : "net/url: invalid userinfo"
    }

    private static func wrongHost(_ host: Text) -> String? {
        var port = host[host.endIndex...]
        if host.first == "[" {
            guard let bracket = host.lastIndex(of: "]") else { return "missing ']' in host" }
            port = host[bracket...].dropFirst()
            let address = String(host[..<bracket].dropFirst().prefix { $0 != "%" })
            if let reason = GoAddress.problem(ofIPv6: address) { return "invalid host: \(reason)" }
        } else if let colon = host.lastIndex(of: ":") {
            port = host[colon...]
        }
        if !port.isEmpty, port.first != ":" || !port.dropFirst().allSatisfy({ ("0"..."9").contains($0) }) {
            return "invalid port \(GoSyntaxText.quoted(String(port))) after host"
        }
        let allowed = "-_.~!$&'()*+,;=:[]<>\"%".unicodeScalars
        for scalar in host where scalar.isASCII {
            guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || allowed.contains(scalar) else {
                return "invalid character \(GoSyntaxText.quoted(String(scalar))) in host name"
            }
        }
        return wrongEscape(host)
    }

    private static func wrongEscape(_ text: Text) -> String? {
        let scalars = Array(text)
        var index = 0
        while index < scalars.count {
            if scalars[index] == "%" {
                let code = scalars[index..<min(index + 3, scalars.count)]
                let isCode =
                    code.count == 3 && code.dropFirst().allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
                guard isCode else {
                    var view = String.UnicodeScalarView()
                    view.append(contentsOf: code)
                    return "invalid URL escape \(GoSyntaxText.quoted(String(view)))"
                }
                index += 2
            }
            index += 1
        }
        return nil
    }
}
