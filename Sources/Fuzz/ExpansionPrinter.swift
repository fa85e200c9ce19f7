import SluiceChartValidation
import SluiceCodegen
import SluiceDiagnostics
import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

/// Prints what the validator expands a chart's blocks to, for `scripts/compare-expansions`.
///
/// Each line of standard input is the JSON of one set of values, defaults included. Each line of standard output is
/// a JSON object from the paths of the blocks to their objects; null for a block whose gates are not all true.
struct ExpansionPrinter {
    private let blocks: [Block]

    /// - Parameters:
    ///   - chart: the folder of a chart with a bound `values.schema.json`.
    ///   - definitions: files and folders with API definitions; the built-in ones where there are none.
    init(chart: String, definitions: [String]) throws(SluiceError) {
        let model = try DefinitionsInput(paths: definitions).model(roots: [])
        blocks = try ChartContext(folder: chart, model: model).blocks
    }

    func run() throws(SluiceError) {
        while let line = readLine() {
            let values = try ValuesSource.read(Array(line.utf8), file: "values.json").value
            var objects: OrderedDictionary<String, Value> = [:]
            for expansion in BlockExpansion.all(blocks, values: values) {
                objects[expansion.block.path.description] = expansion.isEnabled ? expansion.object.value : .null
            }
            print(JSONWriter.write(.object(objects)))
        }
    }
}
