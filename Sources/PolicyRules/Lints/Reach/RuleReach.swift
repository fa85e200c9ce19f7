import SluiceAddresses
import NetworkPolicyTypes

/// What a rule allows, in a form in which equal reaches are equal values.
///
/// Blocks and selectors are kept apart: whether a block holds for pods depends on the network plugin.
struct RuleReach: Hashable, Sendable {
    /// Every peer, inside the cluster and outside.
    let isEveryone: Bool
    let addresses: AddressRanges
    let pods: Set<PodReach>
    let ports: PortSet

    init(isEveryone: Bool, peers: [PeerReach], ports: PortSet) {
        self.isEveryone = isEveryone
        self.ports = ports
        var ranges: [AddressRanges] = []
        var pods: Set<PodReach> = []
        for peer in peers {
            switch peer {
            case .addresses(_, let set): ranges.append(set)
            case .pods(let reach): pods.insert(reach)
            case .unreadable: break
            }
        }
        addresses = AddressRanges(merging: ranges)
        self.pods = pods
    }

    func contains(_ other: RuleReach) -> Bool {
        guard ports.contains(other.ports) else { return false }
        if isEveryone { return true }
        if other.isEveryone { return false }
        // A selector of the one is looked for among all of the other, but mostly found as it is.
        return addresses.contains(other.addresses)
            && other.pods.allSatisfy { own in pods.contains(own) || pods.contains { own.isSubset(of: $0) } }
    }

    /// What it costs at most to look whether another reach contains this one.
    func cost(in other: RuleReach) -> Int { addresses.count + ports.count + pods.count * (1 + other.pods.count) }
}

/// A bound for work that grows with the square of the input.
struct WorkBudget {
    private var steps: Int

    init(_ steps: Int) {
        self.steps = steps
    }

    /// Whether there is enough left for `cost` steps, which are then taken.
    mutating func spend(_ cost: Int) -> Bool {
        guard cost <= steps else { return false }
        steps -= max(cost, 1)
        return true
    }
}
