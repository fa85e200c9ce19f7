/// What is made of two sets.
enum SetOperation: Int, CaseIterable, Sendable {
    case union, intersection, difference
}
