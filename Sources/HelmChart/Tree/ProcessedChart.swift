import GoTemplate
import YAML

/// A chart of the tree after the values have decided which subcharts take part and under which names.
struct ProcessedChart: Sendable {
    let loaded: LoadedChart
    /// The chart's name, or its alias in the parent.
    let name: String
    /// The dependencies that take part, for `.Chart.Dependencies`; nil where Chart.yaml declares none.
    var dependencies: [ProcessedDependency]?
    var children: [ProcessedChart]
    /// The chart's defaults, with values imported from subcharts.
    var defaults: MapValue

    /// Says which charts there are and how they are called: charts of one shape have the same templates.
    var shape: String {
        let inner = children.map(\.shape).joined(separator: ",")
        return inner.isEmpty ? "\(name)@\(loaded.origin)" : "\(name)@\(loaded.origin)(\(inner))"
    }
}

/// A dependency with what processing found out about it.
struct ProcessedDependency: Sendable {
    let declared: ChartDependency
    var isEnabled = true
    /// `import-values` in its long form.
    var importValues: [GoTemplate.Value]

    var name: String { declared.effectiveName }

    init(_ declared: ChartDependency) {
        self.declared = declared
        importValues = declared.importValues.map { GoTemplate.Value($0.withFloats) }
    }
}
