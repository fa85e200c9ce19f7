/// What a CEL rule says in the terms of the type model: rules between fields, and constraints of single fields.
struct CELStatements {
    var rules: [CrossFieldRule.Kind] = []
    private var narrowings: [(field: String, literal: CELClauses.Literal)] = []

    /// The statements of a rule on an object.
    ///
    /// - Returns: nil where the rule, or a part of it, cannot be stated.
    init?(rule: String, of object: ObjectType) {
        guard let expression = CELParser.parse(rule), let clauses = CELClauses.of(expression) else { return nil }
        for clause in clauses {
            guard let simplified = Self.simplified(clause, object) else { continue }
            guard add(simplified, object) else { return nil }
        }
        if rules.count == 2, case .anyOf(let fields) = rules[0],
            rules[1] == .excludes(field: fields[0], others: Array(fields.dropFirst())),
            fields.count == 2
        {
            rules = [.exactlyOneOf(fields: fields)]
        }
    }

    /// A value type with the constraints that a rule on the value itself states; nil where it cannot be stated.
    static func narrowed(_ type: TypeExpression, rule: String) -> TypeExpression? {
        guard let expression = CELParser.parse(rule), let clauses = CELClauses.of(expression), !clauses.isEmpty else {
            return nil
        }
        var type = type
        for clause in clauses {
            guard clause.count == 1, let narrower = type.narrowed(by: clause[0], path: []) else { return nil }
            type = narrower
        }
        return type
    }

    /// Adds the constraints of single fields.
    func narrow(_ object: inout ObjectType) {
        for (name, literal) in narrowings {
            guard let index = object.fields.firstIndex(where: { $0.name == name }),
                let type = object.fields[index].type.narrowed(by: literal, path: [name])
            else { continue }
            object.fields[index].type = type
        }
    }

    /// The clause without what defaults decide, since the server fills them in before it looks; nil where it holds.
    private static func simplified(_ clause: [CELClauses.Literal], _ object: ObjectType) -> [CELClauses.Literal]? {
        func isDefaulted(_ path: [String]) -> Bool {
            path.count == 1 && object.field(path[0])?.defaultValue != nil
        }
        var rest: [CELClauses.Literal] = []
        for literal in clause {
            switch literal {
            case .has(let path) where isDefaulted(path): return nil
            case .lacks(let path) where isDefaulted(path): continue
            case .lacks(let path) where clause.contains(.has(path)): return nil
            default: if !rest.contains(literal) { rest.append(literal) }
            }
        }
        return rest
    }

    /// States a clause, where there is a form for it.
    private mutating func add(_ clause: [CELClauses.Literal], _ object: ObjectType) -> Bool {
        var present: [String] = []
        var absent: [String] = []
        var others: [CELClauses.Literal] = []
        for literal in clause {
            switch literal {
            case .has(let path):
                guard path.count == 1, object.field(path[0]) != nil else { return false }
                present.append(path[0])
            case .lacks(let path):
                guard path.count == 1, object.field(path[0]) != nil else { return false }
                absent.append(path[0])
            default:
                others.append(literal)
            }
        }
        guard others.count <= 1 else { return false }
        guard let other = others.first else { return add(present: present, absent: absent) }
        switch other {
        case .fields(let left, let comparison, let right):
            guard present.isEmpty, left.count == 1, right.count == 1,
                absent.allSatisfy({ [left[0], right[0]].contains($0) }),
                object.isInteger(left[0]), object.isInteger(right[0])
            else { return false }
            // Strictly more is stated as not less: weaker, but true.
            switch comparison {
            case .greaterOrEqual, .greater: rules.append(.atLeast(field: left[0], other: right[0]))
            case .lessOrEqual, .less: rules.append(.atLeast(field: right[0], other: left[0]))
            case .equal, .notEqual: return false
            }
            return true
        case .isNoneOf(let path, let values):
            guard path.count == 1, object.isString(path[0]) else { return false }
            let conditions = absent.filter { $0 != path[0] }
            if present.count == 1, conditions.isEmpty, !object.isArray(present[0]) {
                rules.append(.requiresWhenEquals(field: path[0], values: values, other: present[0]))
                return true
            }
            if present.isEmpty, conditions.count == 1 {
                rules.append(.forbidsWhenEquals(field: path[0], values: values, other: conditions[0]))
                return true
            }
            guard present.isEmpty, conditions.isEmpty else { return false }
            narrowings.append((path[0], other))
            return object.field(path[0])?.type.narrowed(by: other, path: path) != nil
        case .isOneOf(let path, let values):
            guard path.count == 1, object.isString(path[0]), present.isEmpty else { return false }
            let conditions = absent.filter { $0 != path[0] }
            if conditions.count == 1 {
                rules.append(.requiresValue(field: conditions[0], other: path[0], values: values))
                return true
            }
            guard conditions.isEmpty else { return false }
            narrowings.append((path[0], other))
            return object.field(path[0])?.type.narrowed(by: other, path: path) != nil
        case .number(let path, _, _, _), .isCIDR(let path), .isIP(let path):
            guard path.count == 1, present.isEmpty, absent.allSatisfy({ $0 == path[0] }) else { return false }
            narrowings.append((path[0], other))
            return object.field(path[0])?.type.narrowed(by: other, path: path) != nil
        case .has, .lacks:
            return false
        }
    }

