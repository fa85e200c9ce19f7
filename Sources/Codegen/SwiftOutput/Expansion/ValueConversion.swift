import SluiceKubernetesAPI

/// From the Swift type that a value has to the type of its place in the API.
struct ValueConversion {
    var names: SwiftTypeNames
    var model: ValuesModel

    /// A way to turn one into the other.
    enum Step: Equatable {
        /// They are the same.
        case none
        /// What follows the value, or stands around it (`IntOrString.int`), as the argument of `map`.
        case map(String)
        /// The same where it may fail, as the argument of `flatMap`.
        case flatMap(String)
    }

    func step(from value: ValuesType, to type: TypeExpression) -> Step? {
        if model.text(value, names: names) == names.text(type) { return Step.none }
        switch (plain(value), type) {
        case (.string, .string(let constraints)):
            return names.closedSet(of: constraints.enumValues).map { .flatMap("\($0.text)(rawValue: $0)") }
        case (.stringEnum, .string(let constraints)), (.api(.string), .string(let constraints)):
            guard let set = names.closedSet(of: constraints.enumValues) else { return .map("$0.rawValue") }
            return .flatMap("\(set.text)(rawValue: $0.rawValue)")
        case (.stringEnum, .intOrString), (.api(.string), .intOrString): return .map("IntOrString.string($0.rawValue)")
        case (.string, .intOrString): return .map("IntOrString.string($0)")
        case (.integer, .intOrString): return .map("IntOrString.int($0)")
        case (.integer, .number): return .map("Double($0)")
        case (.string, .quantity): return .map("Quantity($0)")
        case (.integer, .quantity), (.number, .quantity): return .map("Quantity($0)")
        case (.intOrString, .quantity): return .map("Quantity($0.description, isNumber: $0.isInt)")
        case (.string, .any): return .map("JSONValue.string($0)")
        case (.boolean, .any): return .map("JSONValue.bool($0)")
        case (.integer, .any): return .map("JSONValue.int($0)")
        case (.number, .any): return .map("JSONValue.number($0)")
        case (.map(.json), .any): return .map("JSONValue.object($0)")
        case (.array(.json), .any): return .map("JSONValue.array($0)")
        case (.json, _): return json(to: type)
        case (.array(let element), .array(let target, _)):
            return collection(step(from: element, to: target), method: "map", optional: "compactMap")
        case (.map(let value), .map(let target, _)):
            return collection(step(from: value, to: target), method: "mapValues", optional: "compactMapValues")
        default: return nil
        }
    }

    private func collection(_ step: Step?, method: String, optional: String) -> Step? {
        switch step {
        case nil: nil
        case Step.none?: Step.none
        case .map(let text)?: .map("$0.\(method) { \(text) }")
        case .flatMap(let text)?: .map("$0.\(optional) { \(text) }")
        }
    }

    private func json(to type: TypeExpression) -> Step? {
        switch type {
        case .string(let constraints):
            guard let set = names.closedSet(of: constraints.enumValues) else { return .flatMap("$0.text") }
            return .flatMap("$0.text.flatMap { \(set.text)(rawValue: $0) }")
        case .integer: return .flatMap("$0.integer")
        case .number: return .flatMap("$0.double")
        case .boolean: return .flatMap("$0.boolean")
        case .intOrString:
            return .flatMap("$0.integer.map { IntOrString.int($0) } ?? $0.text.map { IntOrString.string($0) }")
        case .quantity:
            return .flatMap(
                "$0.text.map { Quantity($0) } ?? $0.integer.map { Quantity($0) } ?? $0.double.map { Quantity($0) }")
        case .array(let element, _):
            return collection(json(to: element), of: "elements", method: "compactMap")
        case .map(let value, _):
            return collection(json(to: value), of: "entries", method: "compactMapValues")
        case .any: return Step.none
        case .object: return nil
        }
    }

    private func collection(_ step: Step?, of member: String, method: String) -> Step? {
        switch step {
        case nil: nil
        case Step.none?: .flatMap("$0.\(member)")
        case .map(let text)?, .flatMap(let text)?: .flatMap("$0.\(member)?.\(method) { \(text) }")
        }
    }

    /// API scalars count as what they are.
    private func plain(_ type: ValuesType) -> ValuesType {
        guard case .api(let expression) = type else { return type }
        switch expression {
        case .string(let constraints):
            return names.closedSet(of: constraints.enumValues) == nil ? .string : type
        case .integer: return .integer
        case .number: return .number
        case .boolean: return .boolean
        case .intOrString: return .intOrString
        case .array(let element, _): return .array(.api(element))
        case .map(let value, _): return .map(.api(value))
        case .any: return .json
        case .quantity, .object: return type
        }
    }
}
