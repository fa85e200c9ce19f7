/// An ignore comment with its place and what it holds for.
struct IgnoreDirective {
    enum Scope: Equatable {
        case file
        case lines(ClosedRange<Int>)
        /// Nothing follows the comment.
        case nothing
    }

    /// A rule's id and where it stands.
    struct Name {
        var id: String
        var location: SourceLocation
    }

    var location: SourceLocation
    var names: [Name]
    var hasReason: Bool
    var scope: Scope

    /// Every ignore comment of a file in order. Takes time linear in the bytes.
    static func all(
        in bytes: [UInt8], file: String, isWithinScalar: (_ line: Int, _ column: Int) -> Bool
    ) -> [IgnoreDirective] {
        guard mentionsIgnore(bytes) else { return [] }
        let lines = SourceLines(bytes)
        var scanner = CommentScanner()
        var scopes = ScopeStack()
        var directives: [IgnoreDirective] = []
        for number in 1...lines.count {
            guard let text = lines[number] else { continue }
            let line = scanner.next(text)
            var own: Int?
            if let start = line.comment, let comment = IgnoreComment(text, from: start) {
                let directive = IgnoreDirective(comment, text, SourceLocation(file: file, line: number, column: start))
                if !isWithinScalar(number, directive.location.column) {
                    own = directive.scope == .file ? nil : directives.count
                    directives.append(directive)
                }
            }
            for (index, range) in scopes.read(line, number: number, directive: own) {
                directives[index].scope = .lines(range)
            }
        }
        for (index, range) in scopes.finish() { directives[index].scope = .lines(range) }
        return directives
    }

    /// `place.column` counts the bytes in front of the comment.
    private init(_ comment: IgnoreComment, _ line: ArraySlice<UInt8>, _ place: SourceLocation) {
        // In passing over the line once: a comment may name many rules.
        var at = 0
        var column = 1
        func located(_ start: Int) -> SourceLocation {
            while at < start {
                if line[line.startIndex + at] & 0xC0 != 0x80 { column += 1 }
                at += 1
            }
            return SourceLocation(file: place.file, line: place.line, column: column)
        }
        location = located(place.column)
        names = comment.names.map { Name(id: $0.id, location: located($0.start)) }
        hasReason = comment.hasReason
        scope = comment.isForFile ? .file : .nothing
    }

    private static func mentionsIgnore(_ bytes: [UInt8]) -> Bool {
        let word = Array(IgnoreComment.word.utf8)
        guard bytes.count >= word.count else { return false }
        return (0...(bytes.count - word.count)).contains { start in
            bytes[start] == word[0] && bytes[start..<start + word.count].elementsEqual(word)
        }
    }
}

/// Which comments are still open while the lines of a file go by.
private struct ScopeStack {
    private var open: [(opening: CommentScanner.Opening, first: Int, directives: [Int])] = []
    /// Comments alone on their lines, which wait for content.
    private var waiting: [Int] = []
    private var lastContent = 0

    /// The comments whose reach is known after this line. `directive` is the one of the line itself.
    mutating func read(
        _ line: CommentScanner.Line, number: Int, directive: Int?
    ) -> [(directive: Int, range: ClosedRange<Int>)] {
        var done = line.isMarker ? close(at: lastContent) { _ in true } : []
        if line.hasContent, !line.isInside, !line.isMarker {
            done += close(at: lastContent) { !Self.holds($0, line) }
        }
        if !line.hasContent {
            if let directive { waiting.append(directive) }
            return done
        }
        lastContent = number
        done += close(at: number) { opening in
            if case .flow(let depth) = opening { line.depth <= depth } else { false }
        }
        var here: [Int] = directive.map { [$0] } ?? []
        if !line.isMarker {
            here = waiting + here
            waiting = []
        }
        guard !here.isEmpty else { return done }
        if let opening = line.opens {
            open.append((opening, number, here))
        } else {
            done += here.map { ($0, number...number) }
        }
        return done
    }

    mutating func finish() -> [(directive: Int, range: ClosedRange<Int>)] {
        close(at: lastContent) { _ in true }
    }

    private static func holds(_ opening: CommentScanner.Opening, _ line: CommentScanner.Line) -> Bool {
        switch opening {
        case .flow: true
        case .block(let column, let isKey):
            line.indent > column || isKey && line.isEntry && line.indent == column
        }
    }

    private mutating func close(
        at end: Int, where ends: (CommentScanner.Opening) -> Bool
    ) -> [(directive: Int, range: ClosedRange<Int>)] {
        var done: [(directive: Int, range: ClosedRange<Int>)] = []
        while let last = open.last, ends(last.opening) {
            open.removeLast()
            done += last.directives.map { ($0, last.first...max(last.first, end)) }
        }
        return done
    }
}
