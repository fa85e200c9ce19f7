/// Reads YAML line by line, for its comments and for how far the block reaches that a line opens.
///
/// It follows quoted scalars, block scalars, plain scalars of many lines and flow collections from line to line, but
/// it is no parser: in a file that does not parse, it may take a comment for text.
struct CommentScanner {
    /// One line as far as comments are concerned.
    struct Line: Equatable {
        /// How many blanks stand in front.
        var indent: Int
        /// Nothing but blanks, or nothing but a comment.
        var hasContent = false
        /// Where the comment's `#` stands, counted in bytes from the line's start.
        var comment: Int?
        /// What the line leaves open at its end.
        var opens: Opening?
        /// `- ` in front: to the key above it in the same column, that is deeper.
        var isEntry = false
        /// Starts within a quoted or a block scalar or a flow collection, so that its indentation says nothing.
        var isInside = false
        var isMarker = false
        /// How many brackets are open at the end.
        var depth = 0
    }

    enum Opening: Equatable {
        /// A block in which lines are deeper than the column; entries of a key's list may stand in the same one.
        case block(column: Int, isKey: Bool)
        /// A flow collection within so many brackets.
        case flow(depth: Int)
    }

    private var quote: UInt8?
    private var depth = 0
    /// The text of a block scalar goes on as long as lines are indented by this.
    private var blockText: LineWalk.BlockText?
    /// Plain text goes on as long as lines are deeper than this.
    private var plainText: Int?
    /// The column of a key or an entry whose value is still to come.
    private var parent = -1

    init() {}

    mutating func next(_ bytes: ArraySlice<UInt8>) -> Line {
        let indent = bytes.prefix(while: Self.isBlank).count
        var line = Line(indent: indent)
        line.depth = depth
        guard indent < bytes.count else { return line }
        if Self.isMarker(bytes) {
            (quote, depth, blockText, plainText, parent) = (nil, 0, nil, nil, -1)
            line.isMarker = true
            line.depth = 0
        }
        if let text = blockText {
            line.isInside = indent >= text.indent
            line.hasContent = line.isInside
            // The first line of the text says how deep it is.
            blockText = line.isInside ? .init(indent: text.isFixed ? text.indent : indent, isFixed: true) : nil
            if line.isInside { return line }
        }
        line.isInside = quote != nil || depth > 0
        let isText = plainText.map { indent > $0 } ?? false
        var walk = LineWalk(
            Array(bytes), indent: line.isMarker ? 3 : indent, parent: parent, quote: quote, depth: depth,
            isText: isText)
        walk.run()
        line.comment = walk.comment
        line.hasContent = walk.comment != indent
        line.isEntry = !line.isInside && walk.isEntry
        line.opens = walk.opens(sinceDepth: depth)
        line.depth = walk.depth
        (quote, depth, blockText) = (walk.quote, walk.depth, walk.blockText)
        if line.hasContent { parent = walk.expectsToken && depth == 0 ? walk.entry.column : -1 }
        if !walk.endsInPlainText { plainText = nil } else if !isText { plainText = walk.entry.column }
        return line
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

    private static func isMarker(_ bytes: ArraySlice<UInt8>) -> Bool {
        (bytes.starts(with: "---".utf8) || bytes.starts(with: "...".utf8))
            && bytes.dropFirst(3).first.map(isBlank) ?? true
    }
}
