extension Value {
    /// Whether a map can be reached from within itself. What cannot be told in reasonable time counts as no.
    public var holdsItself: Bool {
        var path: Set<ObjectIdentifier> = []
        var done: Set<ObjectIdentifier> = []
        var steps = 1_000_000
        return Self.findsCycle(self, &path, &done, &steps, depth: 0)
    }

    private static func findsCycle(
        _ value: Value, _ path: inout Set<ObjectIdentifier>, _ done: inout Set<ObjectIdentifier>, _ steps: inout Int,
        depth: Int
    ) -> Bool {
        steps -= 1
        guard steps > 0, depth < 2 * Limits.valueDepth else { return false }
        switch value {
        case .list(let elements):
            return elements.contains { findsCycle($0, &path, &done, &steps, depth: depth + 1) }
        case .map(let map):
            let identity = ObjectIdentifier(map)
            if path.contains(identity) { return true }
            guard done.insert(identity).inserted else { return false }
            path.insert(identity)
            defer { path.remove(identity) }
            return map.dictionary.values.contains { findsCycle($0, &path, &done, &steps, depth: depth + 1) }
        default: return false
        }
    }
}
