import Diagnostics
import YAML

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
    static func hint(for word: String, among words: [String]) -> String {
        if let near = nearest(word, in: words) {
            return "did you mean \"\(near)\"?"
        }
        return "valid here: " + words.joined(separator: ", ")
    }
}
