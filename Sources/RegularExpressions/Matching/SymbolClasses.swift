import SluiceBasics

/// Scalars in classes that no instruction of a program tells apart.
struct SymbolClasses: Sendable {
    /// The class of each ASCII scalar.
    private(set) var ascii: [UInt8] = []
    /// The classes of all scalars, as the first scalars of runs of the same class.
    private var runStarts: [UInt32]
    private var runClasses: [UInt8]
    /// A member of each class.
    private(set) var members: [UInt32] = []

    private static let limit = 200

    /// Nil when there are too many classes, or it would take too long to find them.
    init?(_ program: Program) {
        var sets: [ArraySlice<ScalarRange>] = program.sets.map { program.ranges[$0.firstRange..<$0.endRange] }
        var scalars: Set<UInt32> = []
        var seesNewline = program.usesAssertions
        for instruction in program.instructions {
            if instruction.kind == .scalar { scalars.insert(UInt32(bitPattern: instruction.argument)) }
            if instruction.kind == .anyExceptNewline { seesNewline = true }
        }
        if seesNewline { scalars.insert(0x0A) }
        sets += scalars.map { [ScalarRange($0)] }
        if program.usesAssertions { sets.append(NamedClasses.words.ranges[...]) }

        var starts: Set<UInt32> = [0]
        for range in sets.joined() {
            starts.insert(range.lower)
            if range.upper < ScalarSet.maximum { starts.insert(range.upper + 1) }
        }
        guard starts.count < Limits.automatonWork / max(sets.count, 1) else { return nil }
        runStarts = starts.sorted()
        runClasses = []
        guard let classes = Self.refine(runStarts, by: sets) else { return nil }
        runClasses = classes
        var seen: Set<UInt8> = []
        for (start, symbol) in zip(runStarts, runClasses) where seen.insert(symbol).inserted { members.append(start) }
        // Classes are numbered as they are first met.
        ascii = (0..<128).map { wideClass(UInt32($0)) }
    }

    /// Splits the runs, at first all of one class, by each set in turn; renumbers them from the left.
    private static func refine(_ starts: [UInt32], by sets: [ArraySlice<ScalarRange>]) -> [UInt8]? {
        var classes = [Int](repeating: 0, count: starts.count)
        var count = 1
        for set in sets {
            var inside: [Int: Int] = [:]
            var range = set.startIndex
            for (run, start) in starts.enumerated() {
                while range < set.endIndex, set[range].upper < start { range += 1 }
                guard range < set.endIndex, set[range].lower <= start else { continue }
                let split = inside[classes[run]] ?? count
                if split == count {
                    inside[classes[run]] = split
                    count += 1
                }
                classes[run] = split
            }
        }
        var numbers: [Int: UInt8] = [:]
        var result: [UInt8] = []
        for symbol in classes {
            if numbers[symbol] == nil {
                guard numbers.count < limit else { return nil }
                numbers[symbol] = UInt8(truncatingIfNeeded: numbers.count)
            }
            result.append(numbers[symbol] ?? 0)
        }
        return result
    }

    /// The class of any scalar.
    func wideClass(_ scalar: UInt32) -> UInt8 {
        runClasses[max(runStarts.partitioningIndex { $0 > scalar } - 1, 0)]
    }
}
