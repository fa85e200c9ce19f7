import KubernetesAPI
import YAML

/// Everything that the emitters read: the chart's values schema, its blocks and the API's types.
public struct ChartInterface: Sendable {
    /// The chart's name: the prefix of its named templates.
    public var chartName: String
    /// The root node of the values schema.
    public var schema: Node
    /// The bound blocks, in the order of the schema.
    public var blocks: [Block]
    /// The types that the blocks reach (and, with a whole definitions file as input, all of them).
    public var model: TypeModel

    public init(chartName: String, schema: Node, blocks: [Block], model: TypeModel) {
        self.chartName = chartName
        self.schema = schema
        self.blocks = blocks
        self.model = model
    }
}
