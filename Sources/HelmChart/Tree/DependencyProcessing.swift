import Diagnostics
import GoTemplate
import Sprig

extension LoadedChart {
    /// Decides which subcharts take part, under which names, and imports their values.
    ///
    /// - Note: follows `ProcessDependencies` of Helm.
    /// - Throws: dependencies that are declared and not there; a library that is to be rendered by itself.
    func processingDependencies(_ user: ValuesTable, rules: HelmRules) throws(SluiceError) -> ProcessedChart {
        if metadata.isLibrary {
            throw ChartSource.problem(
                "\(origin)/Chart.yaml", "library charts are not installable",
                hint: "render a chart that depends on this one")
        }
        try checkDependencies()
        var chart = ProcessedChart(self)
        // Charts that declare nothing are what they are, and most charts do not.
        guard chart.dependencies != nil || chart.children.contains(where: \.declaresDependencies) else { return chart }
        let processing = DependencyProcessing(rules: rules)
        if chart.dependencies != nil { try processing.enable(&chart, MapValue(user), path: "") }
        try processing.importValues(&chart)
        return chart
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
    /// The chart with all of its subcharts, before anything is decided.
    init(_ loaded: LoadedChart) {
        self.loaded = loaded
        name = loaded.name
        dependencies = loaded.metadata.dependencies?.map { ProcessedDependency($0) }
        children = loaded.children.map { ProcessedChart($0) }
        defaults = loaded.defaults
    }

    fileprivate init(_ chart: ProcessedChart, named name: String) {
        self.init(
            loaded: chart.loaded, name: name, dependencies: chart.dependencies, children: chart.children,
            defaults: chart.defaults)
    }

    fileprivate var declaresDependencies: Bool {
        dependencies != nil || children.contains(where: \.declaresDependencies)
    }
}

/// The work on one tree.
private struct DependencyProcessing {
    let rules: HelmRules

    // MARK: Conditions and tags

    func enable(_ chart: inout ProcessedChart, _ user: MapValue, path: String) throws(SluiceError) {
        guard var dependencies = chart.dependencies else { return }
        let candidates = chart.children
        var children = candidates.filter { child in !dependencies.contains { Self.suits(child, $0.declared) } }
        for dependency in dependencies {
            if let child = candidates.first(where: { Self.suits($0, dependency.declared) }) {
                children.append(ProcessedChart(child, named: dependency.name))
            }
        }
        chart.children = children
        let values = user.copy(deep: true)
        var coalescing = TreeCoalescing(rules: rules)
        try coalescing.coalesce(chart, into: values)
        for index in dependencies.indices {
            let declared = dependencies[index].declared
            let byTags = Self.isEnabledByTags(declared, values)
            dependencies[index].isEnabled = Self.condition(declared, values, path: path) ?? byTags
        }
        let disabled = Set(dependencies.filter { !$0.isEnabled }.map(\.name))
        children = children.filter { !disabled.contains($0.name) }
        for index in children.indices {
            try enable(&children[index], values, path: "\(path)\(children[index].name).")
        }
        let enabled = dependencies.filter { !disabled.contains($0.name) }
        chart.dependencies = enabled.isEmpty ? nil : enabled
        chart.children = children
    }

    private static func suits(_ chart: ProcessedChart, _ dependency: ChartDependency) -> Bool {
        chart.loaded.name == dependency.name
            && VersionConstraint.isSatisfied(dependency.version, by: chart.loaded.metadata.version)
    }

    private static func isEnabledByTags(_ dependency: ChartDependency, _ values: MapValue) -> Bool {
        guard let tags = values["tags"]?.asMap else { return true }
        let flags = dependency.tags.compactMap { tag -> Bool? in
            if case .bool(let flag)? = tags[tag] { flag } else { nil }
        }
        return flags.isEmpty || flags.contains(true)
    }

    /// What the first path says that leads to a boolean.
    private static func condition(_ dependency: ChartDependency, _ values: MapValue, path: String) -> Bool? {
        let conditions = WhiteSpace.trimming(dependency.condition.utf8.map { $0 }[...])
        for condition in conditions.split(separator: UInt8(ascii: ",")) {
            let keys = (path + String(decoding: condition, as: UTF8.self)).split(
                separator: ".", omittingEmptySubsequences: false)
            var current: Value? = .map(values)
            for key in keys { current = current?.asMap?[String(key)] }
            if case .bool(let flag)? = current { return flag }
        }
        return nil
    }

    // MARK: Imported values

    func importValues(_ chart: inout ProcessedChart) throws(SluiceError) {
        for index in chart.children.indices { try importValues(&chart.children[index]) }
        guard var dependencies = chart.dependencies else { return }
        let values = MapValue()
        var merging = TreeCoalescing(rules: rules, isMerge: true)
        try merging.coalesce(chart, into: values)
        let imported = MapValue()
        for index in dependencies.indices {
            let name = dependencies[index].name
            dependencies[index].importValues = dependencies[index].importValues.compactMap { entry in
                guard let (child, parent) = Self.ends(of: entry) else { return nil }
                if let table = Self.table(at: "\(name).\(child)", in: values) {
                    merging.merge(Self.nested(table, at: parent), into: imported, isMerge: true)
                }
                return .map(
                    MapValue(["child": .string(child), "parent": .string(parent)], typeName: "map[string]string"))
            }
        }
        let defaults = values.copy(deep: true)
        // The chart's own values have precedence over imported ones.
        merging.merge(imported, into: defaults, isMerge: true)
        chart.defaults = defaults
        chart.dependencies = dependencies
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
