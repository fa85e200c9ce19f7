import SluiceYAML

extension TypeExpression {
    /// The type with the limits that a schema states, itself or beside its `$ref`.
    ///
    /// - Parameters:
    ///   - hasListKind: whether the list kind is that of the version asked for.
    ///   - isChecked: whether the server checks formats by the schema.
    func constrained(
        by keywords: SchemaKeywords, keyNames: StringConstraints?, hasListKind: Bool, isChecked: Bool
    ) -> TypeExpression {
        switch self {
        case .string(let constraints):
            return .string(constraints.narrowed(by: keywords, isChecked: isChecked))
        case .integer(let constraints):
            return .integer(constraints.narrowed(by: keywords, isInteger: true))
        case .number(let constraints):
            return .number(constraints.narrowed(by: keywords, isInteger: false))
        case .intOrString(let integer, let string):
            return .intOrString(
                integer: integer.narrowed(by: keywords, isInteger: true),
                string: string.narrowed(by: keywords, isAlternative: true))
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
    /// - Parameters:
    ///   - isAlternative: whether the value may also be an integer, which then has the format.
    ///   - isChecked: whether the server checks formats by the schema.
    fileprivate func narrowed(
        by keywords: SchemaKeywords, isAlternative: Bool = false, isChecked: Bool = false
    ) -> StringConstraints {
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
        if !isAlternative, let format = keywords.format?.string {
            result.format = format
            result.isFormatChecked = isChecked
        }
        return result
    }
}

extension NumberConstraints {
    fileprivate func narrowed(by keywords: SchemaKeywords, isInteger: Bool) -> NumberConstraints {
        var result = self
        if let format = keywords.format?.string, format != "int-or-string" { result.format = format }
        if let values = keywords.enumeration { result.enumValues = values.elements.compactMap(\.integer) }
        // In draft 4 and OpenAPI 3.0 the exclusive bounds are flags, since draft 6 numbers of their own.
        if let bound = keywords.minimum.flatMap({
            NumberBound($0, isIncluded: keywords.exclusiveMinimum?.bool != true)
        }) {
            result.raise(to: bound, isInteger: isInteger)
        }
        if let bound = keywords.exclusiveMinimum.flatMap({ NumberBound($0, isIncluded: false) }) {
            result.raise(to: bound, isInteger: isInteger)
        }
        if let bound = keywords.maximum.flatMap({
            NumberBound($0, isIncluded: keywords.exclusiveMaximum?.bool != true)
        }) {
            result.lower(to: bound, isInteger: isInteger)
        }
        if let bound = keywords.exclusiveMaximum.flatMap({ NumberBound($0, isIncluded: false) }) {
            result.lower(to: bound, isInteger: isInteger)
        }
        if let factor = keywords.multipleOf?.double, factor >= 1, factor < 1e15, factor.rounded() == factor {
            result.multipleOf = Int(factor)
        }
        return result
    }

    /// Integers have inclusive integers as bounds; other numbers only where the bound is one.
    private mutating func raise(to bound: NumberBound, isInteger: Bool) {
        if bound.isIncluded, let value = bound.integer {
            minimum = value
        } else if isInteger {
            let value = bound.value.rounded(.up)
            guard let whole = Int(exactly: value) else { return }
            minimum = max(minimum ?? .min, value == bound.value ? whole + 1 : whole)
        } else {
            lowerBound = bound
        }
    }

    private mutating func lower(to bound: NumberBound, isInteger: Bool) {
        if bound.isIncluded, let value = bound.integer {
            maximum = value
        } else if isInteger {
            let value = bound.value.rounded(.down)
            guard let whole = Int(exactly: value) else { return }
            maximum = min(maximum ?? .max, value == bound.value ? whole - 1 : whole)
        } else {
            upperBound = bound
        }
    }
}

extension NumberBound {
    fileprivate init?(_ node: Node, isIncluded: Bool) {
        guard let value = node.integer.map(Double.init) ?? node.double, abs(value) < 1e15 else { return nil }
        self.init(value: value, isIncluded: isIncluded)
    }

    /// The bound as an integer, if it is one.
    fileprivate var integer: Int? { Int(exactly: value) }
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
