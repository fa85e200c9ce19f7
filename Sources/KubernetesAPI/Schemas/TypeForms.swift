import SluiceYAML

/// The ways in which definitions write scalar types.
enum TypeForms {
    /// A type for integers and strings, where the schema is one: `intstr.IntOrString`, or a quantity.
    static func intOrString(_ keywords: SchemaKeywords) -> TypeExpression? {
        let isMarked =
            keywords.intOrString?.bool == true || keywords.format?.text == "int-or-string"
            || isIntegerAndString(keywords.oneOf) || isIntegerAndString(keywords.anyOf)
        guard isMarked else { return nil }
        if let pattern = keywords.pattern?.text, KnownTypes.isQuantityPattern(pattern) { return .quantity }
        return .intOrString(integer: NumberConstraints(), string: StringConstraints())
    }

    /// A schema of type string, which may still be more than that by its format.
    static func string(_ keywords: SchemaKeywords) -> TypeExpression {
        keywords.format?.text == "quantity" ? .quantity : .string(StringConstraints())
    }

    /// The type for a list of type names.
    static func union(of types: [String]) -> TypeExpression {
        switch Set(types) {
        case ["integer", "string"]: .intOrString(integer: NumberConstraints(), string: StringConstraints())
        case ["integer", "number"]: .number(NumberConstraints())
        default: .any
        }
    }

    private static func isIntegerAndString(_ alternatives: Node?) -> Bool {
        guard let alternatives, alternatives.elements.count == 2 else { return false }
        let types = alternatives.elements.map { node in
            node.kind == .mapping ? SchemaKeywords(node).typeNodes.map(\.text) : []
        }
        return types.contains(["integer"]) && types.contains(["string"])
    }
}
