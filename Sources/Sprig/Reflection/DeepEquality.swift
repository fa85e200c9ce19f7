import SluiceGoTemplate

/// Equality as of Go's `reflect.DeepEqual`: types must agree, and functions are never equal.
struct DeepEquality {
    private var budget = VisitBudget()

    mutating func holds(_ left: Value, _ right: Value) throws -> Bool { try holds(left, right, depth: 0) }

    private mutating func holds(_ left: Value, _ right: Value, depth: Int) throws -> Bool {
        switch (left, right) {
        case (.nil, .nil): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.integer(let a, let typeA), .integer(let b, let typeB)): return a == b && typeA == typeB
        case (.unsigned(let a, let typeA), .unsigned(let b, let typeB)): return a == b && typeA == typeB
        case (.float(let a), .float(let b)): return a == b
        case (.string(let a), .string(let b)): return a.hasSameBytes(as: b)
        case (.list(let a), .list(let b)): return try holds(a, b, depth: depth)
        case (.map(let a), .map(let b)): return try holds(a, b, depth: depth)
        case (.object(let a), .object(let b)):
            if a === b { return true }
            guard a.typeName == b.typeName else { return false }
            if let a = a.map, let b = b.map { return try holds(a, b, depth: depth) }
            if let a = a.bytes, let b = b.bytes { return a == b }
            guard let a = a.elements, let b = b.elements else { return false }
            return try holds(a, b, depth: depth)
        default: return false
        }
    }

    private mutating func holds(_ left: [Value], _ right: [Value], depth: Int) throws -> Bool {
        guard left.count == right.count else { return false }
        for (left, right) in zip(left, right) {
            try budget.visit(depth: depth)
            if try !holds(left, right, depth: depth + 1) { return false }
        }
        return true
    }

    private mutating func holds(_ left: MapValue, _ right: MapValue, depth: Int) throws -> Bool {
        guard left.typeName == right.typeName else { return false }
        if left === right { return true }
        guard left.count == right.count else { return false }
        for (key, value) in left.dictionary {
            try budget.visit(depth: depth)
            guard let other = right[key], try holds(value, other, depth: depth + 1) else { return false }
        }
        return true
    }
}
