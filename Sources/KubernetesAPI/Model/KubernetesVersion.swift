/// A minor version of Kubernetes.
public struct KubernetesVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first number.
    public var major: Int
    /// The second number.
    public var minor: Int

    /// Creates a version.
    public init(major: Int = 1, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `1.37`, `v1.37`, `v1.37.2` and `v1.37.2-eks-1a2b3c4`; nil for anything else.
    public init?(_ text: String) {
        let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }),
            let major = Self.number(parts[0]), let minor = Self.number(parts[1]),
            parts.count == 2 || ("0"..."9").contains(parts[2][parts[2].startIndex])
        else { return nil }
        self.init(major: major, minor: minor)
    }

    /// The versions that the built-in definitions describe.
    public static let supported = KubernetesVersion(minor: 21)...KubernetesVersion(minor: 37)

    /// Both numbers, such as `1.33`.
    public var description: String { "\(major).\(minor)" }

    /// The older version comes first.
    public static func < (left: KubernetesVersion, right: KubernetesVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }

    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 4, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}

/// The versions that have a type or a field; both ends are included.
public struct VersionRange: Hashable, Sendable {
    /// The first version; nil for all from the beginning.
    public var since: KubernetesVersion?
    /// The last version; nil for no end.
    public var until: KubernetesVersion?

    /// Creates a range.
    public init(since: KubernetesVersion? = nil, until: KubernetesVersion? = nil) {
        self.since = since
        self.until = until
    }

    /// Whether a version is in the range.
    public func contains(_ version: KubernetesVersion) -> Bool {
        if let since, version < since { return false }
        if let until, version > until { return false }
        return true
    }
}
