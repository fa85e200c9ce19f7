/// Slash-separated paths, as in Go's package path.
enum SlashPath {
    private static let slash = UInt8(ascii: "/")

    static func isRooted(_ path: String) -> Bool { path.utf8.first == slash }

    @Sendable static func base(_ path: String) -> String {
        if path.isEmpty { return "." }
        return path.utf8.split(separator: slash).last.map { String(Substring($0)) } ?? "/"
    }

    @Sendable static func folder(_ path: String) -> String {
        guard let last = path.utf8.lastIndex(of: slash) else { return "." }
        return clean(String(decoding: path.utf8[...last], as: UTF8.self))
    }

    /// The end of the last name, from its last dot on.
    @Sendable static func suffix(_ path: String) -> String {
        let bytes = path.utf8
        guard let index = bytes.lastIndex(where: { $0 == slash || $0 == UInt8(ascii: ".") }), bytes[index] != slash
        else { return "" }
        return String(decoding: bytes[index...], as: UTF8.self)
    }

    /// The shortest path to the same place, without regard for links.
    @Sendable static func clean(_ path: String) -> String {
        var names: [Substring.UTF8View] = []
        for name in path.utf8.split(separator: slash) where !name.elementsEqual(".".utf8) {
            if !name.elementsEqual("..".utf8) {
                names.append(name)
            } else if let last = names.last, !last.elementsEqual("..".utf8) {
                names.removeLast()
            } else if !isRooted(path) {
                names.append(name)
            }
        }
        if names.isEmpty { return isRooted(path) ? "/" : "." }
        var output: [UInt8] = []
        output.reserveCapacity(path.utf8.count)
        for (index, name) in names.enumerated() {
            if index > 0 || isRooted(path) { output.append(slash) }
            output += name
        }
        return String(decoding: output, as: UTF8.self)
    }
}
