/// Follows all ways through the program at once, one scalar after another (Thompson's and Pike's machine):
/// for programs and texts of any size.
struct ParallelMachine {
    private struct Job {
        /// An instruction to reach; below 0, a noted position to set back.
        var index: Int32
        var position: Int
    }

    private let program: ProgramView
    private let text: TextBytes
    private var current: Threads
    private var following: Threads
    /// What the thread at work has noted.
    private var noted: [Int]
    private var jobs: [Job] = []
    /// Whether a match was reached; set at once, for those who ask no more than that.
    private var sawMatch = false

    private init(_ program: ProgramView, _ text: TextBytes, slotCount: Int) {
        self.program = program
        self.text = text
        current = Threads(program: program.instructions.count, slotCount: slotCount)
        following = current
        noted = [Int](repeating: -1, count: slotCount)
    }

    /// As ``Backtracker/search(_:_:from:slots:)``.
    static func search(
        _ program: Program, _ text: TextBytes, from origin: Int, slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        program.withView { view in
            var machine = ParallelMachine(view, text, slotCount: slots.count)
            return machine.run(Candidates(text: text, facts: program.facts), from: origin, slots)
        }
    }

    private mutating func run(
        _ candidates: Candidates, from origin: Int, _ slots: UnsafeMutableBufferPointer<Int>
    ) -> Bool {
        var position = origin
        var isFound = false
        while true {
            if current.isEmpty {
                if isFound { return true }
                guard let candidate = candidates.next(from: position) else { return false }
                position = candidate
                start(at: position)
            } else if !isFound, !candidates.facts.isAnchored {
                start(at: position)
            }
            if sawMatch, slots.isEmpty { return true }
            let hasMatch = step(position, slots)
            isFound = isFound || hasMatch
            swap(&current, &following)
            following.removeAll()
            if position >= text.count { return isFound }
            position = candidates.after(position)
        }
    }

    private mutating func start(at position: Int) {
        for slot in noted.indices { noted[slot] = -1 }
        if !noted.isEmpty { noted[0] = position }
        Self.reach(program.start, at: position, program, text, &current, &noted, &jobs, &sawMatch)
    }

    /// Moves all threads over the scalar here. True if one matched: those behind it are worse and dropped.
    private mutating func step(_ position: Int, _ slots: UnsafeMutableBufferPointer<Int>) -> Bool {
        let (scalar, width) = position < text.count ? Decoding.scalar(text, position) : (0, 0)
        for (thread, index) in current.instructions.enumerated() {
            let instruction = program.instructions[Int(index)]
            if instruction.kind == .match {
                current.copyPositions(of: thread, to: &noted)
                for slot in slots.indices { slots[slot] = noted[slot] }
                if slots.count > 1 { slots[1] = position }
                return true
            }
            if width > 0, program.takes(instruction, scalar) {
                current.copyPositions(of: thread, to: &noted)
                Self.reach(
                    Int(instruction.next), at: position + width, program, text, &following, &noted, &jobs, &sawMatch)
            }
        }
        return false
    }

    /// Adds all threads that an instruction leads to without reading, best first.
    private static func reach(
        _ start: Int, at position: Int, _ program: ProgramView, _ text: TextBytes, _ threads: inout Threads,
        _ noted: inout [Int], _ jobs: inout [Job], _ sawMatch: inout Bool
    ) {
        jobs.append(Job(index: Int32(truncatingIfNeeded: start), position: 0))
        while let job = jobs.popLast() {
            if job.index < 0 {
                noted[Int(-1 - job.index)] = job.position
                continue
            }
            var index = Int(job.index)
            follow: while threads.reach(index) {
                let instruction = program.instructions[index]
                switch instruction.kind {
                case .split: jobs.append(Job(index: instruction.argument, position: 0))
                case .capture:
                    let slot = Int(instruction.argument)
                    if slot < noted.count {
                        jobs.append(Job(index: Int32(truncatingIfNeeded: -1 - slot), position: noted[slot]))
                        noted[slot] = position
                    }
                case .assertion:
                    if !Surroundings.holds(instruction.argument, text, position) { break follow }
                case .match, .scalar, .set, .any, .anyExceptNewline:
                    if instruction.kind == .match { sawMatch = true }
                    threads.append(index, noted)
                    break follow
                }
                index = Int(instruction.next)
            }
        }
    }
}
