import SluiceDiagnostics
import SluiceYAML

/// What an object is among policies.
public enum PolicyKind: Sendable {
    case networkPolicy
    /// A policy of a kind that is not understood, of the whole cluster or of its namespace.
    case foreign(isClusterWide: Bool)
    /// Something that is no kind at all, and nearly a NetworkPolicy.
    case nearMiss(Finding)
    case other

    static let version = "networking.k8s.io/v1"
    static let kind = "NetworkPolicy"

    /// Groups whose objects decide about connections, beside those whose kinds are named like policies.
    ///
    /// - Note: the API references of Istio, Linkerd, OVN-Kubernetes and OpenShift.
    private static let foreignKinds: Set<String> = [
        "security.istio.io/AuthorizationPolicy", "networking.istio.io/Sidecar",
        "policy.linkerd.io/AuthorizationPolicy", "policy.linkerd.io/ServerAuthorization", "policy.linkerd.io/Server",
        "k8s.ovn.org/EgressFirewall", "policy.networking.k8s.io/AdminNetworkPolicy",
        "policy.networking.k8s.io/BaselineAdminNetworkPolicy", "policy.networking.k8s.io/ClusterNetworkPolicy",
    ]

    public init(_ object: ManifestDocuments.Object) {
        let group = object.apiVersion.split(separator: "/").dropLast().first.map(String.init) ?? ""
        if object.kind == Self.kind, object.apiVersion == Self.version {
            self = .networkPolicy
            return
        }
        if object.kind == Self.kind {
            // Other groups have kinds of this name; those of Kubernetes itself have no dot, or end with k8s.io.
            let isOwn = !group.contains(".") || group == "networking.k8s.io" || Self.isNear(group, "networking.k8s.io")
            guard isOwn else {
                self = .foreign(isClusterWide: false)
                return
            }
            self = .nearMiss(Self.versionFinding(object))
            return
        }
        if Self.foreignKinds.contains("\(group)/\(object.kind)")
            || (object.kind.hasSuffix(Self.kind) && group.contains("."))
        {
            let words = ["Cluster", "Global", "Admin"]
            self = .foreign(isClusterWide: words.contains { object.kind.contains($0) })
            return
        }
        let isOfGroup = group == "networking.k8s.io" || group.isEmpty || !group.contains(".")
        if object.kind.lowercased() == Self.kind.lowercased() || (isOfGroup && Self.isNear(object.kind, Self.kind)) {
            self = .nearMiss(
                Finding(
                    rule: "api-kind", severity: .error, location: object.value.location(of: FieldPath("kind")),
                    fieldPath: FieldPath("kind"), message: "there is no kind \(object.kind)",
                    hint: "write kind: NetworkPolicy and apiVersion: networking.k8s.io/v1"))
            return
        }
        self = .other
    }

    /// Three slips lead from NetworkPolicies to NetworkPolicy.
    private static func isNear(_ word: String, _ meant: String) -> Bool {
        word != meant && editDistance(word, meant, limit: 3) != nil
    }

    private static func versionFinding(_ object: ManifestDocuments.Object) -> Finding {
        Finding(
            rule: "api-version", severity: .error, location: object.value.location(of: FieldPath("apiVersion")),
            fieldPath: FieldPath("apiVersion"),
            message: object.apiVersion == "extensions/v1beta1"
                ? "NetworkPolicy of extensions/v1beta1 is not served since Kubernetes 1.16"
                : "there is no \(object.apiVersion) NetworkPolicy",
            hint: "write apiVersion: networking.k8s.io/v1")
    }
}
