import SluiceGoTemplate

/// Helm's merge of two tables, in which the target has precedence.
///
/// - Note: follows `coalesceTablesFullKey` of Helm.
struct TableMerging {
    /// Where a table meets something else, Helm goes on with a warning.
    typealias Warn = (_ keys: [String], _ message: String) -> Void

    let rules: HelmRules
    /// Nulls stay, as Helm has it where the values will be coalesced once more.
    let keepsNils: Bool

    /// Whether nulls among a chart's defaults are left out. Helm 3 hands them to templates.
    var dropsNils: Bool { rules == .helm4 && !keepsNils }

    var keepingNils: TableMerging { TableMerging(rules: rules, keepsNils: true) }

    /// Completes a table from defaults, which are copied and stay as they are.
    func fill(_ target: MapValue, from source: MapValue, warn: Warn) {
        for (key, value) in source.dictionary {
            guard let existing = target[key] else {
                if dropsNils, value.isNil { continue }
                target[key] = copy(value)
                continue
            }
            if existing.isNil {
                // A null takes a default away; where the default is null too, Helm 4 leaves it.
                if !keepsNils, rules == .helm3 || !value.isNil { target.remove(key) }
                continue
            }
            switch (value, existing) {
            case (.map(let inner), .map(let table)):
                fill(table, from: inner) { keys, message in warn([key] + keys, message) }
            default: Self.compare(value, existing, key, warn)
            }
        }
    }

    /// Completes a table with another's own entries: tables inside are shared by both from then on, and in Helm 4
    /// nulls of the target replace what the source has, where others may see it.
    func share(_ source: MapValue, with target: MapValue, warn: Warn) {
        if rules == .helm4 {
            for (key, value) in target.dictionary where value.isNil { source[key] = Value.nil }
        }
        for (key, value) in source.dictionary {
            guard let existing = target[key] else {
                target[key] = value
                continue
            }
            switch (value, existing) {
            case (.map(let inner), .map(let table)):
                share(inner, with: table) { keys, message in warn([key] + keys, message) }
            default: Self.compare(value, existing, key, warn)
            }
        }
    }

    private static func compare(_ value: Value, _ existing: Value, _ key: String, _ warn: Warn) {
        switch (value, existing) {
        case (.map, _): warn([key], "the chart's default is a mapping, and this replaces it whole")
        case (.nil, .map): return
        case (_, .map): warn([key], "the chart's default is no mapping and is skipped")
        default: return
        }
    }

    /// A default with tables of its own, without nulls where they are left out; those in lists stay.
    func copy(_ value: Value) -> Value { Self.copy(value, droppingNils: dropsNils) }

    private static func copy(_ value: Value, droppingNils: Bool) -> Value {
        switch value {
        case .map(let map): .map(copy(map, droppingNils: droppingNils))
        case .list(let elements) where elements.contains(where: isCollection):
            .list(elements.map { copy($0, droppingNils: false) })
        default: value
        }
    }

    private static func copy(_ map: MapValue, droppingNils: Bool) -> MapValue {
        var entries = map.dictionary
        var hasCollections = false
        var hasNils = false
        for value in entries.values {
            if isCollection(value) { hasCollections = true }
            if value.isNil { hasNils = true }
        }
        if droppingNils, hasNils { entries = entries.filter { !$0.value.isNil } }
        // A flat table shares its storage until somebody changes it.
        if hasCollections { entries = entries.mapValues { copy($0, droppingNils: droppingNils) } }
        return MapValue(entries)
    }

    private static func isCollection(_ value: Value) -> Bool {
        switch value {
        case .map, .list: true
        default: false
        }
    }
}
