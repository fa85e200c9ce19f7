/// What a run of the golden cases needs.
public struct GoldenOptions: Sendable {
    /// What happens to golden manifests that differ.
    public enum Mode: Sendable { case check, update }

    /// The folder with the cases.
    public var goldenFolder: String
    /// The folder with the chart.
    public var chartFolder: String
    /// The chart's blocks. Without any, only the golden bytes are compared.
    public var blocks: [BlockGate]
    /// One renderer or more; all must agree.
    public var renderers: [any Renderer]
    /// The Swift expansion.
    public var oracle: (any ExpansionOracle)?
    /// Check or update.
    public var mode: Mode
    /// Which cases; nil for all.
    public var filter: CaseFilter?
    /// Which part of the cases, for one of several machines.
    public var shard: Shard?
    /// Whether results keep manifests and pictures for reports that show them.
    public var drawsPictures = false
    /// How many cases run at a time; nil for one on each processor.
    public var concurrency: Int?
    /// A renderer in this process, which tells what is random.
    let embedded: EmbeddedRenderer

    /// Makes options.
    public init(
        goldenFolder: String, chartFolder: String, blocks: [BlockGate], renderers: [any Renderer],
        oracle: (any ExpansionOracle)? = nil, mode: Mode = .check, filter: CaseFilter? = nil,
        concurrency: Int? = nil
    ) {
        self.goldenFolder = goldenFolder
        self.chartFolder = chartFolder
        self.blocks = blocks
        self.renderers = renderers
        self.oracle = oracle
        self.mode = mode
        self.filter = filter
        self.concurrency = concurrency
        embedded =
            renderers.compactMap { $0 as? EmbeddedRenderer }.first
            ?? EmbeddedRenderer(rules: renderers.first?.rules ?? .helm4)
    }
}
