import Diagnostics
import YAML

/// Collects edits of a JSON text and applies them by marks.
struct SchemaEdits {
    /// Containers that fit in so many columns stay on one line, as hand-kept schemas have them.
    static let lineWidth = 100

    var source: SourceText
    private var splices: [Splice] = []

    init(source: SourceText) {
        self.source = source
    }

    /// Replaces the text of `node`, unless it already says the same.
    mutating func replace(_ node: Node, with value: Value) {
        guard node.value() != value else { return }
        splices.append(
            Splice(
                range: node.start.byte..<node.end.byte,
                replacement: json(value, indent: indentation(ofLineAt: node.start.byte))))
    }

    /// Adds a key behind the last one of the object `node`.
    mutating func append(key: String, value: Value, to node: Node) {
        append([(key, value)], to: node)
    }

    mutating func append(_ entries: [(key: String, value: Value)], to node: Node) {
        guard !entries.isEmpty else { return }
        var last: (key: Node, value: Node)?
        for entry in node.entries { last = entry }
        guard let last else {
            let outer = indentation(ofLineAt: node.start.byte)
            let inner = outer + "  "
            let lines = entries.map { inner + "\"\($0.key)\": " + json($0.value, indent: inner) }
            splices.append(
                Splice(
                    range: node.start.byte..<node.end.byte,
                    replacement: "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"))
            return
        }
        let isOneLine = last.key.start.line == node.start.line
        let inner = isOneLine ? " " : indentation(ofLineAt: last.key.start.byte)
        let text = entries.map { entry in
            (isOneLine ? ", " : ",\n" + inner) + "\"\(entry.key)\": "
                + json(entry.value, indent: isOneLine ? "" : inner)
        }
        splices.append(Splice(range: last.value.end.byte..<last.value.end.byte, replacement: text.joined()))
    }

    /// Brings the definitions that Sluice owns up to date: changed ones replaced, new ones added, stale ones removed.
    mutating func setDefinitions(_ definitions: [(key: String, value: Value)], root: Node) {
        guard let existing = root["definitions"] else {
            guard !definitions.isEmpty else { return }
            var object = Value.object([:])
            for (key, value) in definitions { object.set(key, value) }
            append(key: "definitions", value: object, to: root)
            return
        }
        let entries = Array(existing.entries)
        let kept = entries.indices.filter { index in
            definitions.contains { $0.key == entries[index].key.text }
                || entries[index].value["$comment"]?.string != generatedComment
        }
        guard let firstKept = kept.first else {
            var object = Value.object([:])
            for (key, value) in definitions { object.set(key, value) }
            return replace(existing, with: object)
        }
        if firstKept > 0 {
            let range = entries[0].key.start.byte..<entries[firstKept].key.start.byte
            splices.append(Splice(range: range, replacement: ""))
        }
        for index in firstKept..<entries.count {
            if !kept.contains(index) {
                let range = entries[index - 1].value.end.byte..<entries[index].value.end.byte
                splices.append(Splice(range: range, replacement: ""))
            } else if let wanted = definitions.first(where: { $0.key == entries[index].key.text }) {
                replace(entries[index].value, with: wanted.value)
            }
        }
        append(definitions.filter { existing[$0.key] == nil }, to: existing)
    }

    func bytes() throws(SluiceError) -> [UInt8] {
        try applying(splices.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: source)
    }

    private func json(_ value: Value, indent: String) -> String {
        let text = JSONWriter.write(value, indent: 2, lineWidth: Self.lineWidth - indent.utf8.count)
        return text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + indent)
    }

    private func indentation(ofLineAt byte: Int) -> String {
        var start = byte
        while start > 0, source.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        var end = start
        while end < byte, source.bytes[end] == UInt8(ascii: " ") || source.bytes[end] == UInt8(ascii: "\t") { end += 1 }
        return String(decoding: source.bytes[start..<end], as: UTF8.self)
    }
}

extension Value {
    mutating func set(_ key: String, _ value: Value) {
        guard case .object(var object) = self else { return }
        object[key] = value
        self = .object(object)
    }
}
