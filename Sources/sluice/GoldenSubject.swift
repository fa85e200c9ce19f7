import Codegen
import Diagnostics
import Files
import Golden
import KubernetesAPI
import YAML

/// What a golden run is about: the chart, its cases, its gates, and the compiled expansions if they are this chart's.
struct GoldenSubject {
    var chart: String
    var cases: String
    var gates: [BlockGate]
    var oracle: (any ExpansionOracle)?

    /// - Throws: findings of the layout and of the values schema.
    init(chart: String?, cases: String?, config: String) throws(SluiceError) {
        let generator: Generator
        if let chart {
            self.chart = chart
            self.cases = cases ?? chart + "/golden"
            generator = try ChartGeneration(folder: chart, definitions: DefinitionsInput()).generator()
        } else {
            let project = try ProjectGeneration.reading(config)
            guard let folder = project.layout.chart else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "layout", severity: .error, location: SourceLocation(file: config, line: 1, column: 1),
                        message: "the layout names no chart", hint: "add chart: DIR, or run with --chart DIR")
                ])
            }
            self.chart = project.root + folder
            self.cases = cases ?? project.root + (project.layout.golden ?? "golden")
            generator = try project.generator()
        }
        gates = generator.interface.blocks.map { block in
            BlockGate(path: block.path.description, gates: block.gates.map(\.description), kind: block.kind)
        }
        oracle = CompiledExpansions(for: generator.schemaFingerprint)
    }
}
