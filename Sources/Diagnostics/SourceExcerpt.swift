/// A line of a file with its token underlined, as `TextReporter` shows it: never more than a window around the token.
struct SourceExcerpt {
    /// The line or the part of it that is shown.
    let line: String
    /// What stands before the caret, tab for tab.
    let margin: String
    /// `^`, or `^~~~` where the length is known; it ends with the line.
    let underline: String

    /// Lines up to this many scalars are shown whole.
    static let width = 200
    /// How much of a longer line stands before the token.
    static let lead = 60
    /// In a longer line no place is looked for, so that many findings in a huge line stay cheap.
    static let longestLine = 1 << 20

    init?(of lines: SourceLines, line number: Int, column: Int, length: Int?) {
        guard let bytes = lines[number], bytes.count <= Self.longestLine else { return nil }
        let before = max(1, column) - 1
        let skipped = before > Self.width - Self.lead ? before - Self.lead : 0
        // A short line is not cut: the count of its bytes is never below that of its scalars.
        let start = bytes.count <= Self.width ? 0 : skipped
        let tail = Self.dropping(start, scalarsOf: bytes)
        let window = tail.prefix(4 * (Self.width + 1))
        let text = String(decoding: window, as: UTF8.self).unicodeScalars
        let shown = text.prefix(Self.width)
        let isCut = shown.count < text.count
        line = (start > 0 ? "…" : "") + printable(String(String.UnicodeScalarView(shown))) + (isCut ? "…" : "")
        let inside = min(before - start, shown.count)
        margin = (start > 0 ? " " : "") + shown.prefix(inside).map { $0 == "\t" ? "\t" : " " }.joined()
        let tilde = min(max(1, length ?? 1) - 1, max(0, shown.count - inside - 1))
        underline = "^" + String(repeating: "~", count: tilde)
    }

    private static func dropping(_ count: Int, scalarsOf bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard count > 0 else { return bytes }
        var left = count
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
            if left == 0 { return bytes[index...] }
            left -= 1
        }
        return bytes[bytes.endIndex...]
    }
}
