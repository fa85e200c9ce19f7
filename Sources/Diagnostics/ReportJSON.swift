import SluiceBasics

/// A JSON value whose keys keep their order, for the JSON and SARIF reporters. (The values and the writer of the target
/// YAML are above this one.)
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
        case .string(let text): JSONText.quoted(text)
        case .array(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
        case .object(let entries):
            "{" + Self.present(entries).map { "\(JSONText.quoted($0)): \($1.compact)" }.joined(separator: ", ") + "}"
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
                "\(inner)\(JSONText.quoted($0)): \($1.text(depth: depth - 1, indent: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default: return compact
        }
    }

    private static func present(_ entries: [(String, ReportJSON?)]) -> [(String, ReportJSON)] {
        entries.compactMap { entry in entry.1.map { (entry.0, $0) } }
    }
}
