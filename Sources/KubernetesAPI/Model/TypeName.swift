/// The name of an object type.
public struct TypeName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name in the definitions, such as `io.k8s.api.networking.v1.NetworkPolicyPort`.
    public var full: String
    /// A name that is unique in its model and fit for a Swift type, such as `NetworkPolicyPort`.
    public var short: String

    /// Creates a name.
    public init(full: String, short: String) {
        self.full = full
        self.short = short
    }

    /// The short name.
    public var description: String { short }

    /// Ordered by the full names.
    public static func < (left: TypeName, right: TypeName) -> Bool {
        left.full < right.full
    }
}
