import SluiceGoTemplate
import SluiceYAML

/// A chart of the tree after the values have decided which subcharts take part and under which names.
struct ProcessedChart: Sendable {
    let loaded: LoadedChart
    /// The chart's name, or its alias in the parent.
    var name: String
    /// The dependencies that take part, for `.Chart.Dependencies`; nil where Chart.yaml declares none.
    var dependencies: [ProcessedDependency]?
    var children: [ProcessedChart]
    /// The chart's defaults, with values imported from subcharts. Copied before anything changes them.
    var defaults: MapValue

    /// The chart with all of its subcharts, before anything is decided.
    init(_ loaded: LoadedChart) {
        self.loaded = loaded
        name = loaded.name
        dependencies = loaded.metadata.dependencies?.map { ProcessedDependency($0) }
        children = loaded.children.map { ProcessedChart($0) }
        defaults = loaded.defaults
    }

    /// Says which charts there are and how they are called: charts of one shape have the same templates.
    var shape: String {
        var text = "\(name)@\(loaded.origin)"
        if let dependencies { text += "[\(dependencies.map(\.name).joined(separator: ","))]" }
        if !children.isEmpty { text += "(\(children.map(\.shape).joined(separator: ",")))" }
        return text
    }
}

/// A dependency with what processing found out about it.
struct ProcessedDependency: Sendable {
    let declared: ChartDependency
    /// The alias, where Helm got as far as to look for one.
    private(set) var name: String
    private(set) var isEnabled: Bool
    /// `import-values`, in its long form after the import.
    var importValues: [SluiceGoTemplate.Value]

    init(_ declared: ChartDependency) {
        self.declared = declared
        name = declared.name
        isEnabled = declared.table["enabled"] == .bool(true)
        importValues = declared.importValues.map { SluiceGoTemplate.Value($0.withFloats) }
    }

    /// The same when it takes part.
    var enabled: ProcessedDependency {
        var enabled = self
        enabled.name = declared.effectiveName
        enabled.isEnabled = true
        return enabled
    }
}
