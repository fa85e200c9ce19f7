import SluiceGoTemplate

/// What Go's Trim functions leave of a text.
enum Trimming {
    static func spaces(_ text: String) -> String { trimming(text) { $0.properties.isWhitespace } }

    static func characters(of set: String, from text: String) -> String {
        let members = Set(set.unicodeScalars)
        return trimming(text) { members.contains($0) }
    }

    private static func trimming(_ text: String, _ isCut: (Unicode.Scalar) -> Bool) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isCut($0) }),
            let last = scalars.lastIndex(where: { !isCut($0) })
        else { return "" }
        if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
        return String(scalars[first...last])
    }

    static func suffix(_ suffix: String, of text: String) -> String {
        guard !suffix.isEmpty else { return text }
        let end = suffix.goBytes
        return text.withGoBytes { bytes in
            guard bytes.count >= end.count, bytes.suffix(end.count).elementsEqual(end) else { return text }
            return String(goBytes: bytes.dropLast(end.count))
        }
    }

    static func prefix(_ prefix: String, of text: String) -> String {
        guard !prefix.isEmpty else { return text }
        let start = prefix.goBytes
        return text.withGoBytes { bytes in
            guard bytes.starts(with: start) else { return text }
            return String(goBytes: bytes.dropFirst(start.count))
        }
    }
}
