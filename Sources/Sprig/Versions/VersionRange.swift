/// Ranges with a hyphen: `1.2 - 3` becomes `>= 1.2, <= 3` before anything else is read, wherever it stands. So
/// what is wrong around it is reported in the text that comes out, as the Go library does.
enum VersionRange {
    static func rewritten(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "-")) else { return text }
        var result = text
        var position = 0
        while position < text.count {
            guard let found = range(in: text, at: position) else {
                position += 1
                continue
            }
            let comparisons = ">= ".utf8 + text[found.from] + ", <= ".utf8 + text[found.to] + " ".utf8
            // The first place that reads the same, which need not be this one.
            if let place = firstPlace(of: text[position..<found.end], in: result) {
                result.replaceSubrange(place, with: comparisons)
            }
            position = found.end
        }
        return result
    }

    private static func range(in text: [UInt8], at start: Int) -> (from: Range<Int>, to: Range<Int>, end: Int)? {
        var position = start
        func skipSpace() -> Int {
            let begin = position
            while position < text.count, text[position].isSpace { position += 1 }
            return position - begin
        }
        _ = skipSpace()
        guard let from = VersionParts(text[position...], wildcards: true) else { return nil }
        position = from.end
        guard skipSpace() > 0, position < text.count, text[position] == UInt8(ascii: "-") else { return nil }
        position += 1
        guard skipSpace() > 0, let to = VersionParts(text[position...], wildcards: true) else { return nil }
        position = to.end
        _ = skipSpace()
        return (from.start..<from.end, to.start..<to.end, position)
    }

    private static func firstPlace(of part: ArraySlice<UInt8>, in text: [UInt8]) -> Range<Int>? {
        guard part.count <= text.count else { return nil }
        for start in 0...text.count - part.count where text[start..<start + part.count].elementsEqual(part) {
            return start..<start + part.count
        }
        return nil
    }
}
