/// What the harness must know of a block: where it is, what switches it on, what it then renders.
public struct BlockGate: Sendable, Hashable {
    /// Dotted path of the block in the values: `runner.networkPolicy`.
    public var path: String
    /// Dotted paths of the booleans that must all be true.
    public var gates: [String]
    /// Kind of the resource: `NetworkPolicy`.
    public var kind: String
    /// The template that renders the block, as `# Source:` comments name it: `agents/templates/networkpolicy.yaml`.
    public var template: String
    /// The gates that are true in the defaults of the subchart that the block belongs to; the chart's own defaults are
    /// read with its values.
    public var subchartDefaults: Set<String>
    /// Whether the block belongs to a subchart, which other values may switch off as a whole.
    public var isInSubchart: Bool

    /// Describes a block.
    public init(
        path: String, gates: [String], kind: String, template: String, isInSubchart: Bool = false,
        subchartDefaults: Set<String> = []
    ) {
        self.path = path
        self.gates = gates
        self.kind = kind
        self.template = template
        self.isInSubchart = isInSubchart
        self.subchartDefaults = subchartDefaults
    }

    /// The gates that belong to this block alone: turning them off must change nothing else. A gate outside
    /// the block, such as `runner.enabled`, switches more; it counts only where the block has no own.
    var ownGates: [String] {
        let own = gates.filter { $0.hasPrefix(path + ".") }
        return own.isEmpty ? gates : own
    }
}
