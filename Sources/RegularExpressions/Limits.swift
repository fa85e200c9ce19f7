/// Go's limits on patterns, and our own on what matching may keep in memory.
enum Limits {
    /// The highest count in `x{n,m}`, and the highest product of nested counts.
    static let repeatCount = 1000
    static let nesting = 1000
    /// Instructions in a compiled pattern, as Go estimates them.
    static let programSize = (128 << 20) / 40
    /// Scalars written down in all character classes together.
    static let classScalars = (128 << 20) / 4
    /// Bits the backtracker may spend on remembering where it has been.
    static let backtrackBits = 256 * 1024
    /// Group positions the parallel machine may hold: instructions times positions.
    static let heldPositions = 1 << 25

    static let automatonStates = 1000
    /// Steps spent on building an automaton before giving up on it.
    static let automatonWork = 200_000
    /// Bytes looked at without an automaton before one is built.
    static let automatonThreshold = 2048
}
