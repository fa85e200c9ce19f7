import GoTemplate

/// Parts of a text by byte offsets, as Go slices strings. A character that is cut through becomes U+FFFD.
enum Substrings {
    /// The first bytes, or the last ones for a negative count.
    static func truncated(_ text: String, _ count: Int) -> String {
        let size = text.utf8.count
        guard count < 0 else { return size > count ? String(decoding: text.utf8.prefix(count), as: UTF8.self) : text }
        return count.magnitude < size ? String(decoding: text.utf8.suffix(Int(count.magnitude)), as: UTF8.self) : text
    }

    /// From one offset to another; to the end for an end that is negative or too large, and from the beginning for
    /// a negative start.
    static func between(_ start: Int, _ end: Int, of text: String) throws -> String {
        let size = text.utf8.count
        func outOfRange(_ bounds: String) -> FunctionError {
            FunctionError("runtime error: slice bounds out of range \(bounds)")
        }
        if start < 0 {
            guard end >= 0 else { throw outOfRange("[:\(end)]") }
            guard end <= size else { throw outOfRange("[:\(end)] with length \(size)") }
            return String(decoding: text.utf8.prefix(end), as: UTF8.self)
        }
        let end = end < 0 || end > size ? size : end
        guard start <= end else { throw outOfRange("[\(start):\(end)]") }
        return String(decoding: text.utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
    }
}
