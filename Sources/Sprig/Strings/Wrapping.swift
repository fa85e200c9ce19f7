import SluiceGoTemplate

/// Wrapping long lines and abbreviating text, by bytes.
///
/// - Note: follows Masterminds/goutils 1.1.1.
extension FunctionTable {
    mutating func registerWrapping() {
        register("wrap", [.int, .string]) { arguments, _ in
            .string(try Wrapping(width: arguments.number(0), separator: "\n", breaksWords: false)(arguments.text(1)))
        }
        register("wrapWith", [.int, .string, .string]) { arguments, _ in
            let wrapping = Wrapping(width: arguments.number(0), separator: arguments.text(1), breaksWords: true)
            return .string(try wrapping(arguments.text(2)))
        }
        register("abbrev", [.int, .string]) { arguments, _ in
            let width = arguments.number(0)
            return width < 4 ? arguments[1] : .string(Abbreviation.of(arguments.text(1), from: 0, width: width))
        }
        register("abbrevboth", [.int, .int, .string]) { arguments, _ in
            let (offset, width) = (arguments.number(0), arguments.number(1))
            if width < 4 || offset > 0 && width < 7 { return arguments[2] }
            return .string(Abbreviation.of(arguments.text(2), from: offset, width: width))
        }
    }
}

private struct Wrapping {
    let width: Int
    let separator: [UInt8]
    /// Whether words that are longer than a line are cut.
    let breaksWords: Bool

    init(width: Int, separator: String, breaksWords: Bool) {
        self.width = max(width, 1)
        self.separator = (separator.isEmpty ? "\n" : separator).goBytes
        self.breaksWords = breaksWords
    }

    func callAsFunction(_ text: String) throws -> String {
        let space = UInt8(ascii: " ")
        return try text.withBytes { bytes in
            var result: [UInt8] = []
            var start = 0
            func endLine(at end: Int, next: Int) throws {
                result += bytes[start..<end]
                result += separator
                start = next
                try SprigLimits.check(bytes: result.count)
            }
            while bytes.count - start > width {
                if bytes[start] == space {
                    start += 1
                } else if let end = bytes[start...(start + width)].lastIndex(of: space) {
                    try endLine(at: end, next: end + 1)
                } else if breaksWords {
                    try endLine(at: start + width, next: start + width)
                } else if let end = bytes[(start + width)...].firstIndex(of: space) {
                    try endLine(at: end, next: end + 1)
                } else {
                    break
                }
            }
            result += bytes[start...]
            return String(goBytes: result)
        }
    }
}

private enum Abbreviation {
    private static let mark = "..."

    /// At most `width` bytes, dots included, that show the byte at the offset; nothing where that cannot be.
    ///
    /// The sums wrap around, as Go's do.
    static func of(_ text: String, from offset: Int, width: Int) -> String {
        let bytes = text.goBytes
        let size = bytes.count
        guard size > width else { return text }
        func part(_ start: Int, _ count: Int) -> String {
            String(goBytes: bytes.dropFirst(start).prefix(count))
        }
        let shown = width - mark.utf8.count
        var start = min(offset, size)
        if size &- start < shown { start = size - shown }
        if start <= 4 { return part(0, shown) + mark }
        if width < 7 { return "" }
        guard start + shown < size else { return mark + part(size - shown, shown) }
        let rest = part(start, size)
        return mark + (shown < 4 ? "" : of(rest, from: 0, width: shown))
    }
}
