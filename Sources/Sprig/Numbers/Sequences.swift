import SluiceGoTemplate

/// Numbers in steps.
extension FunctionTable {
    mutating func registerSequences() {
        register("until", [.int]) { arguments, _ in
            let end = arguments.number(0)
            return TypedList.integers(try Steps(from: 0, to: end, by: end < 0 ? -1 : 1))
        }
        register("untilStep", [.int, .int, .int]) { arguments, _ in
            TypedList.integers(
                try Steps(from: arguments.number(0), to: arguments.number(1), by: arguments.number(2)))
        }
        register("seq", variadic: .int) { arguments, _ in
            let numbers = arguments.indices.map { arguments.number($0) }
            return .string(try Steps(sequence: numbers).map(String.init).joined(separator: " "))
        }
    }
}

/// Numbers from a start up or down to an end, which is not one of them.
private struct Steps: Sequence, IteratorProtocol {
    private var current: Int
    private let step: Int
    private var remaining: UInt

    /// - Throws: when there are too many. A step that leads away from the end gives none.
    init(from start: Int, to end: Int, by step: Int) throws {
        current = start
        self.step = step
        remaining = 0
        guard start != end, step != 0, (end < start) == (step < 0) else { return }
        let distance = end < start ? UInt(bitPattern: start &- end) : UInt(bitPattern: end &- start)
        remaining = (distance - 1) / step.magnitude + 1
        if remaining > SprigLimits.elements { throw SprigError.tooManyElements(SprigLimits.elements) }
    }

    /// As the command `seq` understands its arguments: the last, first and last, or first, step and last.
    init(sequence numbers: [Int]) throws {
        guard let last = numbers.last, numbers.count <= 3 else {
            try self.init(from: 0, to: 0, by: 1)
            return
        }
        let first = numbers.count == 1 ? 1 : numbers[0]
        let direction = last < first ? -1 : 1
        let step = numbers.count == 3 ? numbers[1] : direction
        if direction < 0, step > 0 {
            try self.init(from: 0, to: 0, by: 1)
        } else {
            try self.init(from: first, to: last &+ direction, by: step)
        }
    }

    mutating func next() -> Int? {
        guard remaining > 0 else { return nil }
        remaining -= 1
        defer { current &+= step }
        return current
    }
}
