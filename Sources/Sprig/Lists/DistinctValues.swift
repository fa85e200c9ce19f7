import SluiceGoTemplate

/// A set of values by deep equality. Long lists of text or numbers take no square of time.
struct DistinctValues {
    private static let maximumDepth = 3
    private static let maximumCount = 8

    private var buckets: [Int: [Value]] = [:]
    private var equality = DeepEquality()

    mutating func contains(_ value: Value) throws -> Bool {
        guard let bucket = buckets[Self.hash(of: value)] else { return false }
        for other in bucket where try equality.holds(value, other) { return true }
        return false
    }

    /// Whether the value is new.
    mutating func insert(_ value: Value) throws -> Bool {
        if try contains(value) { return false }
        buckets[Self.hash(of: value), default: []].append(value)
        return true
    }

    private static func hash(of value: Value) -> Int {
        var hasher = Hasher()
        hash(value, into: &hasher, depth: 0)
        return hasher.finalize()
    }

    /// Equal values get equal hashes; of large values only a part is looked at.
    private static func hash(_ value: Value, into hasher: inout Hasher, depth: Int) {
        switch value {
        case .nil, .function: hasher.combine(0)
        case .bool(let flag): hasher.combine(flag)
        case .integer(let number, _): hasher.combine(number)
        case .unsigned(let number, _): hasher.combine(number)
        case .float(let number): hasher.combine(number)
        case .string(let text): text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .list(let values):
            hasher.combine(values.count)
            guard depth < maximumDepth else { return }
            for value in values.prefix(maximumCount) { hash(value, into: &hasher, depth: depth + 1) }
        case .map(let map): hash(map, into: &hasher, depth: depth)
        case .object(let object):
            if let map = object.map { return hash(map, into: &hasher, depth: depth) }
            hasher.combine(object.elements?.count ?? 0)
        }
    }

    private static func hash(_ map: MapValue, into hasher: inout Hasher, depth: Int) {
        hasher.combine(map.count)
        guard depth < maximumDepth, map.count <= maximumCount else { return }
        for (key, value) in map.sorted {
            key.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hash(value, into: &hasher, depth: depth + 1)
        }
    }
}
