import YAML

extension TypeExpression {
    /// The type with the limits that a schema states, itself or beside its `$ref`.
    ///
    /// - Parameter hasListKind: whether the list kind is that of the version asked for.
    func constrained(
        by keywords: SchemaKeywords, keyNames: StringConstraints?, hasListKind: Bool
    ) -> TypeExpression {
        switch self {
        case .string(let constraints):
            return .string(constraints.narrowed(by: keywords))
        case .integer(let constraints):
            return .integer(constraints.narrowed(by: keywords))
        case .number(let constraints):
            return .number(constraints.narrowed(by: keywords))
        case .intOrString(let integer, let string):
            return .intOrString(
                integer: integer.narrowed(by: keywords), string: string.narrowed(by: keywords, isAlternative: true))
        case .array(let element, let constraints):
            return .array(element, constraints.narrowed(by: keywords, hasListKind: hasListKind))
        case .map(let value, let constraints):
            return .map(value, constraints.narrowed(by: keywords, keyNames: keyNames))
        case .boolean, .quantity, .object, .any:
            return self
        }
    }
}

extension StringConstraints {
    /// - Parameter isAlternative: whether the value may also be an integer, which then has the format.
    fileprivate func narrowed(by keywords: SchemaKeywords, isAlternative: Bool = false) -> StringConstraints {
        var result = self
        if let values = keywords.enumeration {
            // Where only strings can stand, a YAML author means `[On, Off]` as words.
            result.enumValues =
                isAlternative
                ? values.elements.compactMap(\.string) : values.elements.filter { !$0.isNull }.map(\.text)
        }
        if let pattern = keywords.pattern?.string { result.pattern = pattern }
        if let length = keywords.minLength?.integer { result.minLength = length }
        if let length = keywords.maxLength?.integer { result.maxLength = length }
        if !isAlternative, let format = keywords.format?.string { result.format = format }
        return result
    }
}

extension NumberConstraints {
    /// Bounds that are no integers are widened to the next one: definitions have them for integers only.
    fileprivate func narrowed(by keywords: SchemaKeywords) -> NumberConstraints {
        var result = self
        if let format = keywords.format?.string, format != "int-or-string" { result.format = format }
        if let values = keywords.enumeration { result.enumValues = values.elements.compactMap(\.integer) }
        if let bound = Self.bound(keywords.minimum, rounding: .down) {
            result.minimum = keywords.exclusiveMinimum?.bool == true ? bound + 1 : bound
        }
        if let bound = Self.bound(keywords.maximum, rounding: .up) {
            result.maximum = keywords.exclusiveMaximum?.bool == true ? bound - 1 : bound
        }
        // Since 2019-09 the exclusive bounds are numbers of their own.
        if let bound = keywords.exclusiveMinimum?.integer, bound < Int.max { result.minimum = bound + 1 }
        if let bound = keywords.exclusiveMaximum?.integer, bound > Int.min { result.maximum = bound - 1 }
        return result
    }

    private static func bound(_ node: Node?, rounding: FloatingPointRoundingRule) -> Int? {
        guard let node else { return nil }
        if let integer = node.integer { return integer == .max || integer == .min ? nil : integer }
        guard let double = node.double?.rounded(rounding), double.isFinite, abs(double) < 1e15 else { return nil }
        return Int(double)
    }
}

extension ArrayConstraints {
    fileprivate func narrowed(by keywords: SchemaKeywords, hasListKind: Bool) -> ArrayConstraints {
        var result = self
        if let count = keywords.minItems?.integer { result.minItems = count }
        if let count = keywords.maxItems?.integer { result.maxItems = count }
        if let isUnique = keywords.uniqueItems?.bool { result.uniqueItems = isUnique }
        if hasListKind, let kind = ListKind(keywords) { result.listKind = kind }
        return result
    }
}

extension ListKind {
    fileprivate init?(_ keywords: SchemaKeywords) {
        switch keywords.listType?.text {
        case "atomic": self = .atomic
        case "set": self = .set
        case "map": self = .map(keys: keywords.listMapKeys?.elements.map(\.text) ?? [])
        default: return nil
        }
    }
}

extension MapConstraints {
    fileprivate func narrowed(by keywords: SchemaKeywords, keyNames: StringConstraints?) -> MapConstraints {
        var result = self
        if let count = keywords.minProperties?.integer { result.minProperties = count }
        if let count = keywords.maxProperties?.integer { result.maxProperties = count }
        if let keyNames {
            result.keyPattern = keyNames.pattern
            result.keyMaxLength = keyNames.maxLength
        }
        return result
    }
}
