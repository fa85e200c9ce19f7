import SluiceDiagnostics
import NetworkPolicyTypes

/// What policies allow, pod group by pod group.
public struct Explanation: Sendable {
    /// What a group of pods may do in one direction.
    public struct Traffic: Sendable {
        /// The direction of the connections.
        public var direction: Direction
        /// Whether a policy isolates the pods in this direction; if not, they may do anything in it.
        public var isIsolated: Bool
        /// The connections that are allowed.
        public var rows: [ReachRow]
    }

    /// Pods that the same policies select.
    public struct Group: Sendable {
        /// `pods app=web in namespace default`; several selectors, if it takes several to say it.
        public var pods: [String]
        /// The names of the policies, and where they stand.
        public var policies: [(name: String, location: SourceLocation?)]
        /// Both directions.
        public var traffic: [Traffic]

        /// The pods in one line.
        public var title: String { pods.joined(separator: "; or ") }
    }

    /// The groups of pods.
    public var groups: [Group]
    /// How many policies there are.
    public var policyCount: Int

    static let podTextLimit = 8

    /// - Parameters:
    ///   - policies: all that are in force together.
    ///   - directions: of which to speak.
    ///   - algebra: what the sets are made with.
    public init(
        _ policies: [AnalysedPolicy], directions: [Direction] = Direction.allCases,
        algebra: ConnectionAlgebra = ConnectionAlgebra()
    ) {
        policyCount = policies.count
        let partition = PodGroups(policies, algebra: algebra)
        groups = partition.groups.filter { !$0.policies.isEmpty }.map { group in
            let own = group.policies.map { policies[$0] }
            return Group(
                pods: algebra.podTexts(partition.function, where: [group.number]),
                policies: own.map { ($0.name, $0.location) },
                traffic: directions.map { direction in
                    let isIsolated = own.contains { $0.isolates.contains(direction) }
                    let builder = RowBuilder(direction, of: own, algebra: algebra)
                    return Traffic(
                        direction: direction, isIsolated: isIsolated,
                        rows: isIsolated ? builder.rows(algebra.connections(direction, of: own)) : [])
                })
        }
    }
}

extension ConnectionAlgebra {
    /// The pods whose payload is among `numbers`, in words.
    func podTexts(_ function: LabelDiagrams.ID, where numbers: Set<Int32>) -> [String] {
        var memory: [LabelDiagrams.ID: LabelDiagrams.ID] = [:]
        let selected = diagrams.mapping(function, memory: &memory) { numbers.contains($0) ? 1 : 0 }
        let limit = Explanation.podTextLimit
        let paths = diagrams.paths(selected, background: 0, limit: limit)
        let texts = paths.prefix(limit).map { SelectorText.pods($0.constraints) }.sorted()
        return paths.count > limit ? texts + ["and others"] : texts
    }
}
