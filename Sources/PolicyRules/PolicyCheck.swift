import Diagnostics
import KubernetesAPI
import NetworkPolicyTypes
import YAML

/// All that can be said about one policy: structure, the server's rules, lints.
public struct PolicyCheck: Sendable {
    public static let resource = "networking.k8s.io/v1/NetworkPolicy"

    private let model: TypeModel
    private let options: RuleOptions

    /// - Parameter model: the API's types, with NetworkPolicy among them.
    public init(model: TypeModel, options: RuleOptions = .init()) {
        self.model = model
        self.options = options
    }

    /// A policy that was checked.
    public struct Result: Sendable {
        public var findings: [RuleFinding]
        /// The policy, without what was refused; nil if too little is left of it.
        public var policy: NetworkPolicy?
    }

    /// - Parameter hasLints: whether what the server accepts is judged too.
    /// - Returns: the findings, ordered by path as far as rules go.
    public func check(_ value: LocatedValue, hasLints: Bool = true) -> Result {
        let structure = StructureCheck.check(value, resource: Self.resource, model: model)
        guard let policy = try? ValueDecoder().decode(NetworkPolicy.self, from: structure.pruned) else {
            return Result(findings: structure.findings, policy: nil)
        }
        var findings = structure.findings
        let isCrowded = (policy.spec?.policyTypes?.count ?? 0) > 2
        if isCrowded {
            // The server stops at the number of policy types.
            findings.removeAll {
                $0.rule == StructureCheck.unsupported.id && $0.path.steps.starts(with: Self.policyTypes)
            }
        }
        let ruled =
            ServerRules.findings(of: policy, options: options)
            + (hasLints ? Lints.findings(of: policy, options: options) : [])
        findings += ruled.filter { !isConsequence($0, of: structure) }
        return Result(findings: findings, policy: policy)
    }

    private static let policyTypes: [FieldPath.Step] = [.key("spec"), .key("policyTypes")]

    /// Whether a rule complains of what is missing only because it was refused.
    private func isConsequence(_ finding: RuleFinding, of structure: StructureCheck.Result) -> Bool {
        guard !structure.refused.isEmpty else { return false }
        let steps = finding.path.steps
        return structure.refused.contains(finding.path)
            || structure.refused.contains(FieldPath(Array(steps.dropLast())))
    }
}
