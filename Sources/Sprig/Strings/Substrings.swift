import SluiceGoTemplate

/// Parts of a text by byte offsets, as Go slices strings, even through characters.
enum Substrings {
    /// The first bytes, or the last ones for a negative count.
    static func truncated(_ text: String, _ count: Int) -> String {
        text.withGoBytes { bytes in
            guard count < 0 else { return bytes.count > count ? String(goBytes: bytes.prefix(count)) : text }
            return count.magnitude < bytes.count ? String(goBytes: bytes.suffix(Int(count.magnitude))) : text
        }
    }

    /// From one offset to another; to the end for an end that is negative or too large, and from the beginning for
    /// a negative start.
    static func between(_ start: Int, _ end: Int, of text: String) throws -> String {
        let bytes = text.goBytes
        let size = bytes.count
        func outOfRange(_ bounds: String) -> FunctionError {
            FunctionError("runtime error: slice bounds out of range \(bounds)")
        }
        if start < 0 {
            guard end >= 0 else { throw outOfRange("[:\(end)]") }
            guard end <= size else { throw outOfRange("[:\(end)] with length \(size)") }
            return String(goBytes: bytes.prefix(end))
        }
        let end = end < 0 || end > size ? size : end
        guard start <= end else { throw outOfRange("[\(start):\(end)]") }
        return String(goBytes: bytes.dropFirst(start).prefix(end - start))
    }
}
