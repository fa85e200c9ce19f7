/// A comment `# sluice:ignore rule-id[,rule-id] reason` or `# sluice:ignore-file rule-id reason`.
struct IgnoreComment: Equatable {
    /// A rule's id and where in the line it stands, in bytes.
    struct Name: Equatable {
        var id: String
        var start: Int
    }

    var isForFile: Bool
    var names: [Name] = []
    var hasReason = false

    static let word = "sluice:ignore"

    /// `start` is the byte of the line's `#`; `nil` for every other comment.
    init?(_ line: ArraySlice<UInt8>, from start: Int) {
        let bytes = Array(line)
        var at = start + 1
        func skipBlanks() { while at < bytes.count, CommentScanner.isBlank(bytes[at]) { at += 1 } }
        func word() -> ArraySlice<UInt8> {
            let rest = bytes[min(at, bytes.count)...]
            let word = rest.prefix { !CommentScanner.isBlank($0) }
            at = word.endIndex
            return word
        }
        skipBlanks()
        let command = word()
        if command.elementsEqual(Self.word.utf8) {
            isForFile = false
        } else if command.elementsEqual((Self.word + "-file").utf8) {
            isForFile = true
        } else {
            return nil
        }
        var goesOn = true
        while goesOn {
            skipBlanks()
            let part = word()
            goesOn = part.last == UInt8(ascii: ",")
            for id in part.split(separator: UInt8(ascii: ",")) {
                names.append(Name(id: String(decoding: id, as: UTF8.self), start: id.startIndex))
            }
            // `a , b`: the comma may stand alone.
            let before = at
            skipBlanks()
            if at < bytes.count, bytes[at] == UInt8(ascii: ","), !names.isEmpty { goesOn = true } else { at = before }
        }
        skipBlanks()
        hasReason = at < bytes.count
    }
}
