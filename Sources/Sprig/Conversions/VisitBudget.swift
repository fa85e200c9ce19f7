/// Counts the elements that a walk through nested values visits, and how deep it goes: values may share parts,
/// so that a small one has very many paths.
struct VisitBudget {
    private var remaining = SprigLimits.visits

    mutating func visit(depth: Int) throws {
        remaining -= 1
        if remaining < 0 { throw SprigError.tooManyVisits }
        if depth > SprigLimits.depth { throw SprigError.tooDeep }
    }
}
