extension Parser {
    /// `[...]`, at its opening bracket.
    mutating func parseClass() throws(Failure) -> ScalarSet {
        let start = reader.position
        reader.position += 1
        let isNegated = reader.take("^")
        var ranges: [ScalarRange] = []
        var isFirst = true
        while isFirst || !reader.peek(is: "]") {
            isFirst = false
            if let set = try parseSetInClass() {
                ranges += set.ranges
            } else {
                let range = try parseClassRange(classStart: start)
                if flags.contains(.foldCase) {
                    ranges += CaseFolding.closure(of: [range])
                } else {
                    ranges.append(range)
                }
            }
        }
        reader.position += 1
        let set = ScalarSet(ranges)
        return isNegated ? set.negated : set
    }

    private mutating func parseSetInClass() throws(Failure) -> ScalarSet? {
        if let set = try parsePosixClass() { return set }
        return try parseSetEscape()
    }

    /// The set of an escape such as `\pL` or `\d`, if it stands for one.
    mutating func parseSetEscape() throws(Failure) -> ScalarSet? {
        if let set = try parseUnicodeClass() { return set }
        return parsePerlClass()
    }

    private mutating func parseClassRange(classStart: Int) throws(Failure) -> ScalarRange {
        let start = reader.position
        let lower = try parseClassScalar(classStart: classStart)
        // A minus before the closing bracket is just a minus.
        guard reader.peek(is: "-"), let next = reader.peek(1), next != UInt8(ascii: "]") else {
            return ScalarRange(lower)
        }
        reader.position += 1
        let upper = try parseClassScalar(classStart: classStart)
        guard lower <= upper else { throw failure(.invalidRange, reader.text(from: start)) }
        return ScalarRange(lower, upper)
    }

    private mutating func parseClassScalar(classStart: Int) throws(Failure) -> UInt32 {
        if reader.isAtEnd { throw failure(.missingBracket, reader.rest(from: classStart)) }
        return reader.peek(is: "\\") ? try parseEscapedScalar() : reader.next()
    }

    /// `[:name:]` or `[:^name:]` inside of a class.
    private mutating func parsePosixClass() throws(Failure) -> ScalarSet? {
        let start = reader.position
        guard reader.peek(is: "["), reader.peek(is: ":", 1), reader.peek(2) != nil else { return nil }
        var end = start + 2
        while end + 1 < posixLimit, reader.bytes[end] != 0x3A || reader.bytes[end + 1] != 0x5D { end += 1 }
        guard end + 1 < posixLimit else {
            posixLimit = min(posixLimit, start)
            return nil
        }
        let isNegated = reader.bytes[start + 2] == 0x5E
        let name = reader.text(from: start + (isNegated ? 3 : 2), to: end)
        guard let set = NamedClasses.posix(name) else {
            throw failure(.invalidRange, reader.text(from: start, to: end + 2))
        }
        reader.position = end + 2
        return applyingFlags(set, isNegated: isNegated)
    }

    /// `\d`, `\s`, `\w` and what they leave out.
    private mutating func parsePerlClass() -> ScalarSet? {
        guard reader.peek(is: "\\"), let letter = reader.peek(1),
            let set = NamedClasses.perl(letter | 0x20), Self.isLetterOrDigit(UInt32(letter))
        else { return nil }
        reader.position += 2
        return applyingFlags(set, isNegated: letter & 0x20 == 0)
    }

    /// `\pL`, `\p{Name}`, `\p{^Name}`, and the same with `\P`.
    private mutating func parseUnicodeClass() throws(Failure) -> ScalarSet? {
        guard reader.peek(is: "\\"), reader.peek(is: "p", 1) || reader.peek(is: "P", 1) else { return nil }
        let start = reader.position
        var isNegated = reader.peek(is: "P", 1)
        reader.position += 2
        var name: String
        if reader.next() == 0x7B {
            guard let end = reader.find("}") else { throw failure(.invalidRange, reader.rest(from: start)) }
            name = reader.text(from: start + 3, to: end)
            reader.position = end + 1
        } else {
            name = reader.text(from: start + 2)
        }
        if name.utf8.first == 0x5E {
            isNegated.toggle()
            name.unicodeScalars.removeFirst()
        }
        guard let set = unicodeSets[name] ?? UnicodeClasses.named(name) else {
            throw failure(.invalidRange, reader.text(from: start))
        }
        unicodeSets[name] = set
        if !UnicodeClasses.folds(name) { return isNegated ? set.negated : set }
        return applyingFlags(set, isNegated: isNegated)
    }

    private func applyingFlags(_ set: ScalarSet, isNegated: Bool) -> ScalarSet {
        let set = flags.contains(.foldCase) ? set.folded : set
        return isNegated ? set.negated : set
    }
}
