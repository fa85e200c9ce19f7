extension RegularExpression {
    func hasMatch(_ text: TextBytes) -> Bool {
        if program.facts.isLiteral { return Candidates(text: text, facts: program.facts).next(from: 0) != nil }
        if let automaton = program.automaton.automaton(for: program, length: text.count) {
            return automaton.hasMatch(text)
        }
        return run(text, from: 0, slots: UnsafeMutableBufferPointer(start: nil, count: 0))
    }

    /// The noted positions of the first match: two for the whole and, where asked for, two for each group.
    func find(_ text: TextBytes, from origin: Int, slotCount: Int) -> [Int]? {
        guard origin >= 0, origin <= text.count else { return nil }
        if let literal = program.facts.isLiteral ? program.facts.prefix : nil {
            return literal.find(in: text, from: origin).map { [$0, $0 + literal.bytes.count] }
        }
        var slots = [Int](repeating: -1, count: slotCount)
        let isFound = slots.withUnsafeMutableBufferPointer { run(text, from: origin, slots: $0) }
        return isFound ? slots : nil
    }

    private func run(_ text: TextBytes, from origin: Int, slots: UnsafeMutableBufferPointer<Int>) -> Bool {
        Backtracker.suits(program, length: text.count - origin)
            ? Backtracker.search(program, text, from: origin, slots: slots)
            : ParallelMachine.search(program, text, from: origin, slots: slots)
    }

    /// Go's rule of successive matches: an empty one right behind another does not count.
    func forEachMatch(_ text: TextBytes, limit: Int, slotCount: Int, _ body: ([Int]) -> Void) {
        var position = 0
        var previousEnd = -1
        var count = 0
        while limit < 0 || count < limit, let found = find(text, from: position, slotCount: slotCount) {
            let (start, end) = (found[0], found[1])
            let isAccepted = end != position || start != previousEnd
            if end == position {
                position += position < text.count ? Decoding.scalar(text, position).width : 1
            } else {
                position = end
            }
            previousEnd = end
            if isAccepted {
                count += 1
                body(found)
            }
        }
    }
}
