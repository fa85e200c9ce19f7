/// What a resource is called in manifests.
public struct GroupVersionKind: Hashable, Sendable, CustomStringConvertible {
    /// Empty for the core group.
    public var group: String
    /// The version, such as `v1`.
    public var version: String
    /// The kind, such as `NetworkPolicy`.
    public var kind: String

    /// Creates a name from its parts.
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
