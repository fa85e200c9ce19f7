/// Bounds that keep hostile values and texts from costing more than they should.
enum EncodingLimits {
    /// Lists and maps inside one another. Go stops at 10,000, a native stack sooner.
    static let depth = 500
    /// Bytes of one text: a map that stands in many places can be small in memory and endless on paper.
    static let outputBytes = 16 << 20
    /// Nodes of a document once every alias is replaced by what it stands for.
    static let expandedNodes = 1_000_000
    /// Parts of one dotted TOML key.
    static let keyParts = 128
    /// Values that one TOML text may be made of.
    static let visits = 5_000_000
}
