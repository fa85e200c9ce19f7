import SluiceGoTemplate

/// One chart of the tree, as its templates see it.
struct ChartScope: Sendable {
    /// `agents` for the chart itself, `agents/charts/redis` for a subchart.
    let path: String
    /// The name under which the parent's values hold this chart's: an alias, if it has one.
    let name: String
    let isRoot: Bool
    /// A library chart lends named templates and renders nothing.
    let isLibrary: Bool
    let chart: Value
    let files: ChartFiles
    let templates: [ChartFile]
    let children: [ChartScope]

    init(_ chart: ProcessedChart, path: String, isRoot: Bool, rules: HelmRules) {
        self.path = path
        name = chart.name
        self.isRoot = isRoot
        isLibrary = chart.loaded.metadata.isLibrary
        self.chart = ChartObject.value(chart, isRoot: isRoot, rules: rules)
        files = ChartFiles(chart.loaded.files)
        templates = chart.loaded.templates
        children = chart.children.map {
            ChartScope($0, path: "\(path)/charts/\($0.name)", isRoot: false, rules: rules)
        }
    }

    /// What the dot is in this chart's templates, and in those of all charts below it.
    ///
    /// - Note: follows `recAllTpls` of Helm's engine.
    func contexts(
        values: Value, release: Value, capabilities: Value, rules: HelmRules, into contexts: inout [String: MapValue]
    ) -> MapValue {
        let context = ValuesMap.make(rules: rules)
        context["Chart"] = ownChart
        context["Files"] = .object(files)
        context["Release"] = release
        context["Capabilities"] = capabilities
        context["Values"] = values
        var subcharts: [String: Value] = [:]
        for child in children {
            let inner: Value =
                if let table = values.asMap?[child.name]?.asMap {
                    .map(ValuesMap.view(table, rules: rules))
                } else {
                    .map(ValuesMap.make(rules: rules))
                }
            let context = child.contexts(
                values: inner, release: release, capabilities: capabilities, rules: rules, into: &contexts)
            subcharts[child.name] = .map(MapValue(context))
        }
        context["Subcharts"] = .map(subcharts)
        contexts[path] = context
        return context
    }

    /// Templates may change the map, which must not show in the next rendering.
    private var ownChart: Value {
        if case .map(let map) = chart { .map(map.copy(deep: true)) } else { chart }
    }
}
