import SluiceKubernetesAPI
import SluiceRegularExpressions
import Synchronization
import SluiceYAML

/// Whether a constant of the schema fits the API type of its place.
enum ScalarFit {
    struct Problem {
        var message: String
        var hint: String?
    }

    static func problem(of node: Node, with type: TypeExpression) -> Problem? {
        switch type {
        case .string(let constraints):
            return node.kind == .string
                ? problem(ofText: PlaceholderScope.plain(node.text), constraints) : mismatch(node, type)
        case .integer(let constraints):
            guard let number = node.integer else { return mismatch(node, type) }
            return range(number, constraints)
        case .number:
            return node.kind == .integer || node.kind == .float ? nil : mismatch(node, type)
        case .boolean:
            return node.kind == .bool ? nil : mismatch(node, type)
        case .intOrString(let integer, let string):
            if let number = node.integer { return range(number, integer) }
            return node.kind == .string
                ? problem(ofText: PlaceholderScope.plain(node.text), string) : mismatch(node, type)
        case .quantity:
            return [.string, .integer, .float].contains(node.kind) ? nil : mismatch(node, type)
        case .any:
            return nil
        case .array, .map, .object:
            return mismatch(node, type)
        }
    }

    private static func mismatch(_ node: Node, _ type: TypeExpression) -> Problem {
        Problem(message: "\(type.phrase) belongs here, not \(node.kind.phrase)", hint: nil)
    }

    /// What is wrong with a text.
    static func problem(ofText text: String, _ constraints: StringConstraints) -> Problem? {
        if !constraints.enumValues.isEmpty, !constraints.enumValues.contains(text) {
            return Problem(
                message: "\"\(text)\" is none of the values of this field",
                hint: Suggestion.hint(for: text, among: constraints.enumValues))
        }
        if let maximum = constraints.maxLength, text.unicodeScalars.count > maximum {
            return Problem(message: "\"\(text)\" is longer than \(maximum) characters", hint: nil)
        }
        if let minimum = constraints.minLength, text.unicodeScalars.count < minimum {
            return Problem(message: "\"\(text)\" is shorter than \(minimum) characters", hint: nil)
        }
        if let pattern = constraints.pattern, !Pattern.matches(text, pattern) {
            return Problem(
                message: "\"\(text)\" is not in the form that this field takes",
                hint: "it must match \(pattern.count > 120 ? "the pattern of the field" : pattern)")
        }
        return nil
    }

    /// Whether a key of a map may be what it is.
    static func problem(ofKey key: String, _ constraints: MapConstraints) -> Problem? {
        if let pattern = constraints.keyPattern, !Pattern.matches(key, pattern) {
            return Problem(message: "\"\(key)\" is no key that this field takes", hint: "it must match \(pattern)")
        }
        if let maximum = constraints.keyMaxLength, key.unicodeScalars.count > maximum {
            return Problem(message: "\"\(key)\" is longer than \(maximum) characters", hint: nil)
        }
        return nil
    }

    private static func range(_ number: Int, _ constraints: NumberConstraints) -> Problem? {
        if !constraints.enumValues.isEmpty, !constraints.enumValues.contains(number) {
            let values = constraints.enumValues.map(String.init).joined(separator: ", ")
            return Problem(message: "\(number) is none of the values of this field", hint: "valid here: \(values)")
        }
        if let minimum = constraints.minimum, number < minimum {
            return Problem(message: "\(number) is below \(minimum)", hint: nil)
        }
        if let maximum = constraints.maximum, number > maximum {
            return Problem(message: "\(number) is above \(maximum)", hint: nil)
        }
        return nil
    }
}

/// Patterns of the API, each compiled once.
private enum Pattern {
    private static let compiled = Mutex<[String: RegularExpression?]>([:])

    /// Whether the text matches; a pattern that RE2 does not know says nothing.
    static func matches(_ text: String, _ pattern: String) -> Bool {
        let expression = compiled.withLock { known in
            if let found = known[pattern] { return found }
            let expression = try? RegularExpression(pattern)
            known[pattern] = .some(expression)
            return expression
        }
        return expression?.matches(text) ?? true
    }
}
