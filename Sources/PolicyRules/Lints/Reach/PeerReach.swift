import SluiceAddresses
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// Pods that a peer selects.
struct PodReach: Hashable, Sendable {
    /// Nil is the policy's own namespace.
    var namespaces: SelectorSet?
    var pods: SelectorSet

    func isSubset(of other: PodReach) -> Bool {
        guard pods.isSubset(of: other.pods) else { return false }
        switch (namespaces, other.namespaces) {
        case (nil, nil): return true
        case (nil, let others?): return others.isEverything
        case (_?, nil): return false
        case (let own?, let others?): return own.isSubset(of: others)
        }
    }
}

/// Whom a peer stands for.
enum PeerReach: Hashable, Sendable {
    case pods(PodReach)
    /// A block, and what its exceptions leave of it.
    case addresses(CIDRBlock, AddressRanges)
    /// What the server refuses.
    case unreadable

    init(_ peer: NetworkPolicyPeer) {
        switch PeerEndpoint(peer) {
        case .block(let block, let ranges)?: self = .addresses(block, ranges)
        case .pods(let namespaces, let pods)?:
            self = .pods(PodReach(namespaces: namespaces.map { SelectorSet($0) }, pods: SelectorSet(pods)))
        case nil: self = .unreadable
        }
    }

    func isSubset(of other: PeerReach) -> Bool {
        switch (self, other) {
        case (.pods(let own), .pods(let others)): own.isSubset(of: others)
        case (.addresses(let block, let own), .addresses(let wider, let others)):
            wider.contains(block) && others.contains(own)
        default: false
        }
    }

    /// Whether it is readable and not a block whose exceptions leave nothing.
    var isSomething: Bool {
        switch self {
        case .unreadable: false
        case .addresses(_, let ranges): !ranges.isEmpty
        case .pods: true
        }
    }

    /// What a comparison costs.
    var count: Int {
        if case .addresses(_, let ranges) = self { return 1 + ranges.count }
        return 1
    }
}
