import SluiceAddresses
import NetworkPolicyTypes

extension NetworkPolicySpec {
    /// The directions in which the selected pods are isolated: the policy types, defaulted as the API server does.
    package var effectivePolicyTypes: Set<PolicyType> {
        if let policyTypes, !policyTypes.isEmpty { return Set(policyTypes) }
        return (egress ?? []).isEmpty ? [.ingress] : [.ingress, .egress]
    }
}

/// The remote endpoint of a peer, as the API server reads it.
package enum PeerEndpoint {
    /// A block, and what its exceptions leave of it.
    case block(CIDRBlock, AddressRanges)
    /// Pods; without a namespace selector, those of the policy's own namespace.
    case pods(namespaces: LabelSelector?, pods: LabelSelector?)

    /// Nil for what the API server refuses.
    package init?(_ peer: NetworkPolicyPeer) {
        if let block = peer.ipBlock {
            guard peer.podSelector == nil, peer.namespaceSelector == nil, let parsed = ParsedCIDR(block.cidr)?.block
            else { return nil }
            let except = (block.except ?? []).compactMap { ParsedCIDR($0)?.block }
            self = .block(parsed, AddressRanges(parsed, except: except))
        } else if peer.podSelector != nil || peer.namespaceSelector != nil {
            self = .pods(namespaces: peer.namespaceSelector, pods: peer.podSelector)
        } else {
            return nil
        }
    }
}
