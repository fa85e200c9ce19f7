/// What the harness must know of a block: where it is, what switches it on, what it then renders.
public struct BlockGate: Sendable, Hashable {
    /// Dotted path of the block in the values: `runner.networkPolicy`.
    public var path: String
    /// Dotted paths of the booleans that must all be true.
    public var gates: [String]
    /// Kind of the resource: `NetworkPolicy`.
    public var kind: String

    /// Describes a block.
    public init(path: String, gates: [String], kind: String) {
        self.path = path
        self.gates = gates
        self.kind = kind
    }

    /// The gates that belong to this block alone: turning them off must change nothing else. A gate outside
    /// the block, such as `runner.enabled`, switches more; it counts only where the block has no own.
    var ownGates: [String] {
        let own = gates.filter { $0.hasPrefix(path + ".") }
        return own.isEmpty ? gates : own
    }
}
