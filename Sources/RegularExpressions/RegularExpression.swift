/// A regular expression as Go's `regexp` package has it: RE2's syntax, the leftmost match and of those the one
/// found first, in time linear in the text.
///
/// A value never changes and may be used by any number of threads. Compile a pattern once and keep the value: it
/// gets faster when it is used often.
public struct RegularExpression: Sendable {
    /// The pattern as it was given.
    public let pattern: String
    /// The number of groups that note where they match.
    public var groupCount: Int { groupNames.count - 1 }
    /// The names of the groups by number, nil for those without. The first stands for the whole match.
    public let groupNames: [String?]
    let program: Program

    /// Throws what is wrong with the pattern, worded as Go does.
    public init(_ pattern: String) throws(RegularExpressionError) {
        var parser = Parser(pattern)
        let node = try parser.parse()
        self.pattern = pattern
        groupNames = parser.groupNames
        program = Program(node, groupCount: parser.groupNames.count - 1)
        if program.instructions.count > Limits.heldPositions / program.slotCount {
            throw RegularExpressionError(reason: .tooLarge, expression: pattern)
        }
    }

    /// Whether there is a match anywhere in the text.
    public func matches(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { hasMatch($0) }
            ?? Array(text.utf8).withUnsafeBufferPointer { hasMatch($0) }
    }

    /// Whether there is a match anywhere in the text.
    public func matches(_ utf8: [UInt8]) -> Bool { utf8.withUnsafeBufferPointer { hasMatch($0) } }

    /// The first match that begins at or behind a position. What is before the position still counts for `^` and `\b`.
    public func firstMatch(in utf8: [UInt8], from: Int = 0) -> Match? {
        utf8.withUnsafeBufferPointer { find($0, from: from, slotCount: program.slotCount).map(Match.init) }
    }

    /// All matches that do not overlap, from left to right, at most `limit` of them if that is not negative. As in
    /// Go, none is empty right behind another.
    public func allMatches(in utf8: [UInt8], limit: Int = -1) -> [Match] {
        utf8.withUnsafeBufferPointer { text in
            var matches: [Match] = []
            forEachMatch(text, limit: limit, slotCount: program.slotCount) { matches.append(Match(positions: $0)) }
            return matches
        }
    }

    /// A pattern that matches just the text: QuoteMeta.
    public static func quote(_ text: String) -> String {
        var quoted: [UInt8] = []
        quoted.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            switch Unicode.Scalar(byte) {
            case "\\", ".", "+", "*", "?", "(", ")", "|", "[", "]", "{", "}", "^", "$":
                quoted.append(UInt8(ascii: "\\"))
            default: break
            }
            quoted.append(byte)
        }
        return String(decoding: quoted, as: UTF8.self)
    }
}
