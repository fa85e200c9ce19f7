/// A shell pattern for one path: `*` and `?` stop at slashes, `[a-z]` and `[^a]` are classes, a backslash quotes.
///
/// - Note: follows Go's `filepath.Match`. A malformed pattern matches nothing.
struct PathPattern {
    private let pattern: [Unicode.Scalar]
    /// Most patterns of a `.helmignore` are plain names.
    private let isPlain: Bool

    init(_ pattern: String) {
        self.pattern = Array(pattern.unicodeScalars)
        isPlain = !self.pattern.contains { "*?[\\".unicodeScalars.contains($0) }
    }

    func matches(_ path: String) -> Bool { matches(Array(path.unicodeScalars)[...]) }

    /// When the rest does not fit, the last star takes one character more. Stars before it need no second try:
    /// whatever they could take, the last one can take too. So no pattern is slow.
    func matches(_ path: ArraySlice<Unicode.Scalar>) -> Bool {
        if isPlain { return path.elementsEqual(pattern) }
        var place = 0
        var index = path.startIndex
        var star: (place: Int, index: Int)?
        while index < path.endIndex {
            if place < pattern.count, pattern[place] == "*" {
                place += 1
                star = (place, index)
            } else if place < pattern.count, let next = step(at: place, over: path[index]) {
                place = next
                index += 1
            } else if let last = star, path[last.index] != "/" {
                place = last.place
                index = last.index + 1
                star = (place, index)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }

    private func step(at place: Int, over scalar: Unicode.Scalar) -> Int? {
        switch pattern[place] {
        case "?": return scalar == "/" ? nil : place + 1
        case "[": return stepClass(at: place + 1, over: scalar)
        case "\\":
            guard place + 1 < pattern.count else { return nil }
            return pattern[place + 1] == scalar ? place + 2 : nil
        default: return pattern[place] == scalar ? place + 1 : nil
        }
    }

    private func stepClass(at start: Int, over scalar: Unicode.Scalar) -> Int? {
        var index = start
        let isNegated = index < pattern.count && pattern[index] == "^"
        if isNegated { index += 1 }
        var isMatch = false
        var count = 0
        while index < pattern.count, pattern[index] != "]" || count == 0 {
            guard let low = member(&index) else { return nil }
            var high = low
            if index < pattern.count, pattern[index] == "-" {
                index += 1
                guard let end = member(&index) else { return nil }
                high = end
            }
            if low <= scalar, scalar <= high { isMatch = true }
            count += 1
        }
        guard index < pattern.count, isMatch != isNegated, scalar != "/" else { return nil }
        return index + 1
    }

    private func member(_ index: inout Int) -> Unicode.Scalar? {
        guard index < pattern.count, pattern[index] != "-", pattern[index] != "]" else { return nil }
        if pattern[index] == "\\" { index += 1 }
        guard index < pattern.count else { return nil }
        defer { index += 1 }
        return pattern[index]
    }
}
