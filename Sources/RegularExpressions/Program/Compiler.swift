/// Turns a parsed pattern into instructions.
///
/// Each node is compiled from behind, when it is known where its match goes on. What is left to do is kept on a stack
/// of our own, so that nesting costs no call depth.
struct Compiler {
    enum Task {
        case compile(Node)
        case emit(Instruction.Kind, argument: Int32)
        /// Another choice, instead of all that `next` now leads to.
        case choice(Node, end: Int32)
        case joinChoice(Int32)
        /// Closes a loop, and goes on with the loop or its body as what comes next.
        case closeLoop(Int32, isLazy: Bool, entersLoop: Bool)
        case makeOptional(end: Int32, isLazy: Bool)
        case copies(Node, Int)
        case optionalCopies(Node, Int, end: Int32, isLazy: Bool)
    }

    private(set) var instructions: [Instruction] = [Instruction(kind: .match)]
    private(set) var sets: [SetEntry] = []
    private(set) var ranges: [ScalarRange] = []
    private var knownSets: [ScalarSet: Int32] = [:]
    var tasks: [Task] = []
    /// What follows the node that is compiled next; after that, its own first instruction.
    var next: Int32 = 0

    /// The first instruction of the pattern; it ends with the match that is there from the beginning.
    mutating func compile(_ pattern: Node) -> Int {
        tasks = [.compile(pattern)]
        while let task = tasks.popLast() { perform(task) }
        return Int(next)
    }

    private mutating func perform(_ task: Task) {
        switch task {
        case .compile(let node): compileNode(node)
        case .emit(let kind, let argument): emit(kind, argument)
        case .choice(let node, let end):
            tasks += [.joinChoice(next), .compile(node)]
            next = end
        case .joinChoice(let others): emit(.split, others)
        case .closeLoop(let loop, let isLazy, let entersLoop):
            closeLoop(loop, isLazy: isLazy)
            if entersLoop { next = loop }
        case .makeOptional(let end, let isLazy): emitChoice(or: end, isLazy: isLazy)
        case .copies(let node, let count):
            if count > 1 { tasks.append(.copies(node, count - 1)) }
            if count > 0 { tasks.append(.compile(node)) }
        case .optionalCopies(let node, let count, let end, let isLazy):
            guard count > 0 else { return }
            tasks += [
                .optionalCopies(node, count - 1, end: end, isLazy: isLazy), .makeOptional(end: end, isLazy: isLazy),
                .compile(node),
            ]
        }
    }

    private mutating func compileNode(_ node: Node) {
        switch node {
        case .empty: break
        case .literal(let scalars, let folded): emitLiteral(scalars, folded: folded)
        case .set(let set): emitSet(set)
        case .assertion(let assertion): emit(.assertion, assertion.rawValue)
        case .capture(let group, let inner):
            let slot = Int32(truncatingIfNeeded: group * 2)
            emit(.capture, slot + 1)
            tasks += [.emit(.capture, argument: slot), .compile(inner)]
        case .repetition(let inner, let repetition): compileRepetition(inner, repetition)
        case .concatenation(let parts): for part in parts { tasks.append(.compile(part)) }
        case .alternation(let choices):
            for choice in choices.dropLast() { tasks.append(.choice(choice, end: next)) }
            if let last = choices.last { tasks.append(.compile(last)) }
        }
    }

    // MARK: Instructions

    private mutating func emit(_ kind: Instruction.Kind, _ argument: Int32 = 0) {
        instructions.append(Instruction(kind: kind, next: next, argument: argument))
        next = Int32(truncatingIfNeeded: instructions.count - 1)
    }

    /// Tries `next` first and then `end`; the other way round if lazy.
    private mutating func emitChoice(or end: Int32, isLazy: Bool) {
        let body = next
        if isLazy { next = end }
        emit(.split, isLazy ? body : end)
    }

    /// A choice whose body is not compiled yet.
    mutating func openLoop() -> Int32 {
        emit(.split, next)
        return next
    }

    private mutating func closeLoop(_ loop: Int32, isLazy: Bool) {
        if isLazy {
            instructions[Int(loop)].argument = next
        } else {
            instructions[Int(loop)].next = next
        }
    }

    private mutating func emitLiteral(_ scalars: [UInt32], folded: Bool) {
        for scalar in scalars.reversed() {
            let variants = folded ? CaseFolding.closure(of: [ScalarRange(scalar)]) : []
            if variants.count > 1 {
                emitSet(ScalarSet(variants))
            } else {
                emit(.scalar, Int32(truncatingIfNeeded: scalar))
            }
        }
    }

    private mutating func emitSet(_ set: ScalarSet) {
        if let only = set.only {
            emit(.scalar, Int32(truncatingIfNeeded: only))
        } else if set == .any {
            emit(.any)
        } else if set == .exceptNewline {
            emit(.anyExceptNewline)
        } else {
            emit(.set, index(of: set))
        }
    }

    private mutating func index(of set: ScalarSet) -> Int32 {
        if let known = knownSets[set] { return known }
        let index = Int32(truncatingIfNeeded: sets.count)
        sets.append(SetEntry(set, firstRange: ranges.count))
        ranges += set.ranges
        knownSets[set] = index
        return index
    }
}
