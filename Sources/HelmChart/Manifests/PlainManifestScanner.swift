/// Reads the head of a document that is written as most manifests are: block mappings and lists of plain scalars,
/// simply quoted ones and block scalars, all in ASCII.
///
/// It looks at every line once, so that it is many times faster than a YAML parser, and it gives up as soon as
/// anything is written otherwise or looks wrong: what it does not give up on, a YAML parser reads without an error
/// and with the same result (ManifestHeadTests holds it to that).
struct PlainManifestScanner {
    /// A block mapping or list that is open at the line being read.
    private struct Level {
        var indent: Int
        var isList: Bool
        /// A key or a dash without a value so far: what is indented deeper belongs to it.
        var awaitsValue: Bool
        var role = Role.other
    }

    /// The mappings that heads are read of.
    private enum Role { case other, root, metadata, annotations }

    private enum Value {
        case empty
        case scalar(Range<Int>)
        /// Text between quotes in which some characters stand for others.
        case escaped
        /// `{}`, or a list in brackets.
        case flow
        /// The header of a block scalar.
        case block
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var levels: [Level] = []
    private var head = ManifestHead()

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        levels.reserveCapacity(16)
    }

    /// Reads a document; nil where only a YAML parser can tell.
    static func head(of document: ArraySlice<UInt8>) -> ManifestHead? {
        document.withUnsafeBufferPointer { bytes in
            var scanner = PlainManifestScanner(bytes)
            return scanner.scan() ? scanner.head : nil
        }
    }

    private mutating func scan() -> Bool {
        while position < bytes.count {
            let start = position
            while position < bytes.count, bytes[position] == .space { position += 1 }
            guard position < bytes.count else { break }
            if bytes[position] == .lineFeed {
                position += 1
            } else if bytes[position] == .hash {
                guard skipComment() else { return false }
            } else {
                guard readLine(indent: position - start) else { return false }
            }
        }
        return true
    }

    // MARK: Lines

    private mutating func readLine(indent: Int) -> Bool {
        var column = indent
        while let last = levels.last, last.indent > column { levels.removeLast() }
        // Dashes, each opening a list or going on with one.
        while bytes[position] == .dash {
            guard position + 1 < bytes.count else { return false }
            let next = bytes[position + 1]
            guard next == .space || next == .lineFeed else { break }
            guard openItem(at: column) else { return false }
            position += 1
            column += 1
            while position < bytes.count, bytes[position] == .space {
                position += 1
                column += 1
            }
            guard position < bytes.count, bytes[position] != .lineFeed else { return true }
            if bytes[position] == .hash { return skipComment() }
        }
        return readEntryOrScalar(column: column, isLineStart: column == indent)
    }

    private mutating func openItem(at column: Int) -> Bool {
        guard levels.count < 64 else { return false }
        guard let last = levels.last else { return false }
        if last.isList, last.indent == column {
            levels[levels.count - 1].awaitsValue = true
            return true
        }
        // A list may stand below its key without being indented.
        guard last.awaitsValue, last.indent < column || (last.indent == column && !last.isList) else { return false }
        guard pendingRole == .other, valueMayBe(in: last) else { return false }
        levels[levels.count - 1].awaitsValue = false
        levels.append(Level(indent: column, isList: true, awaitsValue: true))
        return true
    }

    private mutating func readEntryOrScalar(column: Int, isLineStart: Bool) -> Bool {
        let start = position
        guard let key = readKey() else {
            position = start
            if isLineStart { return readCollectionOnItsOwnLine(column: column) }
            guard levels.last?.isList == true, let value = readValue() else { return false }
            levels[levels.count - 1].awaitsValue = false
            if case .block = value { return skipBlock(parent: levels[levels.count - 1].indent) }
            return true
        }
        guard openEntry(at: column) else { return false }
        guard let value = readValue() else { return false }
        let level = levels.count - 1
        if case .empty = value { levels[level].awaitsValue = true } else { levels[level].awaitsValue = false }
        guard note(key, value) else { return false }
        if case .block = value { return skipBlock(parent: column) }
        return true
    }

    /// What `toYaml` with `nindent` prints for empty values. Scalars on lines of their own may go on on the next.
    private mutating func readCollectionOnItsOwnLine(column: Int) -> Bool {
        guard let last = levels.last, last.awaitsValue, last.indent < column, last.role == .other,
            pendingRole == .other, bytes[position] == UInt8(ascii: "{") || bytes[position] == UInt8(ascii: "["),
            readValue() != nil
        else { return false }
        levels[levels.count - 1].awaitsValue = false
        return true
    }

    /// Makes the mapping at the column the innermost level.
    private mutating func openEntry(at column: Int) -> Bool {
        if let last = levels.last, last.isList, last.indent == column { levels.removeLast() }
        guard let last = levels.last else {
            // A line that stands left of all before it is a mistake.
            guard !hasRoot else { return false }
            hasRoot = true
            levels.append(Level(indent: column, isList: false, awaitsValue: false, role: .root))
            return true
        }
        if !last.isList, last.indent == column { return true }
        guard last.awaitsValue, last.indent < column, levels.count < 64, valueMayBe(in: last) else { return false }
        levels[levels.count - 1].awaitsValue = false
        levels.append(Level(indent: column, isList: false, awaitsValue: false, role: pendingRole))
        pendingRole = .other
        return true
    }

