/// Equality in depth, as Go's reflect.DeepEqual: types must agree, functions are never equal.
extension Value: Equatable {
    /// Whether the two have the same type and content.
    public static func == (left: Value, right: Value) -> Bool {
        equal(left, right, depth: 0)
    }

    private static func equal(_ left: Value, _ right: Value, depth: Int) -> Bool {
        switch (left, right) {
        case (.nil, .nil): true
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a, let typeA), .integer(let b, let typeB)): a == b && typeA == typeB
        case (.unsigned(let a, let typeA), .unsigned(let b, let typeB)): a == b && typeA == typeB
        case (.float(let a), .float(let b)): a == b
        case (.string(let a), .string(let b)): sameBytes(a, b)
        case (.list(let a), .list(let b)):
            a.count == b.count && depth < Limits.printDepth
                && zip(a, b).allSatisfy { equal($0, $1, depth: depth + 1) }
        case (.map(let a), .map(let b)): a === b || equal(a, b, depth: depth)
        case (.object(let a), .object(let b)): a === b
        default: false
        }
    }

    private static func equal(_ left: MapValue, _ right: MapValue, depth: Int) -> Bool {
        guard left.count == right.count, depth < Limits.printDepth else { return false }
        return left.dictionary.allSatisfy { key, value in
            right[key].map { equal(value, $0, depth: depth + 1) } ?? false
        }
    }

    /// Go compares bytes; Swift's `==` would also equate different spellings of one character.
    static func sameBytes(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }
}
