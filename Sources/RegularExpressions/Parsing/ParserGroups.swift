extension Parser {
    /// `(`, `(?flags)`, `(?flags:`, `(?P<name>` or `(?<name>`.
    mutating func openGroup() throws(Failure) {
        guard reader.peek(is: "?", 1) else {
            reader.position += 1
            openCapture(named: nil)
            return
        }
        // As in Go, a named group is only seen where something follows the `<`.
        if reader.peek(is: "P", 2), reader.peek(is: "<", 3), reader.peek(4) != nil {
            try openNamedGroup(nameOffset: 4)
        } else if reader.peek(is: "<", 2), reader.peek(3) != nil {
            try openNamedGroup(nameOffset: 3)
        } else {
            try parseFlags()
        }
    }

    private mutating func openCapture(named name: String?) {
        groupNames.append(name)
        frames.append(Frame(group: groupNames.count - 1, outerFlags: flags))
    }

    private mutating func openNamedGroup(nameOffset: Int) throws(Failure) {
        let start = reader.position
        guard let end = reader.find(">") else {
            throw failure(.invalidNamedGroup, reader.rest(from: start))
        }
        let name = reader.bytes[min(start + nameOffset, end)..<end]
        let isValid = name.allSatisfy { $0 == UInt8(ascii: "_") || Self.isLetterOrDigit(UInt32($0)) }
        guard isValid, !name.isEmpty else {
            throw failure(.invalidNamedGroup, reader.text(from: start, to: end + 1))
        }
        reader.position = end + 1
        openCapture(named: String(decoding: name, as: UTF8.self))
    }

    private mutating func parseFlags() throws(Failure) {
        let start = reader.position
        reader.position += 2
        var changed = flags
        var removes = false
        var sawFlag = false
        while !reader.isAtEnd {
            let scalar = reader.next()
            if let flag = Flags(letter: scalar) {
                if removes { changed.subtract(flag) } else { changed.formUnion(flag) }
                sawFlag = true
            } else if scalar == 0x2D, !removes {
                removes = true
                sawFlag = false
            } else if scalar == 0x3A || scalar == 0x29, sawFlag || !removes {
                if scalar == 0x3A { frames.append(Frame(group: nil, outerFlags: flags)) }
                flags = changed
                return
            } else {
                break
            }
        }
        throw failure(.unsupportedSyntax, reader.text(from: start))
    }

    mutating func closeGroup() throws(Failure) {
        let piece = try closeFrame(frames.count - 1)
        guard frames.count > 1 else { throw failure(.unexpectedParenthesis, reader.rest(from: 0)) }
        let frame = frames.removeLast()
        flags = frame.outerFlags
        reader.position += 1
        try push(frame.group.map { .capture($0, piece) } ?? piece)
    }

    static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
