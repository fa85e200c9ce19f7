/// The word that was probably meant: the nearest by insertions, deletions, replacements and swaps of
/// neighbours, if it is near enough to be a slip of the keyboard.
public func nearest(_ word: String, in words: some Sequence<String>) -> String? {
    // Of a single letter, any other would be near.
    let limit = min(max(1, word.unicodeScalars.count / 3), word.unicodeScalars.count - 1)
    var best: (word: String, distance: Int)?
    for candidate in words {
        guard let distance = editDistance(word, candidate, limit: best.map { $0.distance - 1 } ?? limit) else {
            continue
        }
        best = (candidate, distance)
        if distance == 0 { break }
    }
    return best?.word
}

/// The Damerau-Levenshtein distance (neighbours swapped once), or `nil` above `limit`.
public func editDistance(_ left: String, _ right: String, limit: Int) -> Int? {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    guard limit >= 0, abs(left.count - right.count) <= limit, left.count <= 256, right.count <= 256 else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
        var current = [row + 1]
        for column in right.indices {
            let same =
                left[row] == right[column]
                || left[row].properties.lowercaseMapping == right[column].properties.lowercaseMapping
            var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
}
