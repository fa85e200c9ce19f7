import SluiceCodegen
import SluiceDiagnostics
import SluiceKubernetesAPI
import SluicePolicyRules
import SluiceYAML

/// Judges values for a chart: by its schema, and the policies that they stand for by the API's rules and the lints.
public struct ValuesCheck: Sendable {
    static let disabledRule = "rules-on-disabled-policy"

    private let context: ChartContext
    private let policies: PolicyCheck

    /// Creates a check of values files.
    public init(_ context: ChartContext, options: RuleOptions = .init()) {
        self.context = context
        policies = PolicyCheck(model: context.model, options: options)
    }

    /// - Parameters:
    ///   - files: values in the order of `-f`; a later one overrides the earlier.
    ///   - isRendered: whether the policies that are on are judged as the chart renders them, so that they are not
    ///     judged here.
    /// - Returns: findings, each at the file that last set the value.
    public func findings(of files: [LocatedValue], isRendered: Bool = false) -> [Finding] {
        let empty = LocatedValue(
            .object([:]), at: SourceLocation(file: context.folder + "/values.yaml", line: 0, column: 0))
        let own = files.dropFirst().reduce(files.first ?? empty) { ValuesMerge.merging($0, with: $1) }
        let values = context.defaults.map { ValuesMerge.coalescing(own, over: $0) } ?? own
        var findings: [Finding] = []
        if let schema = context.schema { findings += SchemaFindings(schema: schema).findings(in: values) }
        for expansion in BlockExpansion.all(context.blocks, values: values) {
            if !isRendered || !expansion.isEnabled { findings += self.findings(of: expansion) }
            if !expansion.isEnabled {
                findings += disabled(expansion.block.path, gates: expansion.block.gates, own: own)
            }
        }
        for policy in ImpliedPolicy.all(in: values, except: context.blocks.map(\.path)) {
            if !isRendered || !policy.isEnabled { findings += self.findings(of: policy) }
            if !policy.isEnabled {
                findings += disabled(policy.path, gates: [policy.path.appending("enabled")], own: own)
            }
        }
        findings += PlainAnnotations.findings(in: values)
        return findings.withoutRepetitions
    }

    private func findings(of expansion: BlockExpansion) -> [Finding] {
        guard expansion.block.resource == PolicyCheck.resource else { return [] }
        return policies.check(expansion.object, hasLints: expansion.isEnabled).findings.map {
            $0.located(in: expansion.object)
        }
    }

    private func findings(of policy: ImpliedPolicy) -> [Finding] {
        policies.check(policy.object, hasLints: policy.isEnabled).findings
            // What the policy allows as a whole is up to the templates.
            .filter { policy.isWhole || $0.path.steps.count > 2 }
            .map { $0.located(in: policy.object) }
    }

    /// Rules that somebody wrote for a policy that is off. The chart's own defaults are no such rules.
    private func disabled(_ path: ValuePath, gates: [ValuePath], own: LocatedValue) -> [Finding] {
        guard case .object(let members)? = own[path]?.content, files(own) else { return [] }
        for key in ["egress", "extraEgress", "ingress", "extraIngress"] {
            guard let member = members[key], !member.value.isEmpty else { continue }
            if case .scalar = member.value.content { continue }
            let names = gates.map(\.description).joined(separator: " and ")
            return [
                Finding(
                    rule: Self.disabledRule, severity: .warning, location: member.keyLocation,
                    fieldPath: FieldPath((path.keys + [key]).map { .key($0) }),
                    message: "these rules have no effect: the policy is off", hint: "set \(names) to true")
            ]
        }
        return []
    }

    private func files(_ own: LocatedValue) -> Bool { own.location.line > 0 }
}
