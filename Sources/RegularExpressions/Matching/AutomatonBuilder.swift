/// Finds all states a program can be in: which instructions it may be at, and what it has just read.
struct AutomatonBuilder {
    /// What stands before or behind a place, as far as assertions care.
    private enum Neighbour: UInt8, CaseIterable {
        case edge, newline, word, other
    }

    private struct State: Hashable {
        /// Instructions not followed any further until it is known what comes next; sorted.
        var seeds: [Int32]
        var before: Neighbour
    }

    private let program: Program
    private let symbols: SymbolClasses
    private var numbers: [State: Int32] = [:]
    private var states: [State] = []
    private var table: [Int32] = []
    private var work = 0
    private var lastSeen: [Int32]
    private var pass: Int32 = 0

    private var width: Int { symbols.members.count + 1 }

    private init?(_ program: Program) {
        guard program.instructions.count < Limits.automatonWork / 4, let symbols = SymbolClasses(program) else {
            return nil
        }
        self.program = program
        self.symbols = symbols
        lastSeen = [Int32](repeating: 0, count: program.instructions.count)
        // The first row is for the states that end a search, which have the numbers 0 and 1.
        table = [Int32](repeating: Automaton.dead, count: max(width, 2))
    }

    /// Nil if it would become too big.
    static func build(_ program: Program) -> Automaton? {
        guard var builder = AutomatonBuilder(program) else { return nil }
        let start = State(seeds: [Int32(truncatingIfNeeded: program.start)], before: .edge)
        guard let first = builder.number(of: start) else { return nil }
        var done = 0
        while done < builder.states.count {
            guard builder.fillRow(of: builder.states[done]) else { return nil }
            done += 1
        }
        return Automaton(symbols: builder.symbols, table: builder.table, start: first)
    }

    /// The place of the state's row in the table.
    private mutating func number(of state: State) -> Int32? {
        if state.seeds.isEmpty { return Automaton.dead }
        if let known = numbers[state] { return known }
        guard states.count < Limits.automatonStates else { return nil }
        let number = Int32(truncatingIfNeeded: max(width, 2) + states.count * width)
        numbers[state] = number
        states.append(state)
        return number
    }

    private mutating func fillRow(of state: State) -> Bool {
        var row = [Int32](repeating: Automaton.dead, count: width)
        for after in Neighbour.allCases {
            let closure = close(state, after: after)
            guard work < Limits.automatonWork else { return false }
            if after == .edge {
                row[width - 1] = closure == nil ? Automaton.accepting : Automaton.dead
                continue
            }
            for (symbol, member) in symbols.members.enumerated() where neighbour(member) == after {
                guard let closure else {
                    row[symbol] = Automaton.accepting
                    continue
                }
                guard let number = number(of: step(closure, over: member)) else { return false }
                row[symbol] = number
            }
        }
        table += row
        return true
    }

    private func neighbour(_ scalar: UInt32) -> Neighbour {
        guard program.usesAssertions else { return .other }
        if scalar == 0x0A { return .newline }
        return scalar < 0x80 && Surroundings.isWord(UInt8(truncatingIfNeeded: scalar)) ? .word : .other
    }

    /// The reading instructions that the seeds lead to; nil if they lead to a match.
    private mutating func close(_ state: State, after: Neighbour) -> [Int32]? {
        pass &+= 1
        var reached: [Int32] = []
        var pending = state.seeds
        while let index = pending.popLast() {
            if lastSeen[Int(index)] == pass { continue }
            lastSeen[Int(index)] = pass
            work += 1
            let instruction = program.instructions[Int(index)]
            switch instruction.kind {
            case .match: return nil
            case .split:
                pending.append(instruction.argument)
                pending.append(instruction.next)
            case .capture: pending.append(instruction.next)
            case .assertion:
                if holds(instruction.argument, state.before, after) { pending.append(instruction.next) }
            case .scalar, .set, .any, .anyExceptNewline: reached.append(index)
            }
        }
        return reached
    }

    private func holds(_ assertion: Int32, _ before: Neighbour, _ after: Neighbour) -> Bool {
        switch Assertion(rawValue: assertion) {
        // Only at the start of the text is nothing before, as states behind it have read something.
        case .beginText: before == .edge
        case .endText: after == .edge
        case .beginLine: before == .edge || before == .newline
        case .endLine: after == .edge || after == .newline
        case .wordBoundary: (before == .word) != (after == .word)
        case .noWordBoundary: (before == .word) == (after == .word)
        case nil: false
        }
    }

    private mutating func step(_ closure: [Int32], over scalar: UInt32) -> State {
        var seeds: [Int32] = program.facts.isAnchored ? [] : [Int32(truncatingIfNeeded: program.start)]
        program.withView { view in
            for index in closure where view.takes(view.instructions[Int(index)], scalar) {
                seeds.append(view.instructions[Int(index)].next)
            }
        }
        work += closure.count + 1
        seeds.sort()
        var unique: [Int32] = []
        for seed in seeds where seed != unique.last { unique.append(seed) }
        return State(seeds: unique, before: neighbour(scalar))
    }
}