    // MARK: The head

    /// The role of the mapping that the last key opens.
    private var pendingRole = Role.other
    /// Whether the last key's value must be no collection.
    private var pendingIsText = false

    /// Whether the value of the level's last key may be a mapping or a list.
    private func valueMayBe(in level: Level) -> Bool { level.role == .other || !pendingIsText }

    private mutating func note(_ key: Range<Int>, _ value: Value) -> Bool {
        pendingRole = .other
        pendingIsText = false
        switch levels[levels.count - 1].role {
        case .other:
            return true
        case .root:
            if isKey(key, "kind") {
                guard let text = text(of: value) else { return false }
                head.kind = text
            } else if isKey(key, "apiVersion") {
                return text(of: value) != nil
            } else if isKey(key, "metadata") {
                guard case .empty = value else { return false }
                // Given twice, the last one counts.
                guard !hasMetadata else { return false }
                hasMetadata = true
                pendingRole = .metadata
            }
            return true
        case .metadata:
            if isKey(key, "name") { return text(of: value) != nil }
            if isKey(key, "annotations") {
                if case .flow = value { return false }
                guard case .empty = value, !hasAnnotations else { return false }
                hasAnnotations = true
                pendingRole = .annotations
            }
            return true
        case .annotations:
            switch value {
            case .flow: return false
            case .block, .escaped: return !isKey(key, "helm.sh/hook")
            case .empty:
                pendingIsText = true
                return !isKey(key, "helm.sh/hook")
            case .scalar:
                guard isKey(key, "helm.sh/hook") else { return true }
                guard let text = text(of: value) else { return false }
                head.hook = text
                return true
            }
        }
    }

    private var hasRoot = false
    private var hasMetadata = false
    private var hasAnnotations = false

    private func isKey(_ key: Range<Int>, _ name: StaticString) -> Bool {
        guard key.count == name.utf8CodeUnitCount else { return false }
        for offset in 0..<key.count where bytes[key.lowerBound + offset] != name.utf8Start[offset] { return false }
        return true
    }

    /// A scalar's text, unless it is null.
    private func text(of value: Value) -> String? {
        guard case .scalar(let range) = value, !range.isEmpty, bytes[range.lowerBound] != UInt8(ascii: "~") else {
            return nil
        }
        let text = String(decoding: bytes[range], as: UTF8.self)
        return text == "null" || text == "Null" || text == "NULL" ? nil : text
    }

    // MARK: Scalars

    /// A key with its colon; the position is then behind the colon.
    private mutating func readKey() -> Range<Int>? {
        let first = bytes[position]
        if first == .doubleQuote || first == .singleQuote {
            guard case .scalar(let text)? = readQuoted(first), position < bytes.count, bytes[position] == .colon,
                text.count < 128
            else { return nil }
            position += 1
            return isAfterColon ? text : nil
        }
        let start = position
        guard ByteClass.isKeyStart(first) else { return nil }
        while position < bytes.count, ByteClass.isKey(bytes[position]) { position += 1 }
        guard position < bytes.count, bytes[position] == .colon, position - start < 128,
            !mayBeRefused(start..<position)
        else { return nil }
        position += 1
        return isAfterColon ? start..<position - 1 : nil
    }

    /// Whether a plain key may be one that Helm's reader refuses: null, or an integer beyond 63 bits.
    private func mayBeRefused(_ key: Range<Int>) -> Bool {
        switch bytes[key.lowerBound] {
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            key.count == 4 && bytes[key.lowerBound + 1] | 0x20 == UInt8(ascii: "u")
        case 48...57: key.count >= 18
        default: false
        }
    }

    private var isAfterColon: Bool {
        position == bytes.count || bytes[position] == .space || bytes[position] == .lineFeed
    }

