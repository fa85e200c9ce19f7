/// A parsed pattern.
enum Node: Sendable {
    case empty
    /// One scalar after another; folded ones match in either case.
    case literal([UInt32], folded: Bool)
    case set(ScalarSet)
    case assertion(Assertion)
    indirect case capture(Int, Node)
    indirect case repetition(Node, Repetition)
    case concatenation([Node])
    case alternation([Node])
}

/// How often something is repeated. Without a maximum there is no end.
struct Repetition: Sendable {
    var minimum: Int
    var maximum: Int?
    var isLazy: Bool

    /// What it counts for in the product of nested counts.
    var factor: Int { Swift.max(maximum ?? minimum, 1) }
}

/// A condition on a place between two scalars.
enum Assertion: Int32, Sendable {
    case beginLine, endLine, beginText, endText, wordBoundary, noWordBoundary
}
