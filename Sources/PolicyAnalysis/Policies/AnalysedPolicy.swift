import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// One policy as the server understands it, with the places it was written at.
public struct AnalysedPolicy: Sendable {
    /// One other end of one rule.
    struct Grant: Sendable {
        enum End: Sendable {
            case everyone
            case block(CIDRBlock, AddressRanges)
            case pods(namespaces: LabelSelector?, pods: LabelSelector?)
        }

        var direction: Direction
        var rule: Int
        var end: End
        var ports: [NetworkPolicyPort]?
        /// `spec.egress[0].to[1]`; the rule itself where it has no peers.
        var path: FieldPath
        var location: SourceLocation?
    }

    /// The policy's name.
    public let name: String
    /// The policy's own, or the one that it is applied to.
    public let namespace: String
    /// The pods that the policy selects.
    public private(set) var selector: LabelSelector
    /// The directions in which the selected pods are isolated: the policy types, defaulted as the server does.
    public let isolates: Set<Direction>
    /// Where the policy stands, or the values that switch it on.
    public private(set) var location: SourceLocation?
    private(set) var grants: [Grant]

    /// - Parameters:
    ///   - policy: a policy that the server accepts. What it would refuse is left out.
    ///   - namespace: of the policies that do not say one.
    ///   - locate: where a field of it was written.
    public init(
        _ policy: NetworkPolicy, namespace: String = "default",
        locate: (FieldPath) -> SourceLocation? = { _ in nil }
    ) {
        let spec = policy.spec ?? NetworkPolicySpec()
        name = policy.metadata?.name ?? policy.metadata?.generateName ?? ""
        self.namespace = policy.metadata?.namespace ?? namespace
        selector = spec.podSelector ?? LabelSelector()
        isolates = Set(spec.effectivePolicyTypes.map { $0 == .egress ? .egress : .ingress })
        location = locate(FieldPath([]))
        var grants: [Grant] = []
        let rules =
            (spec.egress ?? []).enumerated().map { (Direction.egress, $0, $1.to, $1.ports) }
            + (spec.ingress ?? []).enumerated().map { (Direction.ingress, $0, $1.from, $1.ports) }
        for (direction, index, peers, ports) in rules where isolates.contains(direction) {
            let path = FieldPath("spec")[direction.rawValue][index]
            guard let peers, !peers.isEmpty else {
                grants.append(
                    Grant(
                        direction: direction, rule: index, end: .everyone, ports: ports, path: path,
                        location: locate(path)))
                continue
            }
            for (number, peer) in peers.enumerated() {
                let path = path[direction == .egress ? "to" : "from"][number]
                guard let end = Grant.End(peer) else { continue }
                let place = peer.ipBlock == nil ? path : path["ipBlock"]["cidr"]
                grants.append(
                    Grant(
                        direction: direction, rule: index, end: end, ports: ports, path: path,
                        location: locate(place)))
            }
        }
        self.grants = grants
    }
}

extension AnalysedPolicy.Grant.End {
    /// Nil for what the server refuses.
    fileprivate init?(_ peer: NetworkPolicyPeer) {
        switch PeerEndpoint(peer) {
        case .block(let block, let ranges)?: self = .block(block, ranges)
        case .pods(let namespaces, let pods)?: self = .pods(namespaces: namespaces, pods: pods)
        case nil: return nil
        }
    }
}

extension AnalysedPolicy {
    /// Stands for a label that only the pods of some values have; no real label has a blank in it.
    static let unknownPods = "pods of"

    /// The same for pods of which nothing is known but whose they are.
    ///
    /// Values without templates do not say which pods their policy selects, only that they are those of one component.
    ///
    /// - Parameter owner: the path of the values.
    public func selectingUnknownPods(of owner: String) -> AnalysedPolicy {
        var policy = self
        policy.selector = LabelSelector(matchLabels: [Self.unknownPods: owner])
        return policy
    }

    /// Whether nobody can tell which pods it selects.
    public var selectsUnknownPods: Bool { selector.matchLabels?[Self.unknownPods] != nil }

    /// The same with other names of files.
    public func movingFiles(_ rename: (String) -> String) -> AnalysedPolicy {
        var policy = self
        policy.location = location?.movingFile(rename)
        policy.grants = grants.map { grant in
            var grant = grant
            grant.location = grant.location?.movingFile(rename)
            return grant
        }
        return policy
    }
}

extension [AnalysedPolicy] {
    /// For each policy the index of the last one that has its namespace and name: kubectl applies them in order, and each
    /// replaces the one before.
    public var lastOfEachName: [Int] {
        let names = map { [$0.namespace, $0.name] }
        let last = Dictionary(zip(names, indices)) { _, later in later }
        return names.map { last[$0, default: 0] }
    }
}
