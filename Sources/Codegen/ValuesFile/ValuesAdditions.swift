import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Gathers missing keys below the deepest object that the file already has, and splices them in behind its
/// last key.
struct ValuesAdditions {
    private var root: Node?
    private var source: SourceText
    /// Existing object (by its path) -> the missing keys below it, in order.
    private var groups: OrderedDictionary<ValuePath, NewKeys> = [:]
    private var added: [MissingKey] = []
    private let separatesSections: Bool

    /// - Parameter separatesSections: whether an empty line comes between the new keys at the top of the file.
    init(root: Node?, source: SourceText, separatesSections: Bool = false) {
        self.root = root
        self.source = source
        self.separatesSections = separatesSections
    }

    /// Notes `key` unless the file has it, or has something else than an object on the way.
    mutating func add(_ key: MissingKey) {
        var current = root
        var depth = 0
        while depth < key.path.keys.count, let node = current, node.kind == .mapping,
            let next = node[key.path.keys[depth]]
        {
            current = next
            depth += 1
        }
        if depth == key.path.keys.count { return }
        if let current, current.kind != .mapping, !(current.isNull && depth > 0), depth > 0 { return }
        added.append(key)
        let parent = ValuePath(Array(key.path.keys[..<depth]))
        groups[parent, default: NewKeys()].insert(key, below: Array(key.path.keys[depth...]))
    }

    /// The file with the keys. It is read again: everything that was there means what it meant, and the keys are there.
    ///
    /// - Throws: where the keys cannot be added to a file of this form: through aliases and anchors, or behind a text
    ///   that keeps its blank lines.
    func bytes() throws(SluiceError) -> [UInt8] {
        if groups.isEmpty { return source.bytes }
        for isSeparated in [true, false] {
            var splices: [Splice] = []
            for (path, keys) in groups { splices.append(splice(keys, at: path, isSeparated: isSeparated)) }
            let bytes = try applying(splices.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: source)
            if meansTheSame(bytes) { return bytes }
        }
        throw SluiceError(findings: [
            Finding(
                rule: "values-form", severity: .error, location: placeOfFirstAddition,
                message:
                    "the defaults of \(added.map(\.path.description).joined(separator: ", ")) cannot be added to a "
                    + "file of this form without changing other values",
                hint: "write the key\(added.count == 1 ? "" : "s") by hand, outside of anchors and aliases, and run "
                    + "this again")
        ])
    }

    /// The key of the object that the first missing key belongs to.
    private var placeOfFirstAddition: SourceLocation {
        var place = SourceLocation(file: source.file, line: 1, column: 1)
        var current = root
        for key in groups.keys.first?.keys ?? [] {
            guard let entry = current?.entries.first(where: { $0.key.text == key }) else { break }
            place = entry.key.location
            current = entry.value
        }
        return place
    }

