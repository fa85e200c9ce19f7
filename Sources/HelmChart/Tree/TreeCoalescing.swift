import Diagnostics
import GoTemplate

/// Helm's merge of values over the defaults of a chart and of all its subcharts.
///
/// It works on the references that templates will see, because Helm does: a table that two charts share stays
/// shared, and what one adds to it shows in the other.
///
/// - Note: follows `coalesce.go` of Helm.
struct TreeCoalescing {
    let rules: HelmRules
    /// Keep nulls, as Helm does where the values will be coalesced once more.
    let isMerge: Bool
    private var warnings: [(path: String, finding: Finding)] = []

    /// Warnings, by path: tables are visited in no order.
    var findings: [Finding] {
        warnings.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.map(\.finding)
    }

    init(rules: HelmRules, isMerge: Bool = false) {
        self.rules = rules
        self.isMerge = isMerge
    }

    /// Completes values with the chart's defaults, and each subchart's table with that subchart's.
    ///
    /// - Throws: a subchart's values that are no table.
    mutating func coalesce(_ chart: ProcessedChart, into values: MapValue) throws(SluiceError) {
        try coalesce(chart, into: values, prefix: "")
    }

    private mutating func coalesce(
        _ chart: ProcessedChart, into values: MapValue, prefix: String
    ) throws(SluiceError) {
        let path = Self.join(prefix, chart.name)
        addDefaults(of: chart, to: values, prefix: path)
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
                        rule: "values-table-mismatch", severity: .error, fieldPath: FieldPath(child.name),
                        message: "type mismatch on \(child.name): the values of a subchart must be a mapping",
                        hint: "give '\(child.name)' the form that the subchart's values.yaml has")
                ])
            }
            shareGlobals(of: values, with: table, prefix: path)
            try coalesce(child, into: table, prefix: path)
        }
    }

    // MARK: Globals

    private mutating func shareGlobals(of parent: MapValue, with child: MapValue, prefix: String) {
        guard let own = Self.globals(of: child) else {
            return warn(prefix, "'global' is no mapping in the subchart's values, so it gets no globals")
        }
        guard let shared = Self.globals(of: parent) else {
            return warn(prefix, "'global' is no mapping, so the subcharts get no globals")
        }
        for (key, value) in shared.dictionary {
            if case .map(let table) = value {
                let copy = table.copy(deep: false)
                switch own[key] {
                case nil: own[key] = .map(copy)
                case .map(let existing)?:
                    merge(existing, into: copy, prefix: Self.join(prefix, key), isMerge: true)
                    own[key] = .map(copy)
                case .some: warn(Self.join(prefix, key), "a global mapping cannot be merged onto something else")
                }
            } else if own[key]?.asMap == nil {
                own[key] = value
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

    // MARK: Defaults

    private mutating func addDefaults(of chart: ProcessedChart, to values: MapValue, prefix: String) {
        for (key, standard) in chart.defaults.copy(deep: true).dictionary {
            switch values[key] {
            case nil:
                if !isMerge, rules == .helm4 {
                    if standard.isNil { continue }
                    if case .map(let table) = standard { Self.removeNils(from: table) }
                }
                values[key] = standard
            case .nil? where !isMerge: values.remove(key)
            case .map(let table)?:
                guard case .map(let defaults) = standard else {
                    if !standard.isNil {
                        warn(Self.join(prefix, key), "the chart's default is no mapping and is skipped")
                    }
                    continue
                }
                // The nulls of a subchart's table remove defaults of the subchart, whose turn comes later.
                let isMerge = isMerge || chart.children.contains { $0.name == key }
                if !isMerge, rules == .helm4 { Self.removeNils(from: defaults) }
                merge(defaults, into: table, prefix: Self.join(prefix, key), isMerge: isMerge)
            case .some: continue
            }
        }
    }

    /// Completes a table; what it holds already has precedence.
    mutating func merge(_ source: MapValue, into target: MapValue, prefix: String = "", isMerge: Bool) {
        for (key, value) in source.dictionary {
            guard let existing = target[key] else {
                target[key] = value
                continue
            }
            if existing.isNil {
                // A null takes a default away; where the default is null too, Helm 4 leaves it.
                let removes = !isMerge && (rules == .helm3 || !value.isNil)
                if removes { target.remove(key) }
                continue
            }
            switch (value, existing) {
            case (.map(let inner), .map(let table)):
                merge(inner, into: table, prefix: Self.join(prefix, key), isMerge: isMerge)
            case (.map, _):
                warn(Self.join(prefix, key), "the chart's default is a mapping, and this replaces it whole")
            case (.nil, .map): continue
            case (_, .map): warn(Self.join(prefix, key), "the chart's default is no mapping and is skipped")
            default: continue
            }
        }
        // Helm 3 also drops nulls that have no default to take away.
        if rules == .helm3, !isMerge {
            for (key, value) in target.dictionary where value.isNil && source[key] == nil { target.remove(key) }
        }
    }

    private static func removeNils(from table: MapValue) {
        for (key, value) in table.dictionary {
            if value.isNil {
                table.remove(key)
            } else if case .map(let inner) = value {
                removeNils(from: inner)
            }
        }
    }

    private mutating func warn(_ path: String, _ message: String) {
        let finding = Finding(
            rule: "values-table-mismatch", severity: .warning, fieldPath: FieldPath(path), message: message,
            hint: "give the value the form that the chart's values.yaml has")
        warnings.append((path, finding))
    }

    private static func join(_ prefix: String, _ key: String) -> String { prefix.isEmpty ? key : "\(prefix).\(key)" }
}
