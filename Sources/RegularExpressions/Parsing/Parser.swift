/// Reads a pattern as Go's `regexp/syntax` with Perl flags does: same language, same errors, same limits.
///
/// Open groups are kept on a stack of our own, so that nesting costs no call depth.
struct Parser {
    typealias Failure = RegularExpressionError

    /// A group that is not closed yet, or the pattern itself.
    struct Frame {
        /// The number of the group; nil if it only groups.
        var group: Int?
        /// What holds again behind the group.
        var outerFlags: Flags
        var alternatives: [Piece] = []
        var items: [Piece] = []
    }

    var reader: PatternReader
    var flags: Flags = []
    var frames = [Frame(group: nil, outerFlags: [])]
    /// By number of group; the first is the whole match.
    var groupNames: [String?] = [nil]
    /// Where the repetition operator just read begins, if one was just read.
    var lastRepetition: Int?
    /// Behind this no `:]` is found any more; a search that failed is not made again.
    var posixLimit: Int
    /// The sets of Unicode classes used so far.
    var unicodeSets: [String: ScalarSet] = [:]
    private var classScalars = 0

    init(_ pattern: String) {
        reader = PatternReader(pattern)
        posixLimit = reader.bytes.count
    }

    mutating func parse() throws(Failure) -> Node {
        while let byte = reader.peek() {
            let previous = lastRepetition
            lastRepetition = nil
            try parseNext(byte, after: previous)
        }
        let piece = try closeFrame(frames.count - 1)
        guard frames.count == 1 else { throw failure(.missingParenthesis, reader.rest(from: 0)) }
        return piece.node
    }

    private mutating func parseNext(_ byte: UInt8, after repetition: Int?) throws(Failure) {
        switch Unicode.Scalar(byte) {
        case "(": try openGroup()
        case ")": try closeGroup()
        case "|":
            reader.position += 1
            try endAlternative(frames.count - 1)
        case "^": try take(.assertion(flags.contains(.multiline) ? .beginLine : .beginText))
        case "$": try take(.assertion(flags.contains(.multiline) ? .endLine : .endText))
        case ".": try take(.set(flags.contains(.dotMatchesNewline) ? .any : .exceptNewline))
        case "[": try push(.set(parseClass()))
        case "*": try parseRepetition(minimum: 0, maximum: nil, after: repetition)
        case "+": try parseRepetition(minimum: 1, maximum: nil, after: repetition)
        case "?": try parseRepetition(minimum: 0, maximum: 1, after: repetition)
        case "{":
            if try !parseCountedRepetition(after: repetition) { try pushLiteral(reader.next()) }
        case "\\": try parseBackslash()
        default: try pushLiteral(reader.next())
        }
    }

    private mutating func take(_ piece: Piece) throws(Failure) {
        reader.position += 1
        try push(piece)
    }

    // MARK: Building

    mutating func pushLiteral(_ scalar: UInt32) throws(Failure) {
        try push(.literal(scalar, folded: flags.contains(.foldCase)))
    }

    mutating func push(_ piece: Piece) throws(Failure) {
        let frame = frames.count - 1
        mergeLiterals(frame)
        frames[frame].items.append(piece)
        if case .set(let set) = piece.node { classScalars += 2 * set.ranges.count }
        try check(piece)
    }

    func check(_ piece: Piece) throws(Failure) {
        if classScalars > Limits.classScalars || piece.size > Limits.programSize {
            throw failure(.tooLarge, reader.rest(from: 0))
        }
        if piece.height > Limits.nesting { throw failure(.nestsTooDeeply, reader.rest(from: 0)) }
    }

    /// The last two literals become one: nothing can repeat the last alone any more.
    private mutating func mergeLiterals(_ frame: Int) {
        let count = frames[frame].items.count
        guard count >= 2,
            case .literal(let last, let lastFolded) = frames[frame].items[count - 1].node,
            case .literal(var scalars, let folded) = frames[frame].items[count - 2].node,
            folded == lastFolded
        else { return }
        frames[frame].items.removeLast()
        frames[frame].items[count - 2].node = .empty
        scalars += last
        frames[frame].items[count - 2].node = .literal(scalars, folded: folded)
        frames[frame].items[count - 2].size = scalars.count
    }

    private mutating func endAlternative(_ frame: Int) throws(Failure) {
        mergeLiterals(frame)
        let piece = Piece.concatenation(frames[frame].items)
        frames[frame].items.removeAll()
        frames[frame].alternatives.append(piece)
        try check(piece)
    }

    mutating func closeFrame(_ frame: Int) throws(Failure) -> Piece {
        try endAlternative(frame)
        let piece = Piece.alternation(frames[frame].alternatives)
        try check(piece)
        return piece
    }

    func failure(_ reason: Failure.Reason, _ expression: String) -> Failure {
        Failure(reason: reason, expression: expression)
    }
}
