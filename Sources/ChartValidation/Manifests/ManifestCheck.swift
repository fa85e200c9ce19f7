import SluiceDiagnostics
import SluiceKubernetesAPI
import SluicePolicyAnalysis
import SluicePolicyRules
import SluiceYAML

/// Validates the NetworkPolicies of a stream of manifests; other objects are looked at only for what they mean to them.
public struct ManifestCheck: Sendable {
    static let nothingRule = "nothing-judged"
    static let foreignRule = "policy-not-understood"

    private let policies: PolicyCheck

    public init(model: TypeModel, options: RuleOptions = .init()) {
        policies = PolicyCheck(model: model, options: options)
    }

    /// - Parameter namespace: of the objects that do not say one.
    /// - Throws: what is no YAML.
    public func findings(
        of bytes: [UInt8], file: String, namespace: String = "default"
    ) throws(SluiceError) -> [Finding] {
        let (objects, problems) = ManifestDocuments.objects(of: try parseAll(bytes, file: file))
        var findings = problems + self.findings(of: objects, namespace: namespace)
        let isJudged = objects.contains(where: \.isNetworkPolicy)
        if !isJudged, findings.isEmpty || findings.allSatisfy({ $0.rule == Self.foreignRule }) {
            findings.append(Self.nothing(objects, file))
        }
        return findings
    }

    /// Objects that are applied together.
    func findings(of objects: [ManifestDocuments.Object], namespace: String = "default") -> [Finding] {
        let own = objects.filter(\.isNetworkPolicy)
        let results = policies.check(own.map(\.value))
        let stream = StreamObjects(objects, namespace: namespace)
        let foreign = stream.foreign.map { policy in
            Finding(
                rule: Self.foreignRule, severity: .info, location: policy.location,
                message:
                    "\(policy.kind) \(policy.name) is not understood, and may allow or deny what NetworkPolicies do not",
                hint: "what sluice says of NetworkPolicies holds for these alone")
        }
        return stream.nearMisses + foreign
            + zip(own, results).flatMap { object, result in
                result.findings.map { $0.located(in: object.value) }
            }
            + StreamLints(
                zip(own, results).compactMap { object, result in result.policy.map { (object.value, $0) } }, stream,
                namespace: namespace
            ).findings()
    }

    /// A command that failed in a pipe leaves nothing, and nothing is never wrong.
    private static func nothing(_ objects: [ManifestDocuments.Object], _ file: String) -> Finding {
        Finding(
            rule: nothingRule, severity: .warning,
            location: SourceLocation(file: file, line: 0, column: 0),
            message: objects.isEmpty
                ? "there is no document in it"
                : "there is no NetworkPolicy among \(objects.count) object\(objects.count == 1 ? "" : "s")",
            hint: "see whether the command that writes it has failed, and which values switch policies on")
    }
}
