import SluiceDiagnostics
import SluiceKubernetesAPI
import NetworkPolicyTypes
import SluiceYAML

/// All that can be said about one policy: structure, the server's rules, lints.
public struct PolicyCheck: Sendable {
    /// The resource that the rules are about.
    public static let resource = "networking.k8s.io/v1/NetworkPolicy"

    private let model: TypeModel
    private let options: RuleOptions

    /// - Parameters:
    ///   - model: the API's types, with NetworkPolicy among them.
    ///   - options: the version of Kubernetes, and what lints need to know of the cluster.
    public init(model: TypeModel, options: RuleOptions = .init()) {
        self.model = model
        self.options = options
    }

    /// A policy that was checked.
    public struct Result: Sendable {
        /// The findings, in the order of the rules.
        public var findings: [RuleFinding]
        /// The policy, without what was refused; nil if too little is left of it.
        public var policy: NetworkPolicy?
    }

    /// - Parameters:
    ///   - value: one policy.
    ///   - hasLints: whether what the server accepts is judged too.
    /// - Returns: the findings, ordered by path as far as rules go.
    public func check(_ value: LocatedValue, hasLints: Bool = true) -> Result {
        check([value], hasLints: hasLints).first ?? Result(findings: [], policy: nil)
    }

    /// Policies that are applied together: what one lacks (DNS, say), another may allow for the same pods.
    ///
    /// - Returns: a result for each.
    public func check(_ values: [LocatedValue], hasLints: Bool = true) -> [Result] {
        let structures = values.map { StructureCheck.check($0, resource: Self.resource, model: model) }
        let policies = structures.map { try? ValueDecoder().decode(NetworkPolicy.self, from: $0.pruned) }
        let lints = hasLints ? self.lints(of: policies) : [:]
        return zip(structures, policies).enumerated().map { index, parts in
            let (structure, policy) = parts
            guard let policy else { return Result(findings: structure.findings, policy: nil) }
            return Result(
                findings: findings(of: policy, structure: structure, lints: lints[index] ?? []), policy: policy)
        }
    }

    /// By the index of the policy.
    private func lints(of policies: [NetworkPolicy?]) -> [Int: [RuleFinding]] {
        let indexes = policies.indices.filter { policies[$0] != nil }
        var lints: [Int: [RuleFinding]] = [:]
        for (place, finding) in Lints.findings(of: policies.compactMap { $0 }, options: options) {
            lints[indexes[place], default: []].append(finding)
        }
        return lints
    }

    private func findings(
        of policy: NetworkPolicy, structure: StructureCheck.Result, lints: [RuleFinding]
    ) -> [RuleFinding] {
        var findings = structure.findings
        let isCrowded = (policy.spec?.policyTypes?.count ?? 0) > 2
        if isCrowded {
            // The server stops at the number of policy types.
            findings.removeAll {
                $0.rule == StructureCheck.unsupported.id && $0.path.steps.starts(with: Self.policyTypes)
            }
        }
        let ruled = ServerRules.findings(of: policy, options: options) + lints
        return findings + ruled.filter { !isConsequence($0, of: structure) }
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
