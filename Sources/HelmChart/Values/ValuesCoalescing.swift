import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Helm's merge of a user's values over a chart's defaults. It differs from merging two values files: a
/// null removes a default, and a table is not replaced by a scalar default or the other way round.
///
/// - Note: follows `CoalesceValues`, for a chart without subcharts.
public struct ValuesCoalescing: Sendable {
    /// What templates see as `.Values`.
    public private(set) var values: ValuesTable
    /// Warnings where Helm warns: a table meets something else.
    public private(set) var findings: [Finding] = []

    /// Coalesces the user's values over the defaults.
    public init(defaults: ValuesTable, user: ValuesTable, rules: HelmRules = .helm4) {
        values = user
        for (key, standard) in defaults {
            switch user[key] {
            case .null?:
                values.removeValue(forKey: key)
            case .object(let given)?:
                guard case .object(let table) = standard else {
                    if standard != .null { warn([key], "the chart's default is no mapping and is skipped") }
                    continue
                }
                let path = FieldPath(key)
                values[key] = .object(
                    coalesce(given, over: rules == .helm4 ? Self.withoutNulls(table) : table, path, rules))
            case _?:
                continue
            case nil:
                if rules == .helm3 {
                    values[key] = standard
                } else if standard != .null {
                    values[key] = Self.withoutNulls(standard)
                }
            }
        }
    }

    private mutating func coalesce(
        _ given: ValuesTable, over defaults: ValuesTable, _ path: FieldPath, _ rules: HelmRules
    ) -> ValuesTable {
        var result = given
        for (key, standard) in defaults {
            switch (given[key], standard) {
            case (nil, _):
                result[key] = standard
            case (.null?, _):
                result.removeValue(forKey: key)
            case (.object(let inner)?, .object(let table)):
                result[key] = .object(coalesce(inner, over: table, path.appending(key: key), rules))
            case (.object?, .null):
                continue
            case (.object?, _):
                warn(path.appending(key: key), "the chart's default is no mapping and is skipped")
            case (_?, .object):
                warn(path.appending(key: key), "the chart's default is a mapping, and this replaces it whole")
            default:
                continue
            }
        }
        return result
    }

    private mutating func warn(_ path: FieldPath, _ message: String) {
        findings.append(
            Finding(
                rule: "values-table-mismatch", severity: .warning, fieldPath: path, message: message,
                hint: "give the value the form that the chart's values.yaml has"))
    }

    private mutating func warn(_ keys: [String], _ message: String) {
        guard let first = keys.first else { return }
        warn(keys.dropFirst().reduce(FieldPath(first)) { $0.appending(key: $1) }, message)
    }

    private static func withoutNulls(_ table: ValuesTable) -> ValuesTable {
        table.filter { $0.value != .null }.mapValues(withoutNulls)
    }

    /// Lists keep theirs.
    private static func withoutNulls(_ value: Value) -> Value {
        if case .object(let table) = value { .object(withoutNulls(table)) } else { value }
    }
}
