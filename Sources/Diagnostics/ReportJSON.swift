/// A JSON value whose keys keep their order: what the JSON and SARIF reporters write.
enum ReportJSON {
    case null
    case int(Int)
    case string(String)
    case array([ReportJSON])
    /// Entries that are `nil` are left out.
    case object([(String, ReportJSON?)])

    init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    init(_ number: Int?) {
        self = number.map { .int($0) } ?? .null
    }

    /// In one line.
    var compact: String {
        switch self {
        case .null: "null"
        case .int(let number): "\(number)"
        case .string(let text): Self.quoted(text)
        case .array(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
        case .object(let entries):
            "{" + Self.present(entries).map { "\(Self.quoted($0)): \($1.compact)" }.joined(separator: ", ") + "}"
        }
    }

    /// In many lines, each object and list that is nested less deep than `depth` opened up.
    func text(depth: Int, indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .array(let items) where depth > 0 && !items.isEmpty:
            return "[\n" + items.map { inner + $0.text(depth: depth - 1, indent: inner) }.joined(separator: ",\n")
                + "\n\(indent)]"
        case .object(let entries) where depth > 0 && !entries.isEmpty:
            let lines = Self.present(entries).map {
                "\(inner)\(Self.quoted($0)): \($1.text(depth: depth - 1, indent: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default: return compact
        }
    }

    private static func present(_ entries: [(String, ReportJSON?)]) -> [(String, ReportJSON)] {
        entries.compactMap { entry in entry.1.map { (entry.0, $0) } }
    }

    /// RFC 8259, section 7. Beyond what it demands, all other control characters and the line separators of
    /// Unicode are escaped: the text may be shown in a terminal or read by JavaScript.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            case 0x09: result += "\\t"
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
