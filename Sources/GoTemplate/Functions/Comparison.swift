/// Go's `eq`, `lt` and their kin.
public enum Comparison {
    private enum Kind { case bool, integer, unsigned, float, string, other }

    private static func kind(_ value: Value) -> Kind {
        switch value {
        case .bool: .bool
        case .integer: .integer
        case .unsigned: .unsigned
        case .float: .float
        case .string: .string
        default: .other
        }
    }

    /// Whether the first equals one of the others.
    ///
    /// - Throws: a ``FunctionError`` when types cannot be compared.
    public static func equal(_ value: Value, toAnyOf others: ArraySlice<Value>) throws -> Bool {
        guard !others.isEmpty else { throw FunctionError("missing argument for comparison") }
        for other in others where try equal(value, other) { return true }
        return false
    }

    private static func equal(_ left: Value, _ right: Value) throws -> Bool {
        switch (left, right) {
        case (.string(let a), .string(let b)): return Value.sameBytes(a, b)
        case (.bool(let a), .bool(let b)): return a == b
        case (.integer(let a, _), .integer(let b, _)): return a == b
        case (.unsigned(let a, _), .unsigned(let b, _)): return a == b
        case (.integer(let a, _), .unsigned(let b, _)): return a >= 0 && UInt64(a) == b
        case (.unsigned(let a, _), .integer(let b, _)): return b >= 0 && a == UInt64(b)
        case (.float(let a), .float(let b)): return a == b
        case (.nil, .nil): return true
        case (.nil, _), (_, .nil): return false
        default:
            guard kind(left) == .other, kind(right) == .other else {
                throw incompatible(left, right)
            }
            return try identical(left, right)
        }
    }

    /// Lists, maps and functions equal nothing but nil; objects are compared by identity.
    private static func identical(_ left: Value, _ right: Value) throws -> Bool {
        for value in [left, right] {
            switch value {
            case .list, .map, .function:
                let text = Printing.format("%s", [value])
                throw FunctionError("non-comparable type \(text): \(value.typeName)")
            case .object(let object) where object.elements != nil || object.map != nil:
                throw FunctionError("non-comparable type \(Printing.format("%s", [value])): \(value.typeName)")
            default: break
            }
        }
        if case .object(let a) = left, case .object(let b) = right { return a === b }
        return false
    }

    private static func incompatible(_ left: Value, _ right: Value) -> FunctionError {
        FunctionError("incompatible types for comparison: \(left.typeName) and \(right.typeName)")
    }

    /// - Throws: a ``FunctionError`` when the values have no order.
    public static func isLess(_ left: Value, _ right: Value) throws -> Bool {
        switch (left, right) {
        case (.integer(let a, _), .integer(let b, _)): return a < b
        case (.unsigned(let a, _), .unsigned(let b, _)): return a < b
        case (.integer(let a, _), .unsigned(let b, _)): return a < 0 || UInt64(a) < b
        case (.unsigned(let a, _), .integer(let b, _)): return b >= 0 && a < UInt64(b)
        case (.float(let a), .float(let b)): return a < b
        case (.string(let a), .string(let b)): return Value.precedes(a, b)
        default:
            if kind(left) == .other || kind(right) == .other
                || (kind(left), kind(right)) == (.bool, .bool)
            {
                throw FunctionError("invalid type for comparison")
            }
            throw incompatible(left, right)
        }
    }

    /// Compares as `le` does. Throws where Go cannot compare the two.
    public static func isLessOrEqual(_ left: Value, _ right: Value) throws -> Bool {
        try isLess(left, right) || equal(left, right)
    }
}
