/// Adds what the built-in definitions state of a kind (patterns, ranges, rules, meanings, the order of fields) to types
/// whose structure other definitions declare.
///
/// Types are paired by full name and by group, version and kind; the types of their fields by the fields' names. What
/// the other definitions state themselves is kept, and so is the structure: fields, types, formats, what is required,
/// list kinds.
struct KnowledgeOverlay {
    /// The built-in types by full name.
    let known: [String: ObjectType]
    private var pairs: [(name: String, known: String)] = []
    private var paired: Set<String> = []

    init(known: [String: ObjectType]) {
        self.known = known
    }

    /// - Parameter isDeclared: whether a full name is one that the other definitions declare; only such types are
    ///   paired by name.
    mutating func add(to objects: inout [String: ObjectType], isDeclared: (String) -> Bool) {
        var byKind: [GroupVersionKind: String] = [:]
        for (name, object) in known {
            for kind in object.groupVersionKinds { byKind[kind] = name }
        }
        for name in objects.keys.sorted() where isDeclared(name) {
            if known[name] != nil {
                pair(name, with: name)
            } else if let kind = objects[name]?.groupVersionKinds.compactMap({ byKind[$0] }).first {
                pair(name, with: kind)
            }
        }
        var position = 0
        while position < pairs.count {
            let next = pairs[position]
            position += 1
            guard var object = objects[next.name], let facts = known[next.known] else { continue }
            add(facts, to: &object)
            objects[next.name] = object
        }
    }

    private mutating func pair(_ name: String, with known: String) {
        if paired.insert(name).inserted { pairs.append((name, known)) }
    }

    private mutating func add(_ known: ObjectType, to object: inout ObjectType) {
        object.description = object.description ?? known.description
        object.minProperties = object.minProperties ?? known.minProperties
        object.maxProperties = object.maxProperties ?? known.maxProperties
        object.isPolicyPart = object.isPolicyPart || known.isPolicyPart
        object.rules = known.rules + object.rules.filter { rule in !known.rules.contains { $0.kind == rule.kind } }
        // The built-in order of fields is that of generated text.
        let order = Dictionary(
            known.fields.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        object.fields = object.fields.enumerated().sorted { left, right in
            (order[left.element.name] ?? order.count, left.offset)
                < (order[right.element.name] ?? order.count, right.offset)
        }.map(\.element)
        for index in object.fields.indices {
            guard let facts = known.field(object.fields[index].name) else { continue }
            add(facts, to: &object.fields[index])
        }
    }

    private mutating func add(_ known: Field, to field: inout Field) {
        field.type = merged(field.type, known.type)
        // Schemas for validators often let every optional field be null.
        field.isNullable = field.isNullable && known.isNullable
        field.description = field.description ?? known.description
        field.defaultValue = field.defaultValue ?? known.defaultValue
        field.emptyMeansEverything = field.emptyMeansEverything || known.emptyMeansEverything
        if field.absence == .unstated { field.absence = known.absence }
        if field.elements == .unstated { field.elements = known.elements }
    }

    private mutating func merged(_ type: TypeExpression, _ known: TypeExpression) -> TypeExpression {
        switch (type, known) {
        case (.object(let name), .object(let other)):
            pair(name.full, with: other.full)
            return type
        case (.string(let own), .string(let facts)): return .string(own.adding(facts))
        case (.integer(let own), .integer(let facts)): return .integer(own.adding(facts))
        case (.number(let own), .number(let facts)): return .number(own.adding(facts))
        case (.intOrString(let integer, let string), .intOrString(let integerFacts, let stringFacts)):
            return .intOrString(integer: integer.adding(integerFacts), string: string.adding(stringFacts))
        case (.array(let element, let own), .array(let knownElement, let facts)):
            return .array(merged(element, knownElement), own.adding(facts))
        case (.map(let value, let own), .map(let knownValue, let facts)):
            return .map(merged(value, knownValue), own.adding(facts))
        default:
            return type
        }
    }
}

extension StringConstraints {
    fileprivate func adding(_ known: Self) -> Self {
        var result = self
        if enumValues.isEmpty { result.enumValues = known.enumValues }
        result.pattern = pattern ?? known.pattern
        result.minLength = minLength ?? known.minLength
        result.maxLength = maxLength ?? known.maxLength
        return result
    }
}

extension NumberConstraints {
    fileprivate func adding(_ known: Self) -> Self {
        var result = self
        result.minimum = minimum ?? known.minimum
        result.maximum = maximum ?? known.maximum
        if enumValues.isEmpty { result.enumValues = known.enumValues }
        return result
    }
}

extension ArrayConstraints {
    fileprivate func adding(_ known: Self) -> Self {
        var result = self
        result.minItems = minItems ?? known.minItems
        result.maxItems = maxItems ?? known.maxItems
        result.uniqueItems = uniqueItems || known.uniqueItems
        result.isElementNullable = isElementNullable && known.isElementNullable
        return result
    }
}

extension MapConstraints {
    fileprivate func adding(_ known: Self) -> Self {
        var result = self
        result.keyPattern = keyPattern ?? known.keyPattern
        result.keyMaxLength = keyMaxLength ?? known.keyMaxLength
        result.minProperties = minProperties ?? known.minProperties
        result.maxProperties = maxProperties ?? known.maxProperties
        result.isValueNullable = isValueNullable && known.isValueNullable
        return result
    }
}
