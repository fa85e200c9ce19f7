import SluiceGoTemplate

/// `merge` and its kin: they change their first argument.
///
/// - Note: follows mergo 1.0.1, with its ways: what is empty counts as absent, lists are never joined, and a map
///   taken over whole is shared with the map it came from.
extension FunctionTable {
    mutating func registerMerging() {
        for (name, overwrites) in [
            ("merge", false), ("mustMerge", false), ("mergeOverwrite", true), ("mustMergeOverwrite", true),
        ] {
            register(name, [.map], variadic: .map) { arguments, _ in
                let target = arguments.map(0)
                var merging = Merging(overwrites: overwrites)
                for source in arguments.dropFirst() {
                    if let source = source.asMap { try merging.merge(source, into: target, depth: 0) }
                }
                return .map(target)
            }
        }
    }
}

private struct Merging {
    /// Whether entries of the target that are not empty give way too.
    let overwrites: Bool
    private var budget = VisitBudget()

    init(overwrites: Bool) { self.overwrites = overwrites }

    mutating func merge(_ source: MapValue, into target: MapValue, depth: Int) throws {
        for (key, value) in source.dictionary {
            try budget.visit(depth: depth)
            if value.isNil {
                if overwrites { target[key] = .nil }
                continue
            }
            let existing = target[key]
            if let source = value.asMap, let target = existing?.asMap {
                try merge(source, into: target, depth: depth + 1)
                if !target.isEmpty { continue }
            }
            if overwrites || existing?.isEmptyForSprig ?? true { target[key] = value }
        }
    }
}
