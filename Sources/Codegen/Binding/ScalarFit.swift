import KubernetesAPI
import YAML

/// Whether a constant of the schema fits the API type of its place.
enum ScalarFit {
    struct Problem {
        var message: String
        var hint: String?
    }

    static func problem(of node: Node, with type: TypeExpression) -> Problem? {
        switch type {
        case .string(let constraints):
            return node.kind == .string ? text(node.text, constraints) : mismatch(node, type)
        case .integer(let constraints):
            guard let number = node.integer else { return mismatch(node, type) }
            return range(number, constraints)
        case .number:
            return node.kind == .integer || node.kind == .float ? nil : mismatch(node, type)
        case .boolean:
            return node.kind == .bool ? nil : mismatch(node, type)
        case .intOrString(let integer, let string):
            if let number = node.integer { return range(number, integer) }
            return node.kind == .string ? text(node.text, string) : mismatch(node, type)
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

    private static func text(_ text: String, _ constraints: StringConstraints) -> Problem? {
        if !constraints.enumValues.isEmpty, !constraints.enumValues.contains(text) {
            return Problem(
                message: "\"\(text)\" is none of the values of this field",
                hint: Suggestion.hint(for: text, among: constraints.enumValues))
        }
        if let maximum = constraints.maxLength, text.unicodeScalars.count > maximum {
            return Problem(message: "\"\(text)\" is longer than \(maximum) characters", hint: nil)
        }
        return nil
    }

    private static func range(_ number: Int, _ constraints: NumberConstraints) -> Problem? {
        if let minimum = constraints.minimum, number < minimum {
            return Problem(message: "\(number) is below \(minimum)", hint: nil)
        }
        if let maximum = constraints.maximum, number > maximum {
            return Problem(message: "\(number) is above \(maximum)", hint: nil)
        }
        return nil
    }
}
