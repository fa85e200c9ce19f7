import SluiceYAML

/// Default values that are simple enough to stand in an initializer.
struct ValuesDefault {
    var model: ValuesModel

    func literal(_ node: Node, type: ValuesType) -> String? {
        switch (type, node.kind) {
        case (.string, .string), (.intOrString, .string): return SwiftLiteral.string(node.text)
        case (.boolean, .bool): return node.bool.map { String($0) }
        case (.integer, .integer), (.intOrString, .integer), (.number, .integer): return node.integer.map { String($0) }
        case (.number, .float): return node.double.flatMap { $0.isFinite ? "\($0)" : nil }
        case (.stringEnum(let name, let owner), .string): return enumCase(node.text, of: name, in: owner)
        case (.array, .sequence) where node.elements.isEmpty: return "[]"
        case (.map, .mapping) where node.entries.isEmpty: return "[:]"
        case (.api(.array), .sequence) where node.elements.isEmpty: return "[]"
        case (.api(.map), .mapping) where node.entries.isEmpty: return "[:]"
        case (.api(.boolean), .bool): return node.bool.map { String($0) }
        case (.api(.integer), .integer): return node.integer.map { String($0) }
        case (.array(.string), .sequence):
            let texts = node.elements.compactMap(\.string)
            return texts.count == node.elements.count
                ? "[" + texts.map(SwiftLiteral.string).joined(separator: ", ") + "]" : nil
        default: return nil
        }
    }

    private func enumCase(_ text: String, of name: String, in owner: Int) -> String? {
        for case .stringEnum(let blueprint) in model.structs[owner].nested where blueprint.name == name {
            return blueprint.cases.first { $0.rawValue == text }.map { "." + $0.name }
        }
        return nil
    }
}
