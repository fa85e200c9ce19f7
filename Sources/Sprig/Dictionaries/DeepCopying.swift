import SluiceGoTemplate

/// Copies of values that share no map with them.
struct DeepCopying {
    private var budget = VisitBudget()

    mutating func copy(_ value: Value) throws -> Value { try copy(value, depth: 0) }

    private mutating func copy(_ value: Value, depth: Int) throws -> Value {
        try budget.visit(depth: depth)
        switch value {
        case .list(let values):
            var result: [Value] = []
            result.reserveCapacity(values.count)
            for value in values { result.append(try copy(value, depth: depth + 1)) }
            return .list(result)
        case .map(let map):
            var entries = map.dictionary
            for (key, value) in map.dictionary { entries[key] = try copy(value, depth: depth + 1) }
            return .map(map.withEntries(entries))
        default: return value
        }
    }
}
