/// Finds values that a loop nests without end, as in `{{ $list = list $list }}`. Freeing them takes stack for each
/// level, so they would end the process.
///
/// A look at a value costs time, so only one in many of those that functions make is looked at: a value cannot
/// become much deeper in between.
struct NestingGuard {
    private static let interval = 256
    private var untilLook = interval

    /// Counts a value that a function made, and looks at it when it is time to.
    ///
    /// - Parameter steps: is lowered by the number of values looked at.
    /// - Returns: whether the value is nested too deeply.
    mutating func isTooDeep(_ value: Value, steps: inout Int) -> Bool {
        switch value {
        case .list(let elements) where !elements.isEmpty: break
        case .map(let map) where !map.isEmpty: break
        default: return false
        }
        untilLook -= 1
        guard untilLook == 0 else { return false }
        untilLook = Self.interval
        return Self.isTooDeep(value, steps: &steps)
    }

    private static func isTooDeep(_ value: Value, steps: inout Int) -> Bool {
        // Maps may hold themselves, or one another many times over.
        var seen: Set<ObjectIdentifier> = []
        var pending = [(value: value, depth: 1)]
        while let (value, depth) = pending.popLast() {
            guard depth <= Limits.valueDepth else { return true }
            steps -= 1
            guard steps > 0 else { return false }
            switch value {
            case .list(let elements):
                for element in elements where element.isCollection { pending.append((element, depth + 1)) }
            case .map(let map):
                guard seen.insert(ObjectIdentifier(map)).inserted else { continue }
                map.forEachValue { if $0.isCollection { pending.append(($0, depth + 1)) } }
            default: break
            }
        }
        return false
    }
}

extension Value {
    fileprivate var isCollection: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }
}
