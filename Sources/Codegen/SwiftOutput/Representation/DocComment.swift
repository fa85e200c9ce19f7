/// Documentation comments.
enum DocComment {
    /// The lines of a comment, each beginning with `///`, without indentation.
    ///
    /// - Parameter width: the columns that a line may take; only words longer than that exceed it.
    static func lines(_ text: String?, width: Int) -> [String] {
        guard let text else { return [] }
        var source = text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isNewline).map {
            SourceLine($0)
        }
        while source.last?.words.isEmpty == true { source.removeLast() }
        while source.first?.words.isEmpty == true { source.removeFirst() }
        var result: [String] = []
        for line in source {
            // One empty line parts paragraphs as well as two.
            if line.words.isEmpty, result.last == "///" { continue }
            result += wrapped(line, width: width)
        }
        return result
    }

    private static func wrapped(_ line: SourceLine, width: Int) -> [String] {
        var result: [String] = []
        var current = "/// " + line.indentation
        var isEmpty = true
        for word in line.words {
            if !isEmpty, current.count + 1 + word.count > width {
                result.append(current)
                current = "/// " + line.continuation
                isEmpty = true
            }
            current += isEmpty ? word : " " + word
            isEmpty = false
        }
        result.append(isEmpty ? "///" : current)
        return result
    }

    private static func isNewline(_ scalar: Unicode.Scalar) -> Bool {
        ["\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }
}

/// A line of a description.
private struct SourceLine {
    var indentation: String
    var words: [String]

    init(_ scalars: String.UnicodeScalarView.SubSequence) {
        indentation = String(repeating: " ", count: scalars.prefix { $0 == " " }.count)
        words = scalars.split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }.map {
            String($0)
        }
    }

    /// What the line's second half begins with, so that it stays in the same list item.
    var continuation: String {
        ["-", "*", "+"].contains(words.first) ? indentation + "  " : indentation
    }
}
