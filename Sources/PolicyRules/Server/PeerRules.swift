import SluiceDiagnostics
import NetworkPolicyTypes

/// The rules of peers.
///
/// - Note: follows `ValidateNetworkPolicyPeer` of kubernetes/kubernetes.
enum PeerRules {
    static let empty = Rule("peer-empty", .error, .server, "a peer names nobody")
    static let mixed = Rule("peer-mixed", .error, .server, "a peer has an ipBlock beside a selector")

    static let catalogue = [empty, mixed]

    static func check(
        _ peers: [NetworkPolicyPeer], _ path: FieldPath, _ options: RuleOptions, _ errors: inout ServerErrors
    ) {
        for (index, peer) in peers.enumerated() {
            let path = path[index]
            if let selector = peer.podSelector { SelectorRules.check(selector, path["podSelector"], &errors) }
            if let selector = peer.namespaceSelector {
                SelectorRules.check(selector, path["namespaceSelector"], &errors)
            }
            if let block = peer.ipBlock { AddressRules.check(block, path["ipBlock"], options, &errors) }
            let hasSelector = peer.podSelector != nil || peer.namespaceSelector != nil
            if peer.ipBlock == nil, !hasSelector {
                errors.required(
                    empty, path, "must specify a peer",
                    hint: "name podSelector, namespaceSelector or ipBlock; podSelector: {} is every pod of the "
                        + "namespace")
            } else if peer.ipBlock != nil, hasSelector {
                errors.forbidden(
                    mixed, path, "may not specify both ipBlock and another peer",
                    hint: "make them two items of the list")
            }
        }
    }
}
