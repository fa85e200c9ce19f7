extension Compiler {
    mutating func compileRepetition(_ node: Node, _ repetition: Repetition) {
        // Nothing, however often, is nothing.
        if case .empty = node { return }
        tasks.append(.copies(node, repetition.minimum))
        guard let maximum = repetition.maximum else {
            compileLoop(node, repetition)
            return
        }
        // x{2,4} is xx(x(x)?)?
        tasks.append(
            .optionalCopies(node, maximum - repetition.minimum, end: next, isLazy: repetition.isLazy))
    }

    private mutating func compileLoop(_ node: Node, _ repetition: Repetition) {
        let isLazy = repetition.isLazy
        var entersLoop = false
        if repetition.minimum > 0 {
            // The body of the loop is the last of the copies.
            tasks[tasks.count - 1] = .copies(node, repetition.minimum - 1)
        } else if node.mayBeEmpty {
            // Go prefers one round through what may be empty to none: x* is (x+)?
            tasks.append(.makeOptional(end: next, isLazy: isLazy))
        } else {
            entersLoop = true
        }
        let loop = openLoop()
        tasks += [.closeLoop(loop, isLazy: isLazy, entersLoop: entersLoop), .compile(node)]
    }
}

extension Node {
    /// Whether it can match without reading a scalar.
    var mayBeEmpty: Bool {
        switch self {
        case .empty, .assertion: true
        case .literal, .set: false
        case .capture(_, let inner): inner.mayBeEmpty
        case .repetition(let inner, let repetition): repetition.minimum == 0 || inner.mayBeEmpty
        case .concatenation(let parts): parts.allSatisfy(\.mayBeEmpty)
        case .alternation(let choices): choices.contains(where: \.mayBeEmpty)
        }
    }
}
