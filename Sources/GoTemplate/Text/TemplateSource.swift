/// A text that templates were parsed from. Nodes refer to it by byte offsets.
public final class TemplateSource: Sendable {
    /// The name given at parsing, used in every error.
    public let name: String
    /// The text.
    public let bytes: [UInt8]
    /// The marks around actions.
    public let delimiters: Delimiters

    /// Creates a source from a template's name and text.
    public init(name: String, bytes: [UInt8], delimiters: Delimiters = .standard) {
        self.name = name
        self.bytes = bytes
        self.delimiters = delimiters
    }

    /// Where an offset lies. Computed on demand: only errors and tools ask.
    public func place(at offset: Int) -> Place {
        let end = min(max(offset, 0), bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        // Bytes that do not continue a scalar begin one.
        let scalars = bytes[lineStart..<end].count { $0 & 0xC0 != 0x80 }
        return Place(line: line, column: scalars + 1, byteColumn: end - lineStart)
    }

    /// The text of a range, repaired where it is not valid UTF-8.
    public func text(of range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// A place in the source.
    public struct Place: Hashable, Sendable {
        /// 1-based.
        public let line: Int
        /// 1-based, in Unicode scalars.
        public let column: Int
        /// 0-based, in bytes: the column Go prints.
        public let byteColumn: Int
    }
}
