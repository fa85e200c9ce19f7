import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

extension ChartInterface {
    /// The interface of a chart whose files may lie in an archive, or not exist yet; nil where its schema binds nothing.
    ///
    /// - Throws: findings of the schema's `x-sluice` keywords.
    public static func ofChart(
        named name: String, schema: SourceText, definitions: DefinitionsInput = DefinitionsInput()
    ) throws(SluiceError) -> ChartInterface? {
        if ResourceScan.resources(in: schema).isEmpty { return nil }
        let input = GeneratorInput(
            chartName: name, schema: schema, skeletons: .builtIn, model: try definitions.model(for: schema))
        return try Generator(input).interface
    }
}
