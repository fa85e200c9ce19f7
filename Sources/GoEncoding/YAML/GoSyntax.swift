import SluiceGoScalars
import SluiceGoTemplate

/// Values as Go prints them with the verb `%#v`: go-yaml's errors hold them.
enum GoSyntax {
    /// - Parameter isTop: whether nil is printed without its type.
    static func text(of value: Value, isTop: Bool = false, depth: Int = 0) -> String {
        guard depth < 20 else { return "..." }
        switch value {
        case .nil: return isTop ? "<nil>" : "interface {}(nil)"
        case .bool(let value): return value ? "true" : "false"
        case .integer(let value, _): return String(value)
        case .unsigned(let value, _): return "0x" + String(value, radix: 16)
        case .float(let value):
            guard value.isFinite else { return JSONWriter.name(ofNonFinite: value) }
            var text: [UInt8] = []
            NumberText.appendGeneral(value, to: &text)
            return String(decoding: text, as: UTF8.self)
        case .string(let text): return GoQuoting.string(text)
        case .list(let values):
            let items = values.map { text(of: $0, depth: depth + 1) }
            return "[]interface {}{" + items.joined(separator: ", ") + "}"
        case .map(let map):
            let entries = map.sorted.map { GoQuoting.string($0.key) + ":" + text(of: $0.value, depth: depth + 1) }
            return "map[interface {}]interface {}{" + entries.joined(separator: ", ") + "}"
        case .object, .function: return value.typeName
        }
    }
}