    /// Whether a file is the old one with the keys, read as Helm reads it: the first document.
    private func meansTheSame(_ bytes: [UInt8]) -> Bool {
        var warnings: [Finding] = []
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .yaml)
        guard let new = try? parseFirst(bytes, file: source.file, options: options, warnings: &warnings) else {
            return false
        }
        var expected = root?.value() ?? .object([:])
        if expected == .null { expected = .object([:]) }
        for key in added { expected.complete(key.path.keys[...], with: key.value) }
        return new.value().isSame(as: expected)
    }

    private func splice(_ keys: NewKeys, at path: ValuePath, isSeparated: Bool) -> Splice {
        var node = root
        for key in path.keys { node = node?[key] }
        guard let node, node.kind == .mapping, let last = lastEntry(of: node) else {
            return spliceIntoEmpty(node, keys: keys, at: path)
        }
        if source.bytes[node.start.byte] == UInt8(ascii: "{") {
            return Splice(range: last.value.end.byte..<last.value.end.byte, replacement: keys.flowText())
        }
        let indent = last.key.start.column - 1
        // A new block at the top stands apart from what was there.
        let separator = path.keys.isEmpty && isSeparated ? "\n" : ""
        return insertion(
            separator + keys.text(indent: indent), behind: commentsEnd(behind: last.value.end.byte, indent: indent))
    }

    /// Where the comments behind an object's last value end: those that are indented as its keys are, or deeper, belong
    /// to it, such as an example of what may stand there.
    private func commentsEnd(behind byte: Int, indent: Int) -> Int {
        let newline = UInt8(ascii: "\n")
        var end = byte
        var place = byte
        // The rest of the line that the value ends on.
        if place == 0 || source.bytes[place - 1] != newline {
            guard let lineEnd = source.bytes[place...].firstIndex(of: newline) else { return byte }
            place = lineEnd + 1
        }
        while place < source.bytes.count {
            let lineEnd = source.bytes[place...].firstIndex(of: newline) ?? source.bytes.count
            let line = source.bytes[place..<lineEnd]
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
            if text.first == UInt8(ascii: "#") {
                guard text.startIndex - line.startIndex >= indent else { break }
                end = min(lineEnd + 1, source.bytes.count)
            } else if !text.isEmpty {
                break
            }
            place = lineEnd + 1
        }
        return end
    }

    /// An empty file, `key:` with nothing behind it, or `key: {}`.
    private func spliceIntoEmpty(_ node: Node?, keys: NewKeys, at path: ValuePath) -> Splice {
        guard let node, !path.keys.isEmpty else {
            // `{}` or `null` as the whole file: behind it, the keys would be another document.
            if let node, node.start.byte < node.end.byte {
                return Splice(
                    range: node.start.byte..<node.end.byte, replacement: keys.text(indent: 0).droppingLastNewline)
            }
            return insertion(keys.text(indent: 0, separatesKeys: separatesSections), behind: source.bytes.count)
        }
        var parent = root
        for key in path.keys.dropLast() { parent = parent?[key] }
        let column = parent?.entries.first { $0.key.text == path.last }?.key.start.column ?? 1
        var start = node.start.byte
        while start > 0, source.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
        return Splice(
            range: start..<node.end.byte, replacement: "\n" + keys.text(indent: column + 1).droppingLastNewline)
    }

    /// Whole lines go behind the line that ends at `byte`.
    private func insertion(_ text: String, behind byte: Int) -> Splice {
        var place = byte
        if place > 0, source.bytes[place - 1] == UInt8(ascii: "\n") {
            return Splice(range: place..<place, replacement: text)
        }
        while place < source.bytes.count, source.bytes[place] != UInt8(ascii: "\n") { place += 1 }
        if place < source.bytes.count { return Splice(range: place + 1..<place + 1, replacement: text) }
        return Splice(range: place..<place, replacement: (place == 0 ? "" : "\n") + text)
    }

    private func lastEntry(of node: Node) -> (key: Node, value: Node)? {
        var last: (key: Node, value: Node)?
        for entry in node.entries where last.map({ $0.key.start.byte < entry.key.start.byte }) ?? true { last = entry }
        return last
    }
}

extension Value {
    /// Sets what is missing at a path; `null` on the way counts as missing.
    fileprivate mutating func complete(_ keys: ArraySlice<String>, with value: Value) {
        guard let key = keys.first else { return }
        guard case .object(var object) = self else { return }
        if keys.count == 1 {
            if object[key] == nil { object[key] = value }
        } else {
            var inner = object[key] ?? .null
            if inner == .null { inner = .object([:]) }
            inner.complete(keys.dropFirst(), with: value)
            object[key] = inner
        }
        self = .object(object)
    }

    /// Equality without the order of keys.
    fileprivate func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { key, value in right[key].map { value.isSame(as: $0) } ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        default: self == other
        }
    }
}

extension String {
    fileprivate var droppingLastNewline: String {
        last == "\n" ? String(dropLast()) : self
    }
}
