import SluiceDiagnostics
import NetworkPolicyTypes

/// What policies allow, workload by workload, or selector by selector where there are no workloads.
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
        /// `pods app=web in namespace default`, or the workloads: `deployment/web in namespace default`.
        public var pods: [String]
        /// The workloads of the input whose pods these are.
        public var workloads: [Workload] = []
        /// The names of the policies, and where they are.
        public var policies: [(name: String, location: SourceLocation?)]
        /// Both directions.
        public var traffic: [Traffic]
        /// What there is to know beside: that no workload is selected, that another policy may select some of them.
        public var notes: [String] = []

        /// The pods in one line.
        public var title: String { pods.joined(separator: "; ") }
    }

    /// The groups of pods.
    public var groups: [Group]
    /// Workloads that no policy selects: every connection of theirs is allowed, as far as their ends are concerned.
    public var open: [Workload] = []
    /// Policies of kinds that are not understood, and that may decide otherwise.
    public var foreign: [ForeignPolicy] = []
    /// How many policies there are.
    public var policyCount: Int
    /// Of which it speaks.
    var directions: [Direction]
    /// Whether pods may be in several groups, so that what each allows adds up.
    public var addsUp = false

    /// - Parameters:
    ///   - policies: all that are in force together.
    ///   - objects: what the input holds beside them.
    ///   - directions: of which to speak.
    /// - Throws: when selectors overlap in too many ways.
    public init(
        _ policies: [AnalysedPolicy], objects: StreamObjects = StreamObjects(),
        directions: [Direction] = Direction.allCases
    ) throws(AnalysisLimitError) {
        policyCount = policies.count
        foreign = objects.foreign
        groups = []
        self.directions = directions
        let session = ReachSession(policies, objects: objects)
        let index = session.index
        var rows = RowTable(session, directions)
        // Workloads that the same policies select are one group.
        var order: [[Int]] = []
        var members: [[Int]: [Workload]] = [:]
        for workload in objects.workloads {
            let own = workload.isOnHostNetwork ? [] : index.policies(selecting: objects.pod(workload))
            if own.isEmpty {
                open.append(workload)
            } else {
                if members[own] == nil { order.append(own) }
                members[own, default: []].append(workload)
            }
        }
        for own in order {
            let workloads = members[own] ?? []
            var group = Group(
                pods: Self.titles(workloads), workloads: workloads,
                policies: own.map { (policies[$0].name, policies[$0].location) }, traffic: [])
            group.traffic = try rows.traffic(own, workloads.map(session.subject))
            groups.append(group)
        }
        // Policies that select no workload are there for other pods.
        let selecting = Set(order.flatMap(\.self))
        let rest = policies.indices.filter { !selecting.contains($0) }
        let regions = try PodRegions(index, among: rest)
        addsUp = regions.overlap
        for region in regions.regions {
            let namespace = policies[region.policies[0]].namespace
            let others = PodRegions.split(index, region.selection, in: namespace).some
            var subject = ReachSession.Subject(
                title: SelectorText.pods(session.algebra.selections.constraints(region.selection)),
                namespace: namespace, policies: region.policies)
            subject.selection = region.selection
            subject.except = Set(others.map { index.selections[$0] }).sorted()
            var group = Group(
                pods: [subject.title], policies: region.policies.map { (policies[$0].name, policies[$0].location) },
                traffic: [])
            group.traffic = try rows.traffic(region.policies, [subject])
            if !objects.workloads.isEmpty { group.notes.append("no workload of the input has such pods") }
            groups.append(group)
        }
    }

    /// All that pictures show: the pods that no policy selects, and the groups.
    var drawn: [Group] {
        let free = Self.titles(open).map { title in
            Group(
                pods: [title], policies: [],
                traffic: directions.map { Traffic(direction: $0, isIsolated: false, rows: []) })
        }
        return free + groups
    }

    /// What a picture says where there is nothing to draw.
    var emptyText: String {
        foreign.isEmpty
            ? "No policy: every pod may connect to everything."
            : "No policy that is understood: \(foreign.map(\.title).joined(separator: ", "))."
    }

    /// The workloads of one namespace in one title.
    static func titles(_ workloads: [Workload]) -> [String] {
        var order: [String] = []
        var names: [String: [String]] = [:]
        for workload in workloads {
            if names[workload.namespace] == nil { order.append(workload.namespace) }
            names[workload.namespace, default: []].append(workload.shortTitle)
        }
        return order.map { "\((names[$0] ?? []).joined(separator: ", ")) in namespace \($0)" }
    }

    /// The rows of groups; those of the same policies are worked out once.
    private struct RowTable {
        let session: ReachSession
        let directions: [Direction]

        init(_ session: ReachSession, _ directions: [Direction]) {
            self.session = session
            self.directions = directions
        }

        mutating func traffic(
            _ policies: [Int], _ subjects: [ReachSession.Subject]
        ) throws(AnalysisLimitError) -> [Traffic] {
            var result: [Traffic] = []
            for direction in directions {
                let isIsolated = policies.contains { session.index.isolates($0, direction) }
                var rows: [ReachRow] = []
                if isIsolated {
                    rows = try RowBuilder(direction, of: policies, in: session.index)
                        .rows(session.index.connections(direction, of: policies))
                    try session.addOtherEnds(direction, subjects, to: &rows)
                }
                result.append(Traffic(direction: direction, isIsolated: isIsolated, rows: rows))
            }
            return result
        }
    }
}

