import SluiceAddresses
import SluiceKubernetesAPI

/// What rules must be told about the cluster.
public struct RuleOptions: Sendable {
    /// The version whose server judges; nil for the newest.
    public var kubernetesVersion: KubernetesVersion?
    /// Whether the cluster runs node-local-dns, which no selector reaches.
    public var nodeLocalDNS = false
    /// Whether pods have addresses of both families.
    public var dualStack = false
    /// Where the cluster's own addresses lie, as far as known.
    public var podCIDRs: [CIDRBlock] = []
    /// The cluster's ranges of Service addresses.
    public var serviceCIDRs: [CIDRBlock] = []
    /// The cluster's ranges of node addresses.
    public var nodeCIDRs: [CIDRBlock] = []

    /// Creates options without knowledge of the cluster.
    public init() {}

    /// How the server judges CIDRs that older readers take: it refuses them from 1.36, warns from 1.33, and says
    /// nothing before (the feature StrictIPCIDRValidation).
    enum CIDRStrictness { case silent, warns, refuses }

    var cidrStrictness: CIDRStrictness {
        guard let version = kubernetesVersion else { return .refuses }
        if version >= KubernetesVersion(minor: 36) { return .refuses }
        return version >= KubernetesVersion(minor: 33) ? .warns : .silent
    }
}
