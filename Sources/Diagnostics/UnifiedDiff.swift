/// The difference of two texts in unified format, as `diff -u` and git print it.
public enum UnifiedDiff {
    /// Beyond this many edits the rest of the two texts is shown as replaced, to keep the cost bounded.
    static let editLimit = 2_000

    /// "" when the texts are equal.
    public static func between(
        old: String, new: String, oldName: String, newName: String, context: Int = 3
    ) -> String {
        // By bytes: to `String`, other spellings of a character are equal.
        let oldLines = lines(of: Array(old.utf8))
        let newLines = lines(of: Array(new.utf8))
        if oldLines == newLines { return "" }
        let edits = script(oldLines, newLines)
        var text = "--- \(oldName)\n+++ \(newName)\n"
        for hunk in hunks(edits, context: context) { text += hunk.text(old: oldLines, new: newLines) }
        return text
    }

    /// Lines with their line break, so that a missing last one shows.
    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 10).map { $0 + 1 } ?? text.count
            lines.append(text[start..<end])
            start = end
        }
        return lines
    }

    enum Edit: Equatable {
        case keep(old: Int, new: Int)
        case delete(old: Int, new: Int)
        case insert(old: Int, new: Int)
    }

    /// Myers' greedy algorithm on the middle part that differs.
    private static func script(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Edit] {
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        var edits: [Edit] = (0..<head).map { .keep(old: $0, new: $0) }
        edits += middle(old, new, from: head, oldEnd: old.count - tail, newEnd: new.count - tail)
        edits += (0..<tail).map { .keep(old: old.count - tail + $0, new: new.count - tail + $0) }
        return edits
    }

    private static func middle(
        _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], from head: Int, oldEnd: Int, newEnd: Int
    ) -> [Edit] {
        let height = oldEnd - head
        let width = newEnd - head
        let replaced =
            (0..<height).map { Edit.delete(old: head + $0, new: head) }
            + (0..<width).map { Edit.insert(old: oldEnd, new: head + $0) }
        guard height > 0, width > 0 else { return replaced }
        let limit = min(height + width, editLimit)
        var reach = [Int](repeating: 0, count: 2 * limit + 3)
        let zero = limit + 1
        var trace: [[Int]] = []
        for steps in 0...limit {
            trace.append(Array(reach[(zero - steps - 1)...(zero + steps + 1)]))
            for diagonal in stride(from: -steps, through: steps, by: 2) {
                let down =
                    diagonal == -steps || (diagonal != steps && reach[zero + diagonal - 1] < reach[zero + diagonal + 1])
                var row = down ? reach[zero + diagonal + 1] : reach[zero + diagonal - 1] + 1
                while row < height, row - diagonal < width, old[head + row] == new[head + row - diagonal] { row += 1 }
                reach[zero + diagonal] = row
                if row >= height, row - diagonal >= width {
                    return path(trace, height: height, width: width, head: head)
                }
            }
        }
        return replaced
    }

    private static func path(_ trace: [[Int]], height: Int, width: Int, head: Int) -> [Edit] {
        var edits: [Edit] = []
        var row = height
        var column = width
        for steps in stride(from: trace.count - 1, through: 0, by: -1) {
            let reach = trace[steps]
            let zero = steps + 1
            let diagonal = row - column
            let down =
                diagonal == -steps || (diagonal != steps && reach[zero + diagonal - 1] < reach[zero + diagonal + 1])
            let previousDiagonal = down ? diagonal + 1 : diagonal - 1
            let previousRow = steps == 0 ? 0 : reach[zero + previousDiagonal]
            let previousColumn = steps == 0 ? 0 : previousRow - previousDiagonal
            while row > previousRow, column > previousColumn {
                row -= 1
                column -= 1
                edits.append(.keep(old: head + row, new: head + column))
            }
            if steps == 0 { break }
            if down {
                column -= 1
                edits.append(.insert(old: head + row, new: head + column))
            } else {
                row -= 1
                edits.append(.delete(old: head + row, new: head + column))
            }
        }
        return edits.reversed()
    }

    private static func hunks(_ edits: [Edit], context: Int) -> [Hunk] {
        var hunks: [Hunk] = []
        var last = -1
        for (index, edit) in edits.enumerated() {
            if case .keep = edit { continue }
            let start = max(0, index - context)
            let end = min(edits.count, index + context + 1)
            if start <= last, var hunk = hunks.popLast() {
                hunk.edits += edits[last..<max(last, end)]
                hunks.append(hunk)
            } else {
                hunks.append(Hunk(edits: Array(edits[start..<end])))
            }
            last = max(last, end)
        }
        return hunks
    }
}

/// A run of changes with the unchanged lines around it.
struct Hunk {
    var edits: [UnifiedDiff.Edit]

    func text(old: [ArraySlice<UInt8>], new: [ArraySlice<UInt8>]) -> String {
        var body = ""
        var oldCount = 0
        var newCount = 0
        var first: (old: Int, new: Int)?
        for edit in edits {
            switch edit {
            case .keep(let oldLine, let newLine):
                first = first ?? (oldLine, newLine)
                oldCount += 1
                newCount += 1
                body += Self.line(" ", old[oldLine])
            case .delete(let oldLine, let newLine):
                first = first ?? (oldLine, newLine)
                oldCount += 1
                body += Self.line("-", old[oldLine])
            case .insert(let oldLine, let newLine):
                first = first ?? (oldLine, newLine)
                newCount += 1
                body += Self.line("+", new[newLine])
            }
        }
        let start = first ?? (0, 0)
        return "@@ -\(Self.range(start.old, oldCount)) +\(Self.range(start.new, newCount)) @@\n" + body
    }

    /// An empty range names the line before it, as diff does.
    private static func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }

    private static func line(_ sign: String, _ text: ArraySlice<UInt8>) -> String {
        sign + String(decoding: text, as: UTF8.self) + (text.last == 10 ? "" : "\n\\ No newline at end of file\n")
    }
}
