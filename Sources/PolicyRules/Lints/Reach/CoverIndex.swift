import SluiceAddresses

/// Finds, among many peers, the few that may contain another one: larger blocks around a block, and selectors that
/// ask for less than a selector.
///
/// A bucket keeps ``bucketSize`` entries and a search ends after ``candidateLimit``, so that what is added first is
/// found; add the widest first. Searching is thus linear in the number of peers whatever the input is.
struct CoverIndex {
    static let bucketSize = 64
    static let candidateLimit = 128

    private enum Key: Hashable {
        case block(CIDRBlock)
        case allPods
        case label(isNamespace: Bool, key: String)
        case labelValue(isNamespace: Bool, key: String, value: String)
    }

    private var buckets: [Key: [Int]] = [:]
    private var lengths: [IPFamily: Set<Int>] = [:]

    mutating func add(_ peer: PeerReach, _ id: Int) {
        switch peer {
        case .addresses(let block, _):
            lengths[block.family, default: []].insert(block.prefixLength)
            add(.block(block), id)
        case .pods(let reach):
            for key in Self.keys(of: reach) { add(key, id) }
        case .unreadable: break
        }
    }

    private mutating func add(_ key: Key, _ id: Int) {
        let bucket = buckets[key, default: []]
        guard bucket.count < Self.bucketSize, bucket.last != id else { return }
        buckets[key, default: []].append(id)
    }

    /// The ids of what may contain `peer`, itself perhaps among them.
    func candidates(for peer: PeerReach) -> [Int] {
        var found: [Int] = []
        func take(_ key: Key) -> Bool {
            found += buckets[key] ?? []
            return found.count < Self.candidateLimit
        }
        switch peer {
        case .addresses(let block, _):
            let address = IPAddress(block.family, block.first)
            for length in (lengths[block.family] ?? []).sorted() where length <= block.prefixLength {
                guard take(.block(CIDRBlock(containing: address, prefixLength: length))) else { break }
            }
        case .pods(let reach):
            for key in Self.searches(for: reach) {
                guard take(key) else { break }
            }
        case .unreadable: break
        }
        return found
    }

    /// A selector stands under one label that it asks for: under each value that it allows, or else under the label.
    private static func keys(of reach: PodReach) -> [Key] {
        let parts = [(false, reach.pods), (true, reach.namespaces)]
        for (isNamespace, selector) in parts {
            guard let selector, let key = selector.constraints.keys.min(), let constraint = selector.constraints[key]
            else { continue }
            if constraint.isList, !constraint.allowsAbsence {
                return constraint.values.map { .labelValue(isNamespace: isNamespace, key: key, value: $0) }
            }
            return [.label(isNamespace: isNamespace, key: key)]
        }
        return [.allPods]
    }

    private static func searches(for reach: PodReach) -> [Key] {
        var keys: [Key] = [.allPods]
        for (isNamespace, selector) in [(false, Optional(reach.pods)), (true, reach.namespaces)] {
            guard let selector else { continue }
            for key in selector.constraints.keys.sorted() {
                keys.append(.label(isNamespace: isNamespace, key: key))
                guard let constraint = selector.constraints[key], constraint.isList,
                    let value = constraint.values.min()
                else { continue }
                keys.append(.labelValue(isNamespace: isNamespace, key: key, value: value))
            }
        }
        return keys
    }
}
