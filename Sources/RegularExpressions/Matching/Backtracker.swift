/// Tries one way through the program after another, remembering which junctions led nowhere at which position:
/// never more work than junctions times positions. The fastest for small programs on short texts.
struct Backtracker {
    private struct Job {
        /// An instruction to go on at; below 0, a group position to set back.
        var index: Int32
        var position: Int
    }

    let program: ProgramView
    let text: TextBytes
    /// Where the search began; remembered positions count from here.
    let origin: Int
    let junctionCount: Int
    let visited: UnsafeMutableBufferPointer<UInt64>
    private var jobs: [Job] = []

    private init(
        _ program: ProgramView, _ text: TextBytes, origin: Int, junctionCount: Int,
        visited: UnsafeMutableBufferPointer<UInt64>
    ) {
        self.program = program
        self.text = text
        self.origin = origin
        self.junctionCount = junctionCount
        self.visited = visited
    }

    static func suits(_ program: Program, length: Int) -> Bool {
        let (bits, overflow) = program.junctionCount.multipliedReportingOverflow(by: length + 1)
        return !overflow && bits <= Limits.backtrackBits
    }

    /// Finds the first match and notes its positions in `slots`, as many as there are: none, if only whether
    /// there is a match is asked.
    static func search(
        _ program: Program, _ text: TextBytes, from origin: Int, slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        let words = (program.junctionCount * (text.count - origin + 1) + 63) / 64
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(words, 1)) { visited in
            visited.initialize(repeating: 0)
            return program.withView { view in
                var search = Backtracker(
                    view, text, origin: origin, junctionCount: program.junctionCount, visited: visited)
                return search.run(Candidates(text: text, facts: program.facts), slots)
            }
        }
    }

    private mutating func run(_ candidates: Candidates, _ slots: UnsafeMutableBufferPointer<Int>) -> Bool {
        var position = origin
        while let candidate = candidates.next(from: position) {
            if matches(at: candidate, slots) { return true }
            position = candidates.after(candidate)
        }
        return false
    }

    private mutating func matches(at start: Int, _ slots: UnsafeMutableBufferPointer<Int>) -> Bool {
        jobs.append(Job(index: Int32(truncatingIfNeeded: program.start), position: start))
        while let job = jobs.popLast() {
            if job.index < 0 {
                slots[Int(-1 - job.index)] = job.position
            } else if let end = follow(job, slots) {
                if slots.count > 1 {
                    slots[0] = start
                    slots[1] = end
                }
                return true
            }
        }
        return false
    }

    /// Goes on until the way ends; where it parts, the other way becomes a job. The position of the match, if any.
    private mutating func follow(_ job: Job, _ slots: UnsafeMutableBufferPointer<Int>) -> Int? {
        var index = Int(job.index)
        var position = job.position
        while true {
            let instruction = program.instructions[index]
            if instruction.junction >= 0, !visit(Int(instruction.junction), position) { return nil }
            index = Int(instruction.next)
            switch instruction.kind {
            case .match: return position
            case .split: jobs.append(Job(index: instruction.argument, position: position))
            case .capture:
                let slot = Int(instruction.argument)
                if slot < slots.count {
                    jobs.append(Job(index: Int32(truncatingIfNeeded: -1 - slot), position: slots[slot]))
                    slots[slot] = position
                }
            case .assertion:
                if !Surroundings.holds(instruction.argument, text, position) { return nil }
            case .scalar, .set, .any, .anyExceptNewline:
                guard position < text.count else { return nil }
                let (scalar, width) = Decoding.scalar(text, position)
                guard program.takes(instruction, scalar) else { return nil }
                position += width
            }
        }
    }

    /// False if this junction was seen at this position before.
    @inline(__always)
    private func visit(_ junction: Int, _ position: Int) -> Bool {
        let bit = (position - origin) * junctionCount + junction
        let mask: UInt64 = 1 << UInt64(bit & 63)
        if visited[bit >> 6] & mask != 0 { return false }
        visited[bit >> 6] |= mask
        return true
    }
}
