/// What policies refuse of connections between pods, at one of their ends.
///
/// A term is about two pods at once: labels of the subject and labels of the other end. So what both ends' policies say
/// is exact, even where neither pod is known by all its labels.
final class PolicyEnds {
    private struct Rule {
        var selection: PodSelections.ID
        var ports: PortSets.ID
    }

    private struct End {
        var policy: Int
        /// The pods that the policy isolates.
        var pods: PodSelections.ID
        var rules: [Rule]
    }

    private let index: PolicyIndex
    private let algebra: ConnectionAlgebra
    private let isOfSubject: Bool
    private var ends: [End] = []
    private var byNamespace: [String: [Int]] = [:]

    /// - Parameters:
    ///   - direction: as the pods at this end see the connections.
    ///   - index: the policies.
    ///   - isOfSubject: whether this is the subjects' end.
    init(_ direction: Direction, _ index: PolicyIndex, isOfSubject: Bool) {
        self.index = index
        self.isOfSubject = isOfSubject
        algebra = index.algebra
        for (number, policy) in index.policies.enumerated() where policy.isolates.contains(direction) {
            let pods = algebra.selection(policy, isOfSubject: isOfSubject)
            if pods == PodSelections.nothing { continue }
            let rules = policy.grants.filter { $0.direction == direction }.compactMap { grant -> Rule? in
                if case .block = grant.end { return nil }
                let part = algebra.part(grant, of: policy, isOfSubject: !isOfSubject)
                switch part.end {
                case .everyone: return Rule(selection: pods, ports: part.ports)
                case .addresses: return nil
                case .pods(let peers):
                    return Rule(selection: algebra.selections.intersection(pods, peers), ports: part.ports)
                }
            }
            byNamespace[policy.namespace, default: []].append(ends.count)
            ends.append(End(policy: number, pods: pods, rules: rules))
        }
    }

    /// What is refused of some connections, and the policies that isolate the pods of what is refused.
    ///
    /// Pods that are known by some labels only are restricted where a policy selects all of them. Policies that may
    /// select some of them are another matter: they are not about these pods, and nobody knows whether there are any.
    func refused(
        _ asked: [ConnectionSet.Term]
    ) throws(AnalysisLimitError) -> (terms: [ConnectionSet.Term], policies: [Int]) {
        var terms: [ConnectionSet.Term] = []
        var policies: Set<Int> = []
        for term in asked {
            let near = candidates(term.selection).filter { algebra.selections.overlap(term.selection, ends[$0].pods) }
            if near.isEmpty { continue }
            guard near.contains(where: { algebra.selections.isSubset(term.selection, of: ends[$0].pods) }) else {
                continue
            }
            let granted = near.flatMap { ends[$0].rules }
                .map { ConnectionSet.Term(selection: $0.selection, ports: $0.ports) }
            let rest = try algebra.subtracting(algebra.united(granted), from: [term])
            if rest.isEmpty { continue }
            terms += rest
            for end in near
            where rest.contains(where: { algebra.selections.overlap($0.selection, ends[end].pods) }) {
                policies.insert(ends[end].policy)
            }
        }
        return (algebra.united(terms), policies.sorted())
    }

    /// Whether a policy of this end selects all pods of a selection.
    func governs(_ selection: PodSelections.ID) -> Bool {
        candidates(selection).contains { algebra.selections.isSubset(selection, of: ends[$0].pods) }
    }

    /// The policies of this end that may select pods of a selection.
    func policies(governing selection: PodSelections.ID) -> [Int] {
        candidates(selection).filter { algebra.selections.overlap(selection, ends[$0].pods) }.map { ends[$0].policy }
    }

    /// The ends in the namespaces that a selection is about.
    private func candidates(_ selection: PodSelections.ID) -> [Int] {
        let part = algebra.selections[selection].first { part in
            let label = algebra.selections.label(part.label)
            return label.isOfSubject == isOfSubject && label.isOfNamespace
                && label.key == PodSelections.namespaceName
        }
        guard let names = part?.constraint, names.isList else { return Array(ends.indices) }
        return names.values.sorted().flatMap { byNamespace[$0] ?? [] }
    }
}
