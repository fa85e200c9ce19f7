/// URIs of schemas: enough of RFC 3986 to resolve one against another.
enum SchemaURI {
    /// The URI and what follows `#`.
    static func split(_ uri: String) -> (resource: String, fragment: String) {
        guard let hash = uri.firstIndex(of: "#") else { return (uri, "") }
        return (String(uri[..<hash]), String(uri[uri.index(after: hash)...]))
    }

    static func resolve(_ reference: String, against base: String) -> String {
        if reference.isEmpty { return base }
        if hasScheme(reference) { return reference }
        let (resource, _) = split(base)
        if reference.hasPrefix("#") { return resource + reference }
        if !hasScheme(resource) || resource.hasPrefix("urn:") {
            return reference.hasPrefix("/") ? reference : normalizedFile(folder(of: resource) + reference)
        }
        let (prefix, path) = authority(of: resource)
        if reference.hasPrefix("//") { return String(resource.prefix { $0 != ":" }) + ":" + reference }
        if reference.hasPrefix("/") { return prefix + normalized(reference) }
        return prefix + normalized(folder(of: path) + reference)
    }

    private static func hasScheme(_ uri: String) -> Bool {
        guard let colon = uri.firstIndex(of: ":"), colon != uri.startIndex else { return false }
        return uri[..<colon].utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || [43, 45, 46].contains($0)
        }
    }

    /// `https://host` and the path behind it.
    private static func authority(of uri: String) -> (String, String) {
        guard let range = uri.firstRange(of: "://") else {
            let colon = uri.firstIndex(of: ":").map { uri.index(after: $0) } ?? uri.startIndex
            return (String(uri[..<colon]), String(uri[colon...]))
        }
        let slash = uri[range.upperBound...].firstIndex(of: "/") ?? uri.endIndex
        return (String(uri[..<slash]), slash == uri.endIndex ? "/" : String(uri[slash...]))
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    private static func normalized(_ path: String) -> String {
        guard path.contains("./") || path.hasSuffix("/..") || path.hasSuffix("/.") else { return path }
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if part == ".." {
                if parts.count > 1 { parts.removeLast() }
            } else if part != "." {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// As `normalized`, of a path that may begin above the folder it is relative to.
    private static func normalizedFile(_ reference: String) -> String {
        let (path, fragment) = (reference.prefix { $0 != "#" }, reference.drop { $0 != "#" })
        if path.hasPrefix("/") { return normalized(String(path)) + fragment }
        guard path.contains("./") || path.hasSuffix("/..") || path == ".." else { return reference }
        var parts: [Substring] = []
        for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/") + fragment
    }

    // MARK: Files

    /// A file's path as a URI: signs that would mean something there are escaped. A URI stays as it is.
    static func fromPath(_ path: String) -> String {
        guard !hasScheme(path), path.contains(where: { $0 == "#" || $0 == "%" }) else { return path }
        var result = ""
        for character in path {
            switch character {
            case "#": result += "%23"
            case "%": result += "%25"
            default: result.append(character)
            }
        }
        return result
    }

    /// What a caller can open: the path of a file, without escapes, or the URI of something else.
    static func openable(_ resource: String) -> String {
        if resource.hasPrefix("file:///") { return unescaped(String(resource.dropFirst(7))) }
        return hasScheme(resource) ? resource : unescaped(resource)
    }

    /// A location inside a document, with the document as it can be opened.
    static func readable(_ location: String) -> String {
        let (resource, pointer) = split(location)
        return location.contains("#") ? openable(resource) + "#" + pointer : openable(resource)
    }

    /// The steps of a JSON pointer in a fragment.
    static func steps(of fragment: String) -> [String] {
        fragment.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { step in
            unquoted(unescaped(String(step)))
        }
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `~1` stands for a slash and `~0` for a tilde.
    private static func unquoted(_ step: String) -> String {
        var result = ""
        var rest = step[...]
        while let tilde = rest.firstIndex(of: "~") {
            result += rest[..<tilde]
            rest = rest[rest.index(after: tilde)...]
            switch rest.first {
            case "1": result += "/"
            case "0": result += "~"
            default:
                result += "~"
                continue
            }
            rest = rest.dropFirst()
        }
        return result + rest
    }

    static func pointer(_ steps: some Sequence<String>) -> String {
        var result = ""
        for step in steps {
            result += "/"
            append(step, to: &result)
        }
        return result
    }

    /// Appends a step of a JSON pointer.
    static func append(_ step: String, to pointer: inout String) {
        guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            pointer += step
            return
        }
        for character in step {
            switch character {
            case "~": pointer += "~0"
            case "/": pointer += "~1"
            default: pointer.append(character)
            }
        }
    }
}

extension StringProtocol {
    fileprivate func firstRange(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
