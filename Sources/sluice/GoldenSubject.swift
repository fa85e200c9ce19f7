import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceGolden
import SluiceHelmChart
import SluiceKubernetesAPI
import SluiceYAML

/// What a golden run is about: the chart, its cases, its gates, and the compiled expansions if they are this chart's.
struct GoldenSubject {
    var chart: String
    var cases: String
    var gates: [BlockGate]
    var oracle: (any ExpansionOracle)?

    /// - Throws: findings of the layout and of the values schema.
    ///
    /// - Parameter definitions: the paths of `--definitions`; without any, those of `sluice.yaml`.
    init(chart: String?, cases: String?, config: String, definitions: [String]) throws(SluiceError) {
        var generator: Generator?
        let input: DefinitionsInput
        if let chart {
            self.chart = ChartHere.trimmed(chart)
            self.cases = ChartHere.trimmed(cases ?? self.chart + "/golden")
            input = try DefinitionsInput.ofChart(chart, given: definitions)
            // An umbrella chart may have blocks in its subcharts only.
            if !InputFile.isFolder(chart) || InputFile.exists(chart + "/values.schema.json") {
                generator = try ChartGeneration(folder: chart, definitions: input).generator()
            }
        } else {
            let project = try ProjectGeneration.reading(config, definitions: definitions)
            guard let folder = project.layout.chart else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "layout", severity: .error, location: SourceLocation(file: config, line: 1, column: 1),
                        message: "the layout names no chart", hint: "add chart: DIR, or run with --chart DIR")
                ])
            }
            self.chart = project.root + folder
            self.cases = ChartHere.trimmed(cases ?? project.root + (project.layout.golden ?? "golden"))
            generator = try project.generator()
            input = project.definitions
        }
        let loaded = try LoadedChart(path: self.chart)
        gates = []
        if let generator {
            gates = Self.gates(of: generator.interface, renderedAs: loaded.name)
            oracle = CompiledExpansions(for: generator.schemaFingerprint)
        }
        gates += try Self.subchartGates(of: loaded, renderedAs: loaded.name, below: [], definitions: input)
    }

    private static func gates(of interface: ChartInterface, renderedAs chart: String) -> [BlockGate] {
        let names = FragmentNames(chartName: interface.chartName)
        return interface.blocks.map { block in
            BlockGate(
                path: block.path.description, gates: block.gates.map(\.description), kind: block.kind,
                template: "\(chart)/\(names.manifestPath(block))")
        }
    }

    /// The blocks of all charts below a chart, each under the names that values and `# Source:` comments have for it.
    private static func subchartGates(
        of chart: LoadedChart, renderedAs source: String, below keys: [String], definitions: DefinitionsInput
    ) throws(SluiceError) -> [BlockGate] {
        var gates: [BlockGate] = []
        for child in chart.children {
            let aliases = chart.metadata.dependencies?.filter { $0.name == child.name }.map(\.effectiveName) ?? []
            for name in aliases.isEmpty ? [child.name] : aliases {
                let place = keys + [name]
                let path = "\(source)/charts/\(name)"
                if let schema = child.schema {
                    let text = SourceText(file: "\(child.origin)/values.schema.json", bytes: schema)
                    for gate in try ChartInterface.ofChart(
                        named: child.name, schema: text, definitions: definitions
                    ).map({ Self.gates(of: $0, renderedAs: path) }) ?? [] {
                        gates.append(gate.inSubchart(place, defaults: child.values))
                    }
                }
                gates += try subchartGates(
                    of: child, renderedAs: path, below: place, definitions: definitions)
            }
        }
        return gates
    }
}

extension BlockGate {
    /// The block as the parent's values know it. Global values have one name in all charts.
    fileprivate func inSubchart(_ keys: [String], defaults: ValuesTable) -> BlockGate {
        func prefixed(_ path: String) -> String {
            path.hasPrefix("global.") ? path : (keys + [path]).joined(separator: ".")
        }
        let isTrue = gates.filter { gate in
            Value.object(defaults).value(at: gate.split(separator: ".").map(String.init)) == .bool(true)
        }
        return BlockGate(
            path: prefixed(path), gates: gates.map(prefixed), kind: kind, template: template, isInSubchart: true,
            subchartDefaults: Set(isTrue.map(prefixed)))
    }
}
