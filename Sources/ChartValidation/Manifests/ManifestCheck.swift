import SluiceDiagnostics
import SluiceKubernetesAPI
import SluicePolicyAnalysis
import SluicePolicyRules
import SluiceYAML

/// Judges the NetworkPolicies of a stream of manifests; objects of other kinds are passed over.
public struct ManifestCheck: Sendable {
    private let policies: PolicyCheck

    /// Creates a check of manifests.
    public init(model: TypeModel, options: RuleOptions = .init()) {
        policies = PolicyCheck(model: model, options: options)
    }

    /// - Throws: what is no YAML.
    public func findings(of bytes: [UInt8], file: String) throws(SluiceError) -> [Finding] {
        let (objects, problems) = ManifestDocuments.objects(of: try parseAll(bytes, file: file))
        return problems + findings(of: objects)
    }

    /// Objects that are applied together.
    func findings(of objects: [ManifestDocuments.Object]) -> [Finding] {
        let policies = objects.filter { $0.kind == "NetworkPolicy" && $0.apiVersion == "networking.k8s.io/v1" }
        let results = self.policies.check(policies.map(\.value))
        return objects.flatMap(versionFindings)
            + zip(policies, results).flatMap { object, result in
                result.findings.map { $0.located(in: object.value) }
            }
    }

    /// What is wrong with the group or version of a NetworkPolicy.
    private func versionFindings(of object: ManifestDocuments.Object) -> [Finding] {
        guard object.kind == "NetworkPolicy", object.apiVersion != "networking.k8s.io/v1" else { return [] }
        switch object.apiVersion {
        case "extensions/v1beta1":
            return [
                Finding(
                    rule: "api-version", severity: .error, location: object.value.location(of: FieldPath("apiVersion")),
                    fieldPath: FieldPath("apiVersion"),
                    message: "NetworkPolicy of extensions/v1beta1 is not served since Kubernetes 1.16",
                    hint: "write apiVersion: networking.k8s.io/v1")
            ]
        default:
            // Other groups have kinds of this name.
            guard object.apiVersion.hasPrefix("networking.k8s.io/") else { return [] }
            return [
                Finding(
                    rule: "api-version", severity: .error, location: object.value.location(of: FieldPath("apiVersion")),
                    fieldPath: FieldPath("apiVersion"), message: "there is no \(object.apiVersion) NetworkPolicy",
                    hint: "write apiVersion: networking.k8s.io/v1")
            ]
        }
    }
}
