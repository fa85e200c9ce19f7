import YAML

/// Formats of text. Unknown ones accept everything.
enum Format {
    static func accepts(_ value: Value, _ name: String) -> Bool {
        guard case .string(let text) = value else { return true }
        switch name {
        case "ipv4": return IPv4Format.accepts(text)
        default: return true
        }
    }
}

enum IPv4Format {
    static func accepts(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy { (48...57).contains($0) }
                    && (part.count == 1 || part.first != UInt8(ascii: "0"))
                    && UInt8(String(decoding: part, as: UTF8.self)) != nil
            }
    }
}
