import SluiceDiagnostics
import SluiceYAML

extension Node {
    /// An error at this node.
    func finding(_ rule: String, _ message: String, hint: String? = nil) -> Finding {
        Finding(rule: rule, severity: .error, location: location, message: message, hint: hint)
    }

    /// The same, ready to throw.
    func error(_ rule: String, _ message: String, hint: String? = nil) -> SluiceError {
        SluiceError(findings: [finding(rule, message, hint: hint)])
    }
}

extension Node.Kind {
    /// The kind with its article, for messages.
    var phrase: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .float: "a number"
        case .string: "a string"
        case .sequence: "a list"
        case .mapping: "an object"
        }
    }
}

/// Hints that name the nearest valid word.
enum Suggestion {
    /// How many candidates a hint names.
    private static let limit = 5

    static func hint(for word: String, among words: [String]) -> String {
        if let near = nearest(word, in: words) {
            return "did you mean \"\(near)\"?"
        }
        let shown = closest(to: word, among: words)
        let rest = words.count - shown.count
        return "valid here: " + shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    /// The words that are closest to one, in the order of nearness; all of them where they are few.
    private static func closest(to word: String, among words: [String]) -> [String] {
        if words.count <= limit + 1 { return words }
        // Beyond this length two words have nothing in common.
        let distance = { (other: String) in editDistance(word, other, limit: 64) ?? 64 }
        return words.map { (word: $0, distance: distance($0)) }
            .sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
            .prefix(limit).map(\.word)
    }
}
