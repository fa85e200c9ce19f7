import SluiceBasics
import Synchronization

/// A compiled pattern. Nothing in it changes, but that an automaton is built when it is used often.
final class Program: Sendable {
    let instructions: [Instruction]
    let sets: [SetEntry]
    let ranges: [ScalarRange]
    let start: Int
    /// How many instructions are junctions.
    let junctionCount: Int
    /// Positions to note: two for the whole match and two for each group.
    let slotCount: Int
    let facts: ProgramFacts
    let usesAssertions: Bool
    let automaton = AutomatonSource()

    init(_ node: Node, groupCount: Int) {
        var compiler = Compiler()
        let start = compiler.compile(node)
        var instructions = compiler.instructions
        junctionCount = Self.numberJunctions(&instructions, start: start)
        self.start = start
        sets = compiler.sets
        ranges = compiler.ranges
        slotCount = 2 * (groupCount + 1)
        usesAssertions = instructions.contains { $0.kind == .assertion }
        facts = ProgramFacts(instructions, sets: compiler.sets, start: start)
        self.instructions = instructions
    }

    /// Gives numbers to all that is reached from more than one place.
    private static func numberJunctions(_ instructions: inout [Instruction], start: Int) -> Int {
        var entries = [UInt8](repeating: 0, count: instructions.count)
        func enter(_ index: Int) { if entries[index] < 2 { entries[index] += 1 } }
        enter(start)
        for instruction in instructions where instruction.kind != .match {
            enter(Int(instruction.next))
            if instruction.kind == .split { enter(Int(instruction.argument)) }
        }
        var count = 0
        for index in instructions.indices where entries[index] > 1 {
            instructions[index].junction = Int32(truncatingIfNeeded: count)
            count += 1
        }
        return count
    }

    /// Runs `body` with the parts of the program as plain memory.
    func withView<Result>(_ body: (ProgramView) -> Result) -> Result {
        instructions.withUnsafeBufferPointer { instructions in
            sets.withUnsafeBufferPointer { sets in
                ranges.withUnsafeBufferPointer { ranges in
                    body(ProgramView(instructions: instructions, sets: sets, ranges: ranges, start: start))
                }
            }
        }
    }
}

/// The parts of a program as plain memory, for the loops that matching spends its time in.
struct ProgramView {
    let instructions: UnsafeBufferPointer<Instruction>
    let sets: UnsafeBufferPointer<SetEntry>
    let ranges: UnsafeBufferPointer<ScalarRange>
    let start: Int

    /// Whether a consuming instruction takes the scalar.
    @inline(__always)
    func takes(_ instruction: Instruction, _ scalar: UInt32) -> Bool {
        switch instruction.kind {
        case .scalar: UInt32(bitPattern: instruction.argument) == scalar
        case .set: contains(Int(instruction.argument), scalar)
        case .any: true
        case .anyExceptNewline: scalar != 0x0A
        case .match, .split, .capture, .assertion: false
        }
    }

    @inline(__always)
    func contains(_ index: Int, _ scalar: UInt32) -> Bool {
        if scalar < 64 { return sets[index].low >> UInt64(scalar) & 1 != 0 }
        if scalar < 128 { return sets[index].high >> UInt64(scalar - 64) & 1 != 0 }
        return containsWide(index, scalar)
    }

    private func containsWide(_ index: Int, _ scalar: UInt32) -> Bool {
        let own = sets[index].firstRange..<sets[index].endRange
        let found = own.partitioningIndex { ranges[$0].upper >= scalar }
        return found < own.endIndex && ranges[found].lower <= scalar
    }
}
