/// The release that a case is rendered as.
public struct Release: Sendable, Hashable {
    /// The release's name.
    public var name: String
    /// The namespace it goes to.
    public var namespace: String

    /// Names a release.
    public init(name: String = "release", namespace: String = "default") {
        self.name = name
        self.namespace = namespace
    }
}
