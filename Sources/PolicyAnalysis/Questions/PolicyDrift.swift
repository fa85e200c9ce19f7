import SluiceDiagnostics
import NetworkPolicyTypes

/// Desired policies held to those of a cluster, by what they mean.
public struct PolicyDrift: Sendable {
    public enum State: String, Sendable {
        /// Desired, and not in the cluster.
        case missing
        /// In the cluster, and not desired.
        case added
        /// In both, with other pods, directions or rules.
        case changed
        case same
    }

    public struct Entry: Sendable {
        public var namespace: String
        public var name: String
        public var state: State
        /// What differs, in words.
        public var reasons: [String]
        public var location: SourceLocation?
    }

    /// By namespace and name.
    public var entries: [Entry]

    /// - Parameters:
    ///   - desired: what should be.
    ///   - live: what is.
    ///   - namespaces: where policies that nobody desires count; nil for the namespaces of the desired ones.
    ///   - algebra: what the sets are made with.
    /// - Throws: when rules overlap in too many ways to be compared.
    public init(
        desired: [AnalysedPolicy], live: [AnalysedPolicy], namespaces: Set<String>? = nil,
        algebra: ConnectionAlgebra = ConnectionAlgebra()
    ) throws(AnalysisLimitError) {
        struct Key: Hashable, Comparable {
            var namespace: String
            var name: String

            static func < (left: Key, right: Key) -> Bool {
                (left.namespace, left.name) < (right.namespace, right.name)
            }
        }
        func keyed(_ policies: [AnalysedPolicy]) -> [Key: AnalysedPolicy] {
            Dictionary(policies.map { (Key(namespace: $0.namespace, name: $0.name), $0) }) { $1 }
        }
        let (wanted, found) = (keyed(desired), keyed(live))
        let scope = namespaces ?? Set(desired.map(\.namespace))
        entries = []
        for key in Set(wanted.keys).union(found.keys).sorted() {
            var entry = Entry(namespace: key.namespace, name: key.name, state: .same, reasons: [], location: nil)
            if let want = wanted[key], let have = found[key] {
                entry.reasons = try Self.reasons(want, have, algebra)
                entry.state = entry.reasons.isEmpty ? .same : .changed
                entry.location = want.location
            } else if let want = wanted[key] {
                entry.state = .missing
                entry.location = want.location
            } else {
                guard scope.contains(key.namespace) else { continue }
                entry.state = .added
                entry.location = found[key]?.location
            }
            entries.append(entry)
        }
    }

    private static func reasons(
        _ want: AnalysedPolicy, _ have: AnalysedPolicy, _ algebra: ConnectionAlgebra
    ) throws(AnalysisLimitError) -> [String] {
        var reasons: [String] = []
        let pods = [want, have].map { algebra.selection($0) }
        if pods[0] != pods[1] {
            let texts = pods.map { SelectorText.pods(algebra.selections.constraints($0)) }
            reasons.append("it selects \(texts[1]), and should select \(texts[0])")
        }
        for direction in Direction.allCases {
            let (should, does) = (want.isolates.contains(direction), have.isolates.contains(direction))
            if should != does {
                reasons.append(
                    "it \(does ? "governs" : "does not govern") \(direction.rawValue), and should\(should ? "" : " not")"
                )
                continue
            }
            guard should else { continue }
            let (wanted, found) = (
                algebra.connections(direction, of: [want]), algebra.connections(direction, of: [have])
            )
            let more = try algebra.subtracting(wanted, from: found)
            let less = try algebra.subtracting(found, from: wanted)
            for (set, policy, word) in [(more, have, "opens beyond what is desired"), (less, want, "does not open")] {
                if set.isEmpty { continue }
                for row in try RowBuilder(direction, of: [policy], algebra: algebra).rows(set) {
                    reasons.append("\(direction.rawValue): it \(word): \(row.endpoint.description) on \(row.ports)")
                }
            }
        }
        return reasons
    }
}
