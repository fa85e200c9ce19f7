/// Policies with their selections and rules as parts of sets, each worked out once.
final class PolicyIndex {
    let policies: [AnalysedPolicy]
    let algebra: ConnectionAlgebra
    /// The pods that each policy selects.
    let selections: [PodSelections.ID]
    private var parts: [[Direction: [ConnectionAlgebra.Part]]]
    private var byNamespace: [String: [Int]] = [:]
    /// What single policies allow, which comparisons ask again and again.
    private var single: [Direction: [Int: ConnectionSet]] = [:]

    init(_ policies: [AnalysedPolicy], algebra: ConnectionAlgebra) {
        self.policies = policies
        self.algebra = algebra
        selections = policies.map { algebra.selection($0, isOfSubject: true) }
        parts = Array(repeating: [:], count: policies.count)
        for (index, policy) in policies.enumerated() { byNamespace[policy.namespace, default: []].append(index) }
    }

    /// The policies of a namespace.
    func policies(in namespace: String) -> [Int] { byNamespace[namespace] ?? [] }

    /// The policies that select a pod.
    func policies(selecting pod: PodIdentity) -> [Int] {
        policies(in: pod.namespace).filter { selectors[$0].contains(pod.labels) }
    }

    private lazy var selectors = policies.map { SelectorSet($0.selector) }

    func parts(_ direction: Direction, of policy: Int) -> [ConnectionAlgebra.Part] {
        if let known = parts[policy][direction] { return known }
        let own = policies[policy].grants.filter { $0.direction == direction }
            .map { algebra.part($0, of: policies[policy]) }
        parts[policy][direction] = own
        return own
    }

    func isolates(_ policy: Int, _ direction: Direction) -> Bool { policies[policy].isolates.contains(direction) }

    /// What some policies together allow the pods that all of them select.
    func connections(_ direction: Direction, of indexes: [Int]) -> ConnectionSet {
        guard indexes.contains(where: { isolates($0, direction) }) else { return algebra.everything }
        if indexes.count == 1, let known = single[direction]?[indexes[0]] { return known }
        let set = algebra.set(indexes.flatMap { parts(direction, of: $0) })
        if indexes.count == 1 { single[direction, default: [:]][indexes[0]] = set }
        return set
    }
}