    /// What follows on the line; the position is then at the next line.
    private mutating func readValue() -> Value? {
        while position < bytes.count, bytes[position] == .space { position += 1 }
        guard position < bytes.count else { return .empty }
        let first = bytes[position]
        switch first {
        case .lineFeed:
            position += 1
            return .empty
        case .hash:
            return skipComment() ? .empty : nil
        case .doubleQuote, .singleQuote:
            guard let text = readQuoted(first), endLine() else { return nil }
            return text
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            position += 1
            if position < bytes.count, bytes[position] == .dash || bytes[position] == UInt8(ascii: "+") {
                position += 1
            }
            return endLine() ? .block : nil
        case UInt8(ascii: "{"):
            guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "}") else { return nil }
            position += 2
            return endLine() ? .flow : nil
        case UInt8(ascii: "["):
            return readFlowList() && endLine() ? .flow : nil
        default:
            return readPlain(first).map { .scalar($0) }
        }
    }

    /// A list such as `["", apps]`.
    private mutating func readFlowList() -> Bool {
        position += 1
        var needsComma = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "]"):
                position += 1
                return true
            case .space:
                position += 1
            case UInt8(ascii: ","):
                guard needsComma else { return false }
                needsComma = false
                position += 1
            case .doubleQuote, .singleQuote:
                guard !needsComma, readQuoted(bytes[position]) != nil else { return false }
                needsComma = true
            default:
                guard !needsComma, ByteClass.isKeyStart(bytes[position]), bytes[position] != UInt8(ascii: ".") else {
                    return false
                }
                while position < bytes.count, ByteClass.isKey(bytes[position]) { position += 1 }
                needsComma = true
            }
        }
        return false
    }

    private mutating func readPlain(_ first: UInt8) -> Range<Int>? {
        let start = position
        guard ByteClass.isPlainStart(first) else { return nil }
        if first == .dash {
            guard position + 1 < bytes.count, ByteClass.isPlainStart(bytes[position + 1]) else { return nil }
        }
        var end = start
        while position < bytes.count, bytes[position] != .lineFeed {
            let byte = bytes[position]
            if byte == .space {
                position += 1
                if position < bytes.count, bytes[position] == .hash { return skipComment() ? start..<end : nil }
                continue
            }
            guard byte > .space, byte < 0x7F else { return nil }
            position += 1
            if byte == .colon, isAfterColon { return nil }
            end = position
        }
        position = min(position + 1, bytes.count)
        // .inf and .nan, of which Helm's reader makes an error.
        let mayBeNumber = first == UInt8(ascii: ".") || end > start + 1 && bytes[start + 1] == UInt8(ascii: ".")
        return mayBeNumber && end - start <= 5 && (bytes[end - 1] | 0x20) > 0x60 ? nil : start..<end
    }

    /// A quoted scalar on one line.
    private mutating func readQuoted(_ quote: UInt8) -> Value? {
        let start = position + 1
        position = start
        var isEscaped = false
        while position < bytes.count {
            let byte = bytes[position]
            guard byte >= .space, byte < 0x7F else { return nil }
            position += 1
            if byte == .backslash, quote == .doubleQuote {
                guard position < bytes.count, ByteClass.isEscape(bytes[position]) else { return nil }
                isEscaped = true
                position += 1
            } else if byte == quote {
                guard quote == .singleQuote, position < bytes.count, bytes[position] == quote else {
                    return isEscaped ? .escaped : .scalar(start..<position - 1)
                }
                isEscaped = true
                position += 1
            }
        }
        return nil
    }

    /// Passes over the rest of a line, on which nothing but a comment may stand.
    private mutating func endLine() -> Bool {
        let start = position
        while position < bytes.count, bytes[position] == .space { position += 1 }
        guard position < bytes.count else { return true }
        if bytes[position] == .hash { return position > start && skipComment() }
        guard bytes[position] == .lineFeed else { return false }
        position += 1
        return true
    }

    private mutating func skipComment() -> Bool {
        while position < bytes.count, bytes[position] != .lineFeed {
            guard bytes[position] >= .space, bytes[position] < 0x7F else { return false }
            position += 1
        }
        position = min(position + 1, bytes.count)
        return true
    }

    // MARK: Block scalars

    /// Passes over the lines of a block scalar below a line that is indented by `parent`.
    private mutating func skipBlock(parent: Int) -> Bool {
        var indent: Int?
        while position < bytes.count {
            let start = position
            while position < bytes.count, bytes[position] == .space { position += 1 }
            guard position < bytes.count else { return indent != nil || position == start }
            let column = position - start
            if bytes[position] == .lineFeed {
                // Blanks before the first line of text decide about its indentation.
                guard indent != nil || column == 0 else { return false }
                position += 1
                continue
            }
            if column <= parent || column < indent ?? 0 {
                // Less than the first line but more than the parent is a mistake.
                guard column <= parent else { return false }
                position = start
                return true
            }
            if indent == nil { indent = column }
            guard skipText() else { return false }
        }
        return true
    }

    private mutating func skipText() -> Bool {
        while position < bytes.count, bytes[position] != .lineFeed {
            guard bytes[position] >= .space, bytes[position] < 0x7F else { return false }
            position += 1
        }
        position = min(position + 1, bytes.count)
        return true
    }
}

/// Which bytes may stand where in the plain scalars that the scanner understands.
private enum ByteClass {
    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 0x20) || (48...57).contains(byte)
    }

    static func isKeyStart(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
    }

    /// What may follow a backslash and needs no more characters.
    static func isEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): true
        default: false
        }
    }

    static func isKey(_ byte: UInt8) -> Bool { isKeyStart(byte) || byte == .dash }

    static func isPlainStart(_ byte: UInt8) -> Bool {
        isKeyStart(byte) || byte == .dash || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "(")
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "^")
    }
}

extension UInt8 {
    fileprivate static let space = UInt8(ascii: " ")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let hash = UInt8(ascii: "#")
    fileprivate static let dash = UInt8(ascii: "-")
    fileprivate static let colon = UInt8(ascii: ":")
    fileprivate static let doubleQuote = UInt8(ascii: "\"")
    fileprivate static let backslash = UInt8(ascii: "\\")
    fileprivate static let singleQuote = UInt8(ascii: "'")
}
