import SluiceGoTemplate

/// Watches tables that imports have made part of one another. A table imported into itself has no end; Helm's
/// process dies of it.
struct SharedTables {
    private static let maximumDepth = 1_000
    /// Tables and lists that are looked at for one chart and all its subcharts.
    private var remaining = 2_000_000

    /// Whether the table can be walked to its end.
    mutating func isFinite(_ table: MapValue) -> Bool { isFinite(.map(table), depth: 0) }

    private mutating func isFinite(_ value: Value, depth: Int) -> Bool {
        guard depth < Self.maximumDepth, remaining > 0 else { return false }
        switch value {
        case .map(let map):
            remaining -= 1
            return map.dictionary.values.allSatisfy { isFinite($0, depth: depth + 1) }
        case .list(let elements):
            remaining -= 1
            return elements.allSatisfy { isFinite($0, depth: depth + 1) }
        default: return true
        }
    }
}
