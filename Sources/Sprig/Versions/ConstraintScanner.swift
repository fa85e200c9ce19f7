/// Reads comparisons and what separates them.
struct ConstraintScanner {
    private let text: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        position = text.startIndex
    }

    var isAtEnd: Bool { position >= text.endIndex }

    /// Returns how many spaces there were.
    @discardableResult
    mutating func skipSpace() -> Int {
        let start = position
        while position < text.endIndex, text[position].isSpace { position += 1 }
        return position - start
    }

    /// Spaces, or a comma between spaces, or the end; false when there is something else.
    mutating func skipSeparator() -> Bool {
        let spaces = skipSpace()
        if isAtEnd { return true }
        guard text[position] == UInt8(ascii: ",") else { return spaces > 0 }
        position += 1
        skipSpace()
        // A comma must have something behind it.
        return !isAtEnd
    }

    mutating func comparison() -> (VersionComparison.Relation, VersionParts)? {
        let start = position
        while position < text.endIndex, text[position].isRelationSign { position += 1 }
        guard let relation = VersionComparison.Relation(sign: text[start..<position]) else { return nil }
        skipSpace()
        guard let parts = VersionParts(text[position...], wildcards: true) else { return nil }
        position = parts.end
        return (relation, parts)
    }
}

extension UInt8 {
    /// What `\s` matches in Go.
    var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }

    fileprivate var isRelationSign: Bool {
        switch self {
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"),
            UInt8(ascii: "^"):
            true
        default: false
        }
    }
}
