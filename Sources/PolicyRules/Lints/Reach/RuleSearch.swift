/// Finds the rules that may contain another one.
struct RuleSearch {
    private var index = CoverIndex()
    private var everyone: [Int] = []

    /// - Parameter rules: rules of one list; they are found by their place in it.
    init(_ rules: [PolicySubject.PolicyRule]) {
        let widths = rules.map(\.reach.ports.width)
        // Those with the most ports come first, for not all are looked at.
        for position in rules.indices.sorted(by: { (widths[$1], $0) < (widths[$0], $1) }) {
            let rule = rules[position]
            if rule.hasNoPeers {
                if everyone.count < CoverIndex.candidateLimit { everyone.append(rule.index) }
            } else {
                for peer in rule.readPeers { index.add(peer, rule.index) }
            }
        }
    }

    func candidates(for rule: PolicySubject.PolicyRule) -> [Int] {
        guard let peer = rule.readPeers.first(where: \.isSomething) else { return everyone }
        return everyone + index.candidates(for: peer)
    }
}
