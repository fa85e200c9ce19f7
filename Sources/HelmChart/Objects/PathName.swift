/// Go's `path.Base` for the slash-separated paths inside charts.
enum PathName {
    static func last(_ path: String) -> String {
        let trimmed = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }
        guard !trimmed.isEmpty else { return path.isEmpty ? "." : "/" }
        return String(decoding: trimmed.prefix { $0 != UInt8(ascii: "/") }.reversed(), as: UTF8.self)
    }
}
