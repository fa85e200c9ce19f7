/// Bounds that keep hostile input from costing more than it should.
public enum YAMLLimits {
    /// Nesting of collections. libyaml's own cost grows with the square of the depth.
    public static let depth = 512
    /// Nodes of a document once every alias is replaced by what it stands for.
    public static let expandedNodes = 1_000_000
    /// Findings about keys that stand twice; more would help nobody.
    public static let warnings = 100
    /// Bytes of one input.
    public static let bytes = 64 * 1024 * 1024
}
