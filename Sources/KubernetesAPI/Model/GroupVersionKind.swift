/// What a resource is called in manifests.
public struct GroupVersionKind: Hashable, Sendable, CustomStringConvertible {
    /// Empty for the core group.
    public var group: String
    public var version: String
    public var kind: String

    public init(group: String, version: String, kind: String) {
        self.group = group
        self.version = version
        self.kind = kind
    }

    /// The value of a manifest's `apiVersion`.
    public var apiVersion: String {
        group.isEmpty ? version : "\(group)/\(version)"
    }

    /// The key of ``TypeModel/resources``: `networking.k8s.io/v1/NetworkPolicy`, or `v1/Pod`.
    public var description: String {
        "\(apiVersion)/\(kind)"
    }
}
