import SluiceDiagnostics
import NetworkPolicyTypes

/// What the API server refuses or warns about when a NetworkPolicy is created.
///
/// - Note: follows `ValidateNetworkPolicy` of pkg/apis/networking/validation and `networkPolicyWarnings` of
///   pkg/registry/networking/networkpolicy in kubernetes/kubernetes; paths and messages are the server's.
public enum ServerRules {
    /// The server's rules, in the order in which it applies them.
    public static let catalogue: [Rule] =
        MetadataRules.catalogue + SelectorRules.catalogue + PortRules.catalogue + PeerRules.catalogue
        + AddressRules.catalogue + TypeRules.catalogue

    /// - Returns: all that the server finds, ordered as it reports: metadata, selector, ingress, egress, types.
    public static func findings(of policy: NetworkPolicy, options: RuleOptions = .init()) -> [RuleFinding] {
        var errors = ServerErrors()
        MetadataRules.check(policy.metadata ?? ObjectMeta(), FieldPath("metadata"), &errors)
        guard let spec = policy.spec else { return errors.findings }
        let path = FieldPath("spec")
        if let selector = spec.podSelector { SelectorRules.check(selector, path["podSelector"], &errors) }
        for (index, rule) in (spec.ingress ?? []).enumerated() {
            let rulePath = path["ingress"][index]
            PortRules.check(rule.ports ?? [], rulePath["ports"], &errors)
            PeerRules.check(rule.from ?? [], rulePath["from"], options, &errors)
        }
        for (index, rule) in (spec.egress ?? []).enumerated() {
            let rulePath = path["egress"][index]
            PortRules.check(rule.ports ?? [], rulePath["ports"], &errors)
            PeerRules.check(rule.to ?? [], rulePath["to"], options, &errors)
        }
        TypeRules.check(spec.policyTypes ?? [], path["policyTypes"], &errors)
        return errors.findings
    }
}
