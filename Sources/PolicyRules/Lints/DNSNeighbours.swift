import SluicePolicyAnalysis

/// The rules for DNS in policies that are applied together: those of a policy that selects all pods of another one
/// count for it as well.
///
/// A policy is held against at most ``CoverIndex/candidateLimit`` others of its namespace, with three rules of each.
struct DNSNeighbours {
    private var rules: [[PolicySubject.PolicyRule]] = []
    private var selectors: [SelectorSet] = []
    private var indexes: [String: CoverIndex] = [:]

    init(_ subjects: [PolicySubject]) {
        // Alone, a policy has its own rules.
        guard subjects.count > 1 else { return }
        for subject in subjects {
            let serving = NameResolutionLint.servingRules(subject)
            let needed = [
                serving.first { NameResolutionLint.allows(.udp, in: $0) },
                serving.first { NameResolutionLint.allows(.tcp, in: $0) },
                serving.first { NameResolutionLint.reachesNode($0) },
            ].compactMap { $0 }
            guard !needed.isEmpty else { continue }
            indexes[subject.namespace ?? "", default: CoverIndex()].add(Self.peer(subject), rules.count)
            rules.append(needed)
            selectors.append(subject.pods)
        }
    }

    func rules(for subject: PolicySubject) -> [PolicySubject.PolicyRule] {
        (indexes[subject.namespace ?? ""]?.candidates(for: Self.peer(subject)) ?? []).flatMap { id in
            subject.pods.isSubset(of: selectors[id]) ? rules[id] : []
        }
    }

    private static func peer(_ subject: PolicySubject) -> PeerReach {
        .pods(PodReach(namespaces: nil, pods: subject.pods))
    }
}
