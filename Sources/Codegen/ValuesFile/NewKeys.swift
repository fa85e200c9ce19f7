import OrderedCollections
import YAML

/// New keys as a tree, printed as block YAML with comments.
struct NewKeys {
    private var entries: OrderedDictionary<String, Entry> = [:]

    private struct Entry {
        var value: Value?
        var comment: String?
        var children = NewKeys()
    }

    mutating func insert(_ key: MissingKey, below path: [String]) {
        guard let first = path.first else { return }
        if path.count == 1 {
            if entries[first] == nil { entries[first] = Entry(value: key.value, comment: key.comment) }
            return
        }
        var entry = entries[first] ?? Entry(comment: path.count == 2 ? key.parentComment : nil)
        if entry.value != nil { return }
        if entry.comment == nil, path.count == 2 { entry.comment = key.parentComment }
        entry.children.insert(key, below: Array(path.dropFirst()))
        entries[first] = entry
    }

    func text(indent: Int) -> String {
        var result = ""
        let margin = String(repeating: " ", count: indent)
        for (key, entry) in entries {
            if let comment = entry.comment {
                for (number, line) in Self.wrapped(comment, width: ValuesFileEmitter.commentWidth - indent - 5)
                    .enumerated()
                {
                    result += margin + (number == 0 ? "# -- " : "# ") + line + "\n"
                }
            }
            let keyText = scalarText(.string(key))
            if let value = entry.value {
                result += Self.indented("\(YAMLWriter.write(.object([key: value])))", margin: margin)
            } else {
                result += margin + keyText + ":\n" + entry.children.text(indent: indent + 2)
            }
        }
        return result
    }

    /// For objects in flow style: `, key: value`.
    func flowText() -> String {
        var result = ""
        for (key, entry) in entries {
            let value =
                entry.value.map { JSONWriter.write($0, indent: nil) } ?? "{" + entry.children.flowText().dropFirst(2)
                + "}"
            result += ", " + scalarText(.string(key)) + ": " + value
        }
        return result
    }

    private static func indented(_ text: String, margin: String) -> String {
        var result = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) { result += margin + line + "\n" }
        return result
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if !line.isEmpty, line.count + word.count + 1 > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
