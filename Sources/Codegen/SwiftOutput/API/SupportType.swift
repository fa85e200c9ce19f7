/// A type that generated code brings along where it is used.
enum SupportType: CaseIterable, Hashable, Sendable {
    case fieldKey
    case indirect
    case intOrString
    case jsonValue
    case quantity

    var name: String {
        switch self {
        case .fieldKey: "FieldKey"
        case .indirect: "Indirect"
        case .intOrString: "IntOrString"
        case .jsonValue: "JSONValue"
        case .quantity: "Quantity"
        }
    }

    /// The declaration, ending in a newline.
    var source: String {
        switch self {
        case .fieldKey: Self.fieldKeySource
        case .indirect: Self.indirectSource
        case .intOrString: Self.intOrStringSource
        case .jsonValue: Self.jsonValueSource
        case .quantity: Self.quantitySource
        }
    }

    /// The support types that a declaration's properties speak of.
    static func used(by declaration: Declaration) -> [SupportType] {
        guard case .struct(let blueprint) = declaration else { return [] }
        let own = blueprint.properties.flatMap { property in
            let words = property.typeWords
            return allCases.filter { words.contains($0.name) }
                + (property.isBoxed ? [.indirect] : [])
        }
        let additional: [SupportType] = blueprint.additionalFields == nil ? [] : [.fieldKey, .jsonValue]
        return own + additional + blueprint.nested.flatMap(used(by:))
    }
}
