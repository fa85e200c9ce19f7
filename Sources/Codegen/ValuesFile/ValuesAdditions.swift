import Diagnostics
import OrderedCollections
import YAML

/// Gathers missing keys below the deepest object that the file already has, and splices them in behind its
/// last key.
struct ValuesAdditions {
    private var root: Node?
    private var source: SourceText
    /// Existing object (by its path) -> the missing keys below it, in order.
    private var groups: OrderedDictionary<ValuePath, NewKeys> = [:]

    init(root: Node?, source: SourceText) {
        self.root = root
        self.source = source
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
        let parent = ValuePath(Array(key.path.keys[..<depth]))
        groups[parent, default: NewKeys()].insert(key, below: Array(key.path.keys[depth...]))
    }

    func bytes() throws(SluiceError) -> [UInt8] {
        var splices: [Splice] = []
        for (path, keys) in groups { splices.append(splice(keys, at: path)) }
        return try applying(splices.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: source)
    }

    private func splice(_ keys: NewKeys, at path: ValuePath) -> Splice {
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
        return insertion((path.keys.isEmpty ? "\n" : "") + keys.text(indent: indent), behind: last.value.end.byte)
    }

    /// An empty file, `key:` with nothing behind it, or `key: {}`.
    private func spliceIntoEmpty(_ node: Node?, keys: NewKeys, at path: ValuePath) -> Splice {
        guard let node, !path.keys.isEmpty else {
            return insertion(keys.text(indent: 0), behind: source.bytes.count)
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

extension String {
    fileprivate var droppingLastNewline: String {
        last == "\n" ? String(dropLast()) : self
    }
}
