/// Notes which position of which template wrote each part of the output of one rendering.
///
/// Text that a template writes is known to the byte. What an action prints is the action's, unless a template that it
/// has included wrote the same lines, at whatever indentation: then they are that template's.
public final class OutputTrace {
    /// A position in a template.
    public struct Origin: Hashable, Sendable {
        /// The name of the source, as given at parsing.
        public var source: String
        /// 1-based.
        public var line: Int
        /// 1-based, in bytes.
        public var column: Int
    }

    /// From a column of a line of output on, what wrote it.
    public struct Segment: Sendable {
        /// 0-based, in bytes.
        public var column: Int
        /// Nil where the text was written by no file, such as that of `tpl`.
        public var origin: Origin?
        /// Whether the template's text goes on with the output, byte for byte.
        public var isText = false
    }

    /// For each line of output what wrote its parts, in order.
    public private(set) var lines: [[Segment]] = []

    /// The name of sources that are no files.
    private let anonymousSource: String
    /// How many texts back the one is looked for that a variable holds.
    private static let variableReach = 50
    private var spans: [Span] = []
    /// The spans of the templates around the current one.
    private var outer: [[Span]] = []
    /// What templates wrote that were called by functions, in order.
    private var captured: [Captured] = []
    private var lineStarts: [ObjectIdentifier: [Int]] = [:]

    private struct Span {
        /// In the output.
        var start: Int
        var source: TemplateSource
        /// In the source.
        var offset: Int
        /// For an action: how many texts had been captured before it, and have been after it.
        var captures: Range<Int>?
        /// For an action: whether it may print what a variable holds.
        var readsVariable = false
    }

    private struct Captured {
        var text: [UInt8]
        var lines: [[Segment]]
    }

    /// A trace for one rendering.
    ///
    /// - Parameter anonymousSource: the name of sources that are no files.
    public init(anonymousSource: String) { self.anonymousSource = anonymousSource }

    // MARK: - Noting

    var captureCount: Int { captured.count }

    func note(_ text: TextNode, in source: TemplateSource, at start: Int) {
        // Trimming may have moved the beginning of the text.
        var offset = text.range.lowerBound
        while offset < text.range.upperBound, let first = text.bytes.first, source.bytes[offset] != first {
            offset += 1
        }
        spans.append(Span(start: start, source: source, offset: offset))
    }

    func note(_ action: ActionNode, in source: TemplateSource, at start: Int, since captures: Int) {
        spans.append(
            Span(
                start: start, source: source, offset: action.pipeline.position, captures: captures..<captured.count,
                readsVariable: action.pipeline.readsVariable))
    }

    /// Begins the output of a template that a function calls, or of a whole file.
    func begin() {
        outer.append(spans)
        spans = []
    }

    /// Ends what ``begin()`` began.
    func end(_ output: [UInt8]) {
        lines = resolved(output)
        spans = outer.popLast() ?? []
        captured.append(Captured(text: output, lines: lines))
    }

    // MARK: - Resolving

    private func resolved(_ output: [UInt8]) -> [[Segment]] {
        var lines: [[Segment]] = [[]]
        var lineStart = 0
        for (index, span) in spans.enumerated() {
            let end = index + 1 < spans.count ? spans[index + 1].start : output.count
            if span.start == end { continue }
            let text = output[span.start..<end]
            let parts = span.captures.map { action(text, span, $0) } ?? plain(text, span)
            for (number, segments) in parts.enumerated() {
                let shift = number == 0 ? span.start - lineStart : 0
                if number > 0 { lines.append([]) }
                lines[lines.count - 1] += segments.map {
                    Segment(column: $0.column + shift, origin: $0.origin, isText: $0.isText)
                }
            }
            if let last = text.lastIndex(of: newline) { lineStart = last + 1 }
        }
        return lines
    }

    private func plain(_ text: ArraySlice<UInt8>, _ span: Span) -> [[Segment]] {
        var parts = [[Segment(column: 0, origin: origin(span.source, span.offset), isText: true)]]
        for (distance, byte) in text.enumerated() where byte == newline {
            parts.append([Segment(column: 0, origin: origin(span.source, span.offset + distance + 1), isText: true)])
        }
        return parts
    }

    private func action(_ text: ArraySlice<UInt8>, _ span: Span, _ captures: Range<Int>) -> [[Segment]] {
        let own = origin(span.source, span.offset)
        let lines = text.split(separator: newline, omittingEmptySubsequences: false).map { Line($0) }
        var parts = lines.map { _ in [Segment(column: 0, origin: own)] }
        var open = lines.indices.filter { !lines[$0].isBlank }
        // The last one is the outermost. What was kept in a variable may be any earlier one.
        let candidates =
            captures.isEmpty && span.readsVariable
            ? max(0, captures.lowerBound - Self.variableReach)..<captures.lowerBound : captures
        for candidate in candidates.reversed() where !open.isEmpty {
            let theirs = captured[candidate].text.split(separator: newline, omittingEmptySubsequences: false)
                .map { Line($0) }
            let wanted = theirs.indices.filter { !theirs[$0].isBlank }
            guard !wanted.isEmpty, wanted.count <= open.count,
                let first = (0...open.count - wanted.count).first(where: { start in
                    wanted.indices.allSatisfy { lines[open[start + $0]].text == theirs[wanted[$0]].text }
                })
            else { continue }
            for (number, index) in wanted.enumerated() {
                let place = open[first + number]
                let shift = lines[place].indentation - theirs[index].indentation
                parts[place] = captured[candidate].lines[index].map {
                    Segment(
                        column: max(0, $0.column + shift), origin: $0.origin ?? own,
                        isText: $0.isText && $0.origin != nil)
                }
            }
            open.removeSubrange(first..<first + wanted.count)
        }
        return parts
    }

    /// A line without the space around it.
    private struct Line {
        var indentation: Int
        var text: ArraySlice<UInt8>
        var isBlank: Bool { text.isEmpty }

        init(_ line: ArraySlice<UInt8>) {
            let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
            let rest = line.drop(while: isSpace)
            indentation = line.count - rest.count
            text =
                rest.last.map(isSpace) == true
                ? rest[..<((rest.lastIndex { !isSpace($0) } ?? rest.startIndex) + 1)] : rest
        }
    }

    private func origin(_ source: TemplateSource, _ offset: Int) -> Origin? {
        if source.name == anonymousSource || source.name.isEmpty { return nil }
        let key = ObjectIdentifier(source)
        let starts = lineStarts[key] ?? [0] + source.bytes.indices.filter { source.bytes[$0] == newline }.map { $0 + 1 }
        lineStarts[key] = starts
        // The last line that begins at or before the offset.
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return Origin(source: source.name, line: low + 1, column: offset - starts[low] + 1)
    }

    private var newline: UInt8 { UInt8(ascii: "\n") }
}

extension PipelineNode {
    /// Whether a variable as a whole is among its operands.
    fileprivate var readsVariable: Bool {
        commands.contains { command in
            command.operands.contains { operand in
                switch operand {
                case .variable(let node): node.names.isEmpty && node.variable != "$"
                case .pipeline(let inner): inner.readsVariable
                default: false
                }
            }
        }
    }
}
