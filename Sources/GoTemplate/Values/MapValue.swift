/// A map with string keys. A reference, as in Go: who changes it changes it for all holders.
///
/// Any number of threads may read it at once. Whoever changes it must be the only one to use it
/// at that time: give each rendering a ``copy(deep:)`` if its functions change maps.
public final class MapValue: @unchecked Sendable {
    /// Read at every step; no access lasts beyond the method that makes it.
    @exclusivity(unchecked)
    private var entries: [String: Value]
    /// Go's name of the type, when it is a named one such as `chartutil.Values`.
    public let typeName: String

    public static let standardTypeName = "map[string]interface {}"

    /// Whether Go's type of the elements is `string`, whose zero value is an empty text.
    var holdsText: Bool { typeName == "map[string]string" }

    public init(_ entries: [String: Value] = [:], typeName: String = standardTypeName) {
        self.entries = entries
        self.typeName = typeName
    }

    public subscript(key: String) -> Value? {
        get { entries[key] }
        set { entries[key] = newValue }
    }

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }
    /// A snapshot, in no order.
    public var dictionary: [String: Value] { entries }

    func forEachValue(_ body: (Value) -> Void) {
        for value in entries.values { body(value) }
    }

    @discardableResult
    public func remove(_ key: String) -> Value? { entries.removeValue(forKey: key) }

    /// All keys, sorted by their bytes: Go's order of iteration and printing.
    public var sortedKeys: [String] { entries.keys.sorted(by: Value.precedes) }

    /// All entries, sorted by key.
    public var sorted: [(key: String, value: Value)] {
        entries.sorted { Value.precedes($0.key, $1.key) }
    }

    /// A map of its own; a deep copy also copies the maps inside, up to a depth that only a map
    /// within itself exceeds.
    public func copy(deep: Bool) -> MapValue { copy(deep: deep, depth: 0) }

    private func copy(deep: Bool, depth: Int) -> MapValue {
        guard deep, depth < Limits.printDepth else { return MapValue(entries, typeName: typeName) }
        return MapValue(
            entries.mapValues { Self.deepCopy($0, depth: depth + 1) }, typeName: typeName)
    }

    private static func deepCopy(_ value: Value, depth: Int) -> Value {
        switch value {
        case .map(let map): .map(map.copy(deep: true, depth: depth))
        case .list(let values) where depth < Limits.printDepth:
            .list(values.map { deepCopy($0, depth: depth + 1) })
        default: value
        }
    }
}
