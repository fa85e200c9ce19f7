import SluiceDiagnostics
import SluiceGoTemplate

/// Helm's merge of values over the defaults of a chart and of all its subcharts.
///
/// It works on the references that templates will see, because Helm does: a table that two charts share stays
/// shared, and what one adds to it shows in the other.
///
/// - Note: follows `coalesce.go` of Helm.
struct TreeCoalescing {
    let merging: TableMerging
    private var warnings: [Finding] = []

    init(rules: HelmRules, isMerge: Bool = false) {
        merging = TableMerging(rules: rules, keepsNils: isMerge)
    }

    /// Warnings where Helm warns, ordered by path.
    var findings: [Finding] {
        warnings.sorted {
            ($0.fieldPath?.description ?? "").utf8.lexicographicallyPrecedes(($1.fieldPath?.description ?? "").utf8)
        }
    }

    /// Completes values with the chart's defaults, and each subchart's table with that subchart's.
    ///
    /// The values change in place; the defaults do not, and nothing of them is shared with the values.
    ///
    /// - Throws: a subchart's values that are no table.
    mutating func coalesce(_ chart: ProcessedChart, into values: MapValue) throws(SluiceError) {
        try coalesce(chart, into: values, path: [])
    }

    private mutating func coalesce(
        _ chart: ProcessedChart, into values: MapValue, path: [String]
    ) throws(SluiceError) {
        addDefaults(of: chart, to: values, path: path)
        for child in chart.children {
            let table: MapValue
            switch values[child.name] {
            case nil:
                table = MapValue()
                values[child.name] = .map(table)
            case .map(let existing)?: table = existing
            case .some:
                throw SluiceError(findings: [
                    Finding(
                        rule: "values-table-mismatch", severity: .error, fieldPath: Self.fieldPath(path + [child.name]),
                        message: "type mismatch on \(child.name): the values of a subchart must be a mapping",
                        hint: "give '\(child.name)' the form that the subchart's values.yaml has")
                ])
            }
            shareGlobals(of: values, with: table, path: path)
            try coalesce(child, into: table, path: path + [child.name])
        }
    }

    private mutating func addDefaults(of chart: ProcessedChart, to values: MapValue, path: [String]) {
        for (key, standard) in chart.defaults.dictionary {
            switch values[key] {
            case nil:
                if merging.dropsNils, standard.isNil { continue }
                values[key] = merging.copy(standard)
            case .nil?:
                if !merging.keepsNils { values.remove(key) }
            case .map(let table)?:
                guard case .map(let defaults) = standard else {
                    if !standard.isNil { warn(path + [key], "the chart's default is no mapping and is skipped") }
                    continue
                }
                // The nulls of a subchart's table remove defaults of the subchart, whose turn comes later.
                let isSubchart = chart.children.contains { $0.name == key }
                (isSubchart ? merging.keepingNils : merging).fill(table, from: defaults) { keys, message in
                    warn(path + [key] + keys, message)
                }
            case .some: continue
            }
        }
    }

    // MARK: Globals

    private mutating func shareGlobals(of parent: MapValue, with child: MapValue, path: [String]) {
        guard let own = Self.globals(of: child) else {
            return warn(path + ["global"], "'global' is no mapping in a subchart's values, which gets no globals")
        }
        guard let shared = Self.globals(of: parent) else {
            return warn(path + ["global"], "'global' is no mapping, so the subcharts get no globals")
        }
        for (key, value) in shared.dictionary {
            guard case .map(let table) = value else {
                if own[key]?.asMap == nil { own[key] = value }
                continue
            }
            let copy = table.copy(deep: false)
            switch own[key] {
            case nil: own[key] = .map(copy)
            case .map(let existing)?:
                merging.share(existing, with: copy) { keys, message in
                    warn(path + ["global", key] + keys, message)
                }
                own[key] = .map(copy)
            case .some: warn(path + ["global", key], "a global mapping cannot be merged onto something else")
            }
        }
        child["global"] = .map(own)
    }

    private static func globals(of values: MapValue) -> MapValue? {
        switch values["global"] {
        case nil: MapValue()
        case .map(let table)?: table
        case .some: nil
        }
    }

    // MARK: Warnings

    private mutating func warn(_ path: [String], _ message: String) {
        warnings.append(
            Finding(
                rule: "values-table-mismatch", severity: .warning, fieldPath: Self.fieldPath(path), message: message,
                hint: "give the value the form that the chart's values.yaml has"))
    }

    private static func fieldPath(_ path: [String]) -> FieldPath {
        path.dropFirst().reduce(FieldPath(path.first ?? "")) { $0.appending(key: $1) }
    }
}
