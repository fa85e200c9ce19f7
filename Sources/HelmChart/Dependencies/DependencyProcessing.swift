import SluiceDiagnostics
import SluiceGoTemplate
import SluiceSprig

extension LoadedChart {
    /// Decides which subcharts take part, under which names, and imports their values.
    ///
    /// - Note: follows `ProcessDependencies` of Helm.
    /// - Throws: dependencies that are declared and not there; a library that is to be rendered by itself; values
    ///   of a subchart that are no mapping.
    func processingDependencies(_ user: ValuesTable, rules: HelmRules) throws(SluiceError) -> ProcessedChart {
        if metadata.isLibrary {
            throw ChartSource.problem(
                "\(origin)/Chart.yaml", "library charts are not installable",
                hint: "render a chart that depends on this one")
        }
        try checkDependencies()
        var chart = ProcessedChart(self)
        // Charts that declare nothing are what they are, and most charts do not.
        guard chart.declaresDependencies else { return chart }
        try DependencySelection(rules: rules).select(&chart, MapValue(user), path: "")
        return try processedCharts.chart(for: chart.shape, rules: rules) { () throws(SluiceError) in
            var importing = ValuesImport(rules: rules)
            try importing.run(on: &chart)
            return chart
        }
    }

    private func checkDependencies() throws(SluiceError) {
        let missing = (metadata.dependencies ?? []).map(\.name).filter { name in
            !children.contains { $0.name == name }
        }
        if missing.isEmpty { return }
        throw ChartSource.problem(
            "\(origin)/Chart.yaml",
            "found in Chart.yaml, but missing in charts/ directory: \(missing.joined(separator: ", "))",
            hint: "run 'helm dependency build \(origin)'")
    }
}

extension ProcessedChart {
    fileprivate var declaresDependencies: Bool {
        dependencies != nil || children.contains(where: \.declaresDependencies)
    }
}

/// Finds the charts behind declared dependencies and leaves out those that the values switch off.
///
/// - Note: follows `processDependencyEnabled` of Helm.
private struct DependencySelection {
    let rules: HelmRules

    /// - Parameters:
    ///   - user: at the top the user's values, below the coalesced values of the whole tree.
    ///   - path: where in them this chart's own values are, with a dot behind each name.
    func select(_ chart: inout ProcessedChart, _ user: MapValue, path: String) throws(SluiceError) {
        // Helm looks no deeper than the first chart that declares nothing.
        guard let declared = chart.dependencies?.map(\.enabled) else { return }
        let candidates = chart.children
        var children = candidates.filter { child in !declared.contains { Self.suits(child, $0.declared) } }
        for dependency in declared {
            guard var child = candidates.first(where: { Self.suits($0, dependency.declared) }) else { continue }
            child.name = dependency.name
            children.append(child)
        }
        chart.children = children
        let values = user.copy(deep: true)
        var coalescing = TreeCoalescing(rules: rules)
        try coalescing.coalesce(chart, into: values)
        var enabled: [ProcessedDependency] = []
        var disabled: Set<String> = []
        for dependency in declared {
            if DependencyCondition.isEnabled(dependency.declared, values, path: path) {
                enabled.append(dependency)
            } else {
                disabled.insert(dependency.name)
            }
        }
        children.removeAll { disabled.contains($0.name) }
        for index in children.indices {
            try select(&children[index], values, path: "\(path)\(children[index].name).")
        }
        // Go's empty list is nil here, which ends the import of values too.
        chart.dependencies = enabled.isEmpty ? nil : enabled
        chart.children = children
    }

    private static func suits(_ chart: ProcessedChart, _ dependency: ChartDependency) -> Bool {
        chart.loaded.name == dependency.name
            && VersionConstraint.isSatisfied(dependency.version, by: chart.loaded.metadata.version)
    }
}
