import SluiceDiagnostics
import SluiceGoTemplate

/// Brings values of subcharts into the defaults of their parents, as `import-values` asks.
///
/// - Note: follows `processImportValues` of Helm, which keeps nulls since the values are coalesced once more later.
struct ValuesImport {
    private let rules: HelmRules
    private let merging: TableMerging
    private var tables = SharedTables()

    init(rules: HelmRules) {
        self.rules = rules
        merging = TableMerging(rules: rules, keepsNils: true)
    }

    /// Works on subcharts first: what they import can be imported further.
    ///
    /// - Throws: values of a subchart that are no mapping, and a table that is imported into itself.
    mutating func run(on chart: inout ProcessedChart) throws(SluiceError) {
        for index in chart.children.indices { try run(on: &chart.children[index]) }
        guard var dependencies = chart.dependencies else { return }
        let values = MapValue()
        var coalescing = TreeCoalescing(rules: rules, isMerge: true)
        try coalescing.coalesce(chart, into: values)
        let imported = MapValue()
        for index in dependencies.indices {
            let entries = dependencies[index].importValues
            dependencies[index].importValues = []
            for entry in entries {
                guard let (child, parent) = Self.ends(of: entry) else { continue }
                dependencies[index].importValues.append(
                    .map(MapValue(["child": .string(child), "parent": .string(parent)], typeName: "map[string]string")))
                if let table = Self.table(at: "\(dependencies[index].name).\(child)", in: values) {
                    try add(table, at: parent, to: imported, of: chart)
                }
            }
        }
        // The chart's own tables must not change with those that are shared.
        let defaults = values.copy(deep: true)
        // The chart's own values have precedence over imported ones.
        merging.share(imported, with: defaults) { _, _ in }
        guard tables.isFinite(defaults) else { throw Self.endless(chart) }
        chart.defaults = defaults
        chart.dependencies = dependencies
    }

    private mutating func add(
        _ table: MapValue, at parent: String, to imported: MapValue, of chart: ProcessedChart
    ) throws(SluiceError) {
        // Go's maps are shared by both from here on, save empty ones, of which Helm makes new ones.
        let source = Self.nested(table.isEmpty ? MapValue() : table, at: parent)
        merging.share(source, with: imported) { _, _ in }
        guard tables.isFinite(imported) else { throw Self.endless(chart) }
    }

    private static func endless(_ chart: ProcessedChart) -> SluiceError {
        ChartSource.problem(
            "\(chart.loaded.origin)/Chart.yaml", "import-values brings a table into itself, without end",
            hint: "import it under a name that is not imported already")
    }

    private static func ends(of entry: Value) -> (child: String, parent: String)? {
        switch entry {
        case .string(let name): ("exports.\(name)", ".")
        case .map(let map): (Printing.print([map["child"] ?? .nil]), Printing.print([map["parent"] ?? .nil]))
        default: nil
        }
    }

    private static func table(at path: String, in values: MapValue) -> MapValue? {
        var current: MapValue? = values
        for key in path.split(separator: ".", omittingEmptySubsequences: false) {
            current = current?[String(key)]?.asMap
        }
        return current
    }

    private static func nested(_ table: MapValue, at path: String) -> MapValue {
        if path == "." { return table }
        return path.split(separator: ".", omittingEmptySubsequences: false).reversed().reduce(table) { inner, key in
            MapValue([String(key): .map(inner)])
        }
    }
}
