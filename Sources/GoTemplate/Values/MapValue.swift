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

    /// The type of maps that have no type of their own.
    public static let standardTypeName = "map[string]interface {}"

    /// The map whose entries these are, where this is a view of another.
    private let origin: MapValue?

    /// Go's methods of a named map type.
    public typealias Methods = @Sendable (_ name: String, _ map: MapValue) -> Function?

    /// The methods that templates find before entries of the same name.
    public let methods: Methods?

    /// Whether Go's type of the elements is `string`, whose zero value is an empty text.
    var holdsText: Bool { typeName == "map[string]string" }

    /// Creates a map of its own.
    public init(
        _ entries: [String: Value] = [:], typeName: String = standardTypeName, methods: Methods? = nil
    ) {
        self.entries = entries
        self.typeName = typeName
        self.methods = methods
        origin = nil
    }

    /// The same map under another type, as a conversion in Go gives it: a change of one is a change of both.
    public init(_ map: MapValue, as typeName: String = standardTypeName, methods: Methods? = nil) {
        entries = [:]
        self.typeName = typeName
        self.methods = methods
        origin = map.origin ?? map
    }

    /// Frees maps inside one another one by one: each would take stack for the next one otherwise.
    deinit {
        guard !entries.isEmpty else { return }
        var pending: [MapValue] = []
        giveUpEntries(to: &pending)
        while var map = pending.popLast() {
            if isKnownUniquelyReferenced(&map) { map.giveUpEntries(to: &pending) }
        }
    }

    private func giveUpEntries(to pending: inout [MapValue]) {
        let known = pending.count
        // Lists that are shared can be endless on paper: what is not looked at is freed as ever.
        var budget = 4_096
        var lists: [[Value]] = []
        for value in entries.values {
            switch value {
            case .map(let map): pending.append(map)
            case .list(let values) where !values.isEmpty: lists.append(values)
            default: break
            }
        }
        var next = 0
        while next < lists.count, budget > 0 {
            for value in lists[next].prefix(budget) {
                budget -= 1
                switch value {
                case .map(let map): pending.append(map)
                case .list(let values) where !values.isEmpty: lists.append(values)
                default: break
                }
            }
            next += 1
        }
        if pending.count > known { entries = [:] }
    }

    /// A map of the same type with other entries.
    public func withEntries(_ entries: [String: Value]) -> MapValue {
        MapValue(entries, typeName: typeName, methods: methods)
    }

    /// The value of a key; nil without one. Only this package's functions change maps, while nothing else reads them.
    public package(set) subscript(key: String) -> Value? {
        get { if let origin { origin.entries[key] } else { entries[key] } }
        set { if let origin { origin.entries[key] = newValue } else { entries[key] = newValue } }
    }

    /// The number of entries.
    public var count: Int { dictionary.count }
    /// Whether there are no entries.
    public var isEmpty: Bool { dictionary.isEmpty }
    /// A snapshot, in no order.
    public var dictionary: [String: Value] { if let origin { origin.entries } else { entries } }

    func forEachValue(_ body: (Value) -> Void) {
        for value in dictionary.values { body(value) }
    }

    /// Removes an entry and returns its value.
    @discardableResult
    package func remove(_ key: String) -> Value? {
        if let origin { origin.entries.removeValue(forKey: key) } else { entries.removeValue(forKey: key) }
    }

    /// All keys, sorted by their bytes: Go's order of iteration and printing.
    public var sortedKeys: [String] { dictionary.keys.sorted(by: Value.precedes) }

    /// All entries, sorted by key.
    public var sorted: [(key: String, value: Value)] {
        dictionary.sorted { Value.precedes($0.key, $1.key) }
    }

    /// A map of its own; a deep copy also copies the maps inside, up to a depth that only a map
    /// within itself exceeds.
    public func copy(deep: Bool) -> MapValue { copy(deep: deep, depth: 0) }

    private func copy(deep: Bool, depth: Int) -> MapValue {
        guard deep, depth < Limits.printDepth else { return withEntries(dictionary) }
        return withEntries(dictionary.mapValues { Self.deepCopy($0, depth: depth + 1) })
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
