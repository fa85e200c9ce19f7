import OrderedCollections
import SluiceYAML

/// A table of values: what Helm calls a map and YAML a mapping.
public typealias ValuesTable = OrderedDictionary<String, Value>

extension Value {
    /// The entries of an object; nil for everything else.
    public var table: ValuesTable? {
        if case .object(let entries) = self { entries } else { nil }
    }

    /// What lies at a path of keys; nil where a key is missing or something on the way is no object.
    public func value(at path: some Sequence<String>) -> Value? {
        var current = self
        for key in path {
            guard let next = current.table?[key] else { return nil }
            current = next
        }
        return current
    }
}

/// Helm's merge of one values file over another: tables are merged, everything else is replaced. A null
/// stays, so that it can remove a chart's default later.
///
/// - Note: follows `MergeMaps` of Helm's chart loader.
public func merging(_ base: ValuesTable, with overrides: ValuesTable) -> ValuesTable {
    var result = base
    merge(overrides, into: &result)
    return result
}

/// The same in place.
func merge(_ overrides: ValuesTable, into base: inout ValuesTable) {
    for (key, value) in overrides {
        guard case .object(let inner) = value, case .object(var existing)? = base[key] else {
            base[key] = value
            continue
        }
        // So that the table has one owner and is not copied.
        base[key] = .null
        merge(inner, into: &existing)
        base[key] = .object(existing)
    }
}