extension ReachSession {
    /// Of a row for pods that more policies govern, it is said how many these are and not what they refuse.
    private static let otherEndLimit = 40

    /// The workloads among the pods of a term; if there are none, the term.
    private func known(_ term: ConnectionSet.Term) -> [ConnectionSet.Term] {
        readLabels()
        let names = algebra.selections.constraints(term.selection).first { part in
            part.label.isOfNamespace && part.label.key == PodSelections.namespaceName
        }?.constraint
        let near =
            names.flatMap { $0.isList ? $0.values.sorted().flatMap { podsByNamespace[$0] ?? [] } : nil } ?? allPods
        let found = near.lazy.filter { pod in
            let answer = { (label: PodSelections.Label) in
                label.isOfNamespace ? pod.namespaceLabels[label.key] : pod.labels[label.key]
            }
            return self.algebra.selections.contains(term.selection, labels: answer)
                && !term.except.contains { self.algebra.selections.contains($0, labels: answer) }
        }.prefix(Self.otherEndLimit)
        let pods = Array(found)
        return pods.isEmpty
            ? [term]
            : pods.map { .init(selection: algebra.selection($0, isOfSubject: false), ports: term.ports) }
    }

    /// Says of each row of pods what the policies of those pods leave of it.
    func addOtherEnds(
        _ direction: Direction, _ subjects: [Subject], to rows: inout [ReachRow]
    ) throws(AnalysisLimitError) {
        let other = ends(direction.opposite, isOfSubject: false)
        for place in rows.indices {
            guard let term = rows[place].term else { continue }
            // Workloads that the row leads to are known by all their labels; else what selects all of its pods counts.
            let terms = known(term)
            guard terms.contains(where: { other.governs($0.selection) }) else { continue }
            let governing = Set(terms.flatMap { other.policies(governing: $0.selection) }).sorted()
            guard governing.count <= Self.otherEndLimit else {
                rows[place].otherEnd = ReachRow.OtherEnd(
                    verdict: .unknown, policies: governing.map { policies[$0].name })
                continue
            }
            var refusing: Set<Int> = []
            var (isAllowed, isRefused) = (false, false)
            for subject in subjects {
                let connections = try joined(terms, subject)
                let refused = try other.refused(connections)
                refusing.formUnion(refused.policies)
                if refused.terms.isEmpty {
                    isAllowed = true
                    continue
                }
                isRefused = true
                if !isAllowed { isAllowed = try !algebra.subtracting(refused.terms, from: connections).isEmpty }
            }
            rows[place].otherEnd = ReachRow.OtherEnd(
                verdict: !isRefused ? .allowed : isAllowed ? .partly : .denied,
                policies: refusing.sorted().map { policies[$0].name })
        }
    }
}
