/// A value as generated code reaches it.
struct ValueReference {
    /// Such as `block?.dnsPeers`.
    var text: String
    var type: ValuesType
    var isOptional: Bool
}

extension ValueReference {
    /// The text of a member of `self`, without that word: its first name then needs backticks if it is a keyword.
    var textInSelf: String {
        let text = self.text.dropFirst("self.".count)
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return SwiftIdentifier.escaped(String(name)) + text.dropFirst(name.count)
    }
}

/// Walks values by their keys.
struct ValueNavigator {
    var model: ValuesModel

    /// The value below `base`; nil where its type has no such part.
    func value(_ path: some Sequence<String>, of base: ValueReference) -> ValueReference? {
        var current = base
        for key in path {
            guard let next = step(key, from: current) else { return nil }
            current = next
        }
        return current
    }

    private func step(_ key: String, from current: ValueReference) -> ValueReference? {
        let base = current.text + (current.isOptional ? "?" : "")
        switch current.type {
        case .structure(let number):
            guard let property = model.structs[number].property(key) else { return nil }
            return ValueReference(
                text: base + "." + property.blueprint.name, type: property.type, isOptional: true)
        case .map(let type):
            return ValueReference(text: base + "[\(SwiftLiteral.string(key))]", type: type, isOptional: true)
        case .api(.map(let type, _)):
            return ValueReference(text: base + "[\(SwiftLiteral.string(key))]", type: .api(type), isOptional: true)
        case .json, .api(.any):
            return ValueReference(text: base + "[\(SwiftLiteral.string(key))]", type: .json, isOptional: true)
        case .nullable, .string, .boolean, .integer, .number, .intOrString, .scalar, .stringEnum, .array, .api:
            return nil
        }
    }
}