    private mutating func add(present: [String], absent: [String]) -> Bool {
        switch (present.count, absent.count) {
        case (1..., 0): rules.append(.anyOf(fields: present))
        case (1, 1): rules.append(.requires(field: absent[0], other: present[0]))
        case (0, 2): rules.append(.excludes(field: absent[0], others: [absent[1]]))
        default: return false
        }
        return true
    }
}

extension ObjectType {
    fileprivate func isInteger(_ name: String) -> Bool {
        if case .integer = field(name)?.type { true } else { false }
    }

    fileprivate func isString(_ name: String) -> Bool {
        if case .string = field(name)?.type { true } else { false }
    }

    fileprivate func isArray(_ name: String) -> Bool {
        if case .array = field(name)?.type { true } else { false }
    }
}

extension TypeExpression {
    /// The type with what a literal about the value says; nil where it has no form for that.
    fileprivate func narrowed(by literal: CELClauses.Literal, path: [String]) -> TypeExpression? {
        switch (literal, self) {
        case (.isCIDR(path), .string(var constraints)):
            constraints.addCheckedFormat("cidr")
            return .string(constraints)
        case (.isIP(path), .string(var constraints)):
            constraints.addCheckedFormat("ip")
            return .string(constraints)
        case (.isOneOf(path, let values), .string(var constraints)):
            let both = constraints.enumValues.filter { values.contains($0) }
            if constraints.enumValues.isEmpty || !both.isEmpty {
                constraints.enumValues = constraints.enumValues.isEmpty ? values : both
            }
            return .string(constraints)
        case (.isNoneOf(path, [""]), .string(var constraints)):
            constraints.minLength = max(constraints.minLength ?? 0, 1)
            return .string(constraints)
        case (.number(path, let comparison, let number, false), .integer(var constraints)):
            guard let range = comparison.range(of: number) else { return nil }
            constraints.minimum = [constraints.minimum, range.minimum].compactMap(\.self).max()
            constraints.maximum = [constraints.maximum, range.maximum].compactMap(\.self).min()
            return .integer(constraints)
        case (.number(path, let comparison, let number, true), .string(var constraints)):
            guard let range = comparison.sizes(of: number) else { return nil }
            constraints.minLength = [constraints.minLength, range.minimum].compactMap(\.self).max()
            constraints.maxLength = [constraints.maxLength, range.maximum].compactMap(\.self).min()
            return .string(constraints)
        case (.number(path, let comparison, let number, true), .array(let element, var constraints)):
            guard let range = comparison.sizes(of: number) else { return nil }
            constraints.minItems = [constraints.minItems, range.minimum].compactMap(\.self).max()
            constraints.maxItems = [constraints.maxItems, range.maximum].compactMap(\.self).min()
            return .array(element, constraints)
        case (.number(path, let comparison, let number, true), .map(let value, var constraints)):
            guard let range = comparison.sizes(of: number) else { return nil }
            constraints.minProperties = [constraints.minProperties, range.minimum].compactMap(\.self).max()
            constraints.maxProperties = [constraints.maxProperties, range.maximum].compactMap(\.self).min()
            return .map(value, constraints)
        default:
            return nil
        }
    }
}

extension CELExpression.Comparison {
    /// The integers that stand in this comparison to `number`; nil for all but one.
    fileprivate func range(of number: Int) -> (minimum: Int?, maximum: Int?)? {
        guard abs(number) < 1 << 53 else { return nil }
        switch self {
        case .equal: return (number, number)
        case .notEqual: return nil
        case .less: return (nil, number - 1)
        case .lessOrEqual: return (nil, number)
        case .greater: return (number + 1, nil)
        case .greaterOrEqual: return (number, nil)
        }
    }

    /// The same for sizes, none of which is negative.
    fileprivate func sizes(of number: Int) -> (minimum: Int?, maximum: Int?)? {
        guard let range = range(of: number), (range.maximum ?? 0) >= 0 else { return nil }
        return (range.minimum.map { max($0, 0) }, range.maximum)
    }
}

extension StringConstraints {
    fileprivate mutating func addCheckedFormat(_ name: String) {
        if format == nil { format = name }
        isFormatChecked = isFormatChecked || format == name
    }
}
