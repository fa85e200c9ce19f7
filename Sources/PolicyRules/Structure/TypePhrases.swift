import SluiceKubernetesAPI
import SluiceYAML

extension TypeExpression {
    /// What Go makes of a null in a list or map: the zero value.
    var zero: Value? {
        switch self {
        case .string: .string("")
        case .object: .object([:])
        case .integer, .intOrString, .number: .int(0)
        case .boolean: .bool(false)
        default: nil
        }
    }

    /// The type, as a sentence begins.
    var phrase: String {
        switch self {
        case .string: "text"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "true or false"
        case .intOrString: "a number or a name"
        case .quantity: "a quantity"
        case .array: "a list"
        case .map, .object: "a mapping"
        case .any: "any value"
        }
    }

    /// What to do when `value` stands where this type belongs.
    func hint(for value: LocatedValue) -> String? {
        switch (self, value.content) {
        case (.string, .scalar(.bool)), (.string, .scalar(.int)), (.string, .scalar(.float)):
            return "put it between quotes: \"\(value.scalarText)\""
        case (.integer, .scalar(.string(let text))), (.number, .scalar(.string(let text))):
            return Int(text) != nil ? "remove the quotes: \(text)" : nil
        case (.boolean, .scalar(.string(let text))):
            return text == "true" || text == "false" ? "remove the quotes: \(text)" : nil
        case (.array, .object): return "begin each item with a hyphen"
        case (.array, .scalar(.string(""))): return "write [] for an empty list"
        case (.array, .scalar): return "write it as a list with one item: [\(value.scalarText)]"
        case (.object, .array), (.map, .array): return "remove the hyphen"
        default: return nil
        }
    }
}

extension LocatedValue {
    var isNull: Bool {
        if case .scalar(.null) = content { return true }
        return false
    }

    var scalarText: String {
        switch content {
        case .scalar(.string(let text)): text
        case .scalar(let value): JSONWriter.write(value, indent: nil)
        default: ""
        }
    }

    /// What stands there, for a sentence.
    var phrase: String {
        switch content {
        case .scalar(.null): "null"
        case .scalar(.bool(let flag)): "the boolean \(flag)"
        case .scalar(.int), .scalar(.float): "the number \(scalarText)"
        case .scalar(.string): "the text \(ServerErrors.quoted(scalarText))"
        case .scalar: "a value"
        case .array: "a list"
        case .object: "a mapping"
        }
    }
}
