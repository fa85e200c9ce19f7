import OrderedCollections
import SluiceYAML

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

    /// - Parameter separatesKeys: whether an empty line comes before each key but the first.
    func text(indent: Int, separatesKeys: Bool = false) -> String {
        var result = ""
        let margin = String(repeating: " ", count: indent)
        for (key, entry) in entries {
            if separatesKeys, !result.isEmpty { result += "\n" }
            if let comment = entry.comment {
                for (number, line) in Self.wrapped(comment, width: ValuesFileEmitter.commentWidth - indent - 5)
                    .enumerated()
                {
                    result += margin + (number == 0 ? "# -- " : "# ") + line + "\n"
                }
            }
            if let value = entry.value {
                for line in Self.lines(.object([key: value])) { result += (line.isEmpty ? "" : margin) + line + "\n" }
            } else {
                result += margin + scalarText(.string(key)) + ":\n" + entry.children.text(indent: indent + 2)
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

    /// Block YAML in which lists are indented below their key, as in the charts that Helm creates.
    private static func lines(_ value: Value) -> [String] {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            elements.flatMap { element in
                guard element.isOpenCollection else { return written(.array([element])) }
                return lines(element).enumerated().map { ($0 == 0 ? "- " : $1.isEmpty ? "" : "  ") + $1 }
            }
        case .object(let object) where !object.isEmpty:
            object.flatMap { key, value in
                guard value.isOpenCollection else { return written(.object([key: value])) }
                return [scalarText(.string(key)) + ":"] + lines(value).map { $0.isEmpty ? "" : "  " + $0 }
            }
        default: written(value)
        }
    }

    private static func written(_ value: Value) -> [String] {
        YAMLWriter.write(value).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
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

extension Value {
    /// Whether block YAML gives the value lines of its own.
    fileprivate var isOpenCollection: Bool {
        switch self {
        case .array(let elements): !elements.isEmpty
        case .object(let object): !object.isEmpty
        default: false
        }
    }
}
