import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

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

    /// Creates an interface.
    public init(chartName: String, schema: Node, blocks: [Block], model: TypeModel) {
        self.chartName = chartName
        self.schema = schema
        self.blocks = blocks
        self.model = model
    }
}

extension ChartInterface {
    /// What is worth knowing about the schema, and no reason to stop.
    public var warnings: [Finding] {
        blocks.flatMap {
            LostKeywords.findings(in: $0.schemaNode, root: schema) + UnusedProperties(model: model).findings(of: $0)
                + UnappliedDefaults(lookup: SchemaLookup(root: schema)).findings(of: $0) + $0.warnings
        }
    }

    /// The node of the values schema that says what the value at a path is, or the last one on the way to it.
    public static func schemaNode(nearest path: FieldPath, in root: Node) -> Node {
        let lookup = SchemaLookup(root: root)
        var current = root
        for step in path.steps {
            let next: Node? =
                switch step {
                case .key(let key): lookup.property(key, of: current)
                case .index: lookup.items(of: current)
                }
            guard let next else { break }
            current = next
        }
        return current
    }
}
