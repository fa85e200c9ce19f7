/// What is known of all matches of a program, to skip places where none can begin.
struct ProgramFacts: Sendable {
    /// Matches begin only at the start of the text.
    let isAnchored: Bool
    /// Matches begin with these bytes.
    let prefix: LiteralSearch?
    /// The prefix is all there is to match, and there are no groups.
    let isLiteral: Bool
    /// Bytes that a match may begin with; nil if it may be empty.
    let firstBytes: ByteSet?

    /// The longest prefix worth looking for where it is not the whole pattern.
    private static let prefixLength = 32

    init(_ instructions: [Instruction], sets: [SetEntry], start: Int) {
        isAnchored = Self.isAnchored(instructions, start: start)
        firstBytes = Self.firstBytes(instructions, sets, start: start)
        var bytes: [UInt8] = []
        var index = start
        var sawGroup = false
        while true {
            let instruction = instructions[index]
            if instruction.kind == .capture {
                sawGroup = true
            } else {
                guard instruction.kind == .scalar,
                    // What U+FFFD matches may be any invalid byte.
                    UInt32(bitPattern: instruction.argument) != Decoding.replacement,
                    let encoded = Decoding.bytes(UInt32(bitPattern: instruction.argument))
                else { break }
                bytes += encoded
            }
            index = Int(instruction.next)
        }
        isLiteral = instructions[index].kind == .match && !sawGroup
        if !isLiteral, bytes.count > Self.prefixLength { bytes.removeSubrange(Self.prefixLength...) }
        prefix = bytes.count > (isLiteral ? 0 : 1) ? LiteralSearch(bytes) : nil
    }

    /// Everything reached from the start without reading.
    private static func reach(
        _ instructions: [Instruction], start: Int, passes: (Assertion) -> Bool, visit: (Instruction) -> Void
    ) {
        var seen = [Bool](repeating: false, count: instructions.count)
        var pending = [start]
        while let index = pending.popLast() {
            if seen[index] { continue }
            seen[index] = true
            let instruction = instructions[index]
            switch instruction.kind {
            case .split:
                pending.append(Int(instruction.argument))
                pending.append(Int(instruction.next))
            case .capture: pending.append(Int(instruction.next))
            case .assertion:
                if Assertion(rawValue: instruction.argument).map(passes) ?? false {
                    pending.append(Int(instruction.next))
                }
            case .match, .scalar, .set, .any, .anyExceptNewline: visit(instruction)
            }
        }
    }

    private static func isAnchored(_ instructions: [Instruction], start: Int) -> Bool {
        var result = true
        reach(instructions, start: start, passes: { $0 != .beginText }) { _ in result = false }
        return result
    }

    private static func firstBytes(_ instructions: [Instruction], _ sets: [SetEntry], start: Int) -> ByteSet? {
        var bytes: ByteSet? = ByteSet()
        reach(instructions, start: start, passes: { _ in true }) { instruction in
            switch instruction.kind {
            case .match, .any, .anyExceptNewline: bytes = nil
            case .scalar: bytes?.insert(UInt32(bitPattern: instruction.argument))
            case .set:
                let set = sets[Int(instruction.argument)]
                bytes?.insert(low: set.low, high: set.high)
                if set.hasWide { bytes?.insertWide() }
            case .split, .capture, .assertion: break
            }
        }
        return bytes
    }
}
