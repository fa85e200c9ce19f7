import OrderedCollections
import SluiceBasics

/// Writes JSON text.
public enum JSONWriter {
    /// - Parameters:
    ///   - value: what is written.
    ///   - indent: spaces a level; `nil` for one line without blanks.
    ///   - lineWidth: containers that fit in so many columns stay on one line, as in `{ "type": "string" }`.
    public static func write(_ value: Value, indent: Int? = nil, lineWidth: Int = 0) -> String {
        guard let indent else { return compact(value, spaced: false) }
        return pretty(value, indent: indent, level: 0, prefix: 0, lineWidth: lineWidth)
    }

    /// A JSON string literal.
    public static func quoted(_ text: String) -> String {
        JSONText.quoted(text)
    }

    private static func compact(_ value: Value, spaced: Bool) -> String {
        switch value {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .float(let number): return FloatText.json(number)
        case .string(let text): return quoted(text)
        case .array(let elements):
            return "[" + elements.map { compact($0, spaced: spaced) }.joined(separator: spaced ? ", " : ",") + "]"
        case .object(let object):
            if object.isEmpty { return "{}" }
            let entries = object.map { quoted($0.key) + (spaced ? ": " : ":") + compact($0.value, spaced: spaced) }
            return spaced ? "{ " + entries.joined(separator: ", ") + " }" : "{" + entries.joined(separator: ",") + "}"
        }
    }

    private static func pretty(_ value: Value, indent: Int, level: Int, prefix: Int, lineWidth: Int) -> String {
        let isLeaf =
            switch value {
            case .array(let elements): elements.isEmpty
            case .object(let object): object.isEmpty
            default: true
            }
        if isLeaf { return compact(value, spaced: true) }
        if lineWidth > 0 {
            let line = compact(value, spaced: true)
            if line.unicodeScalars.count + prefix <= lineWidth { return line }
        }
        let margin = String(repeating: " ", count: indent * (level + 1))
        let outer = String(repeating: " ", count: indent * level)
        switch value {
        case .array(let elements):
            let lines = elements.map {
                margin
                    + pretty($0, indent: indent, level: level + 1, prefix: margin.utf8.count + 1, lineWidth: lineWidth)
            }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
        case .object(let object):
            let lines = object.map { key, value in
                let name = quoted(key) + ": "
                return margin + name
                    + pretty(
                        value, indent: indent, level: level + 1,
                        prefix: margin.utf8.count + name.unicodeScalars.count + 1,
                        lineWidth: lineWidth)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
        default:
            return compact(value, spaced: true)
        }
    }
}

/// Numbers as JSON and YAML text.
enum FloatText {
    static func yaml(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        return number.isInfinite ? (number < 0 ? "-.inf" : ".inf") : json(number)
    }

    /// Whole numbers without a point, as JSON has no other kind; what JSON cannot hold becomes null.
    static func json(_ number: Double) -> String {
        guard number.isFinite else { return "null" }
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
