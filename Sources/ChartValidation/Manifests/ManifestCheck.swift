import Diagnostics
import KubernetesAPI
import PolicyRules
import YAML

/// Judges the NetworkPolicies of a stream of manifests; objects of other kinds are passed over.
public struct ManifestCheck: Sendable {
    private let policies: PolicyCheck

    public init(model: TypeModel, options: RuleOptions = .init()) {
        policies = PolicyCheck(model: model, options: options)
    }

    /// - Throws: what is no YAML.
    public func findings(of bytes: [UInt8], file: String) throws(SluiceError) -> [Finding] {
        let (objects, problems) = ManifestDocuments.objects(of: try parseAll(bytes, file: file))
        return problems + objects.flatMap(findings)
    }

    func findings(of object: ManifestDocuments.Object) -> [Finding] {
        guard object.kind == "NetworkPolicy" else { return [] }
        switch object.apiVersion {
        case "networking.k8s.io/v1":
            return policies.check(object.value).findings.map { $0.located(in: object.value) }
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
