import SluiceDiagnostics

/// One line of what is allowed: an end, its ports, and the rules that grant it.
public struct ReachRow: Sendable {
    /// A rule that grants something of a row.
    public struct Source: Sendable, Hashable {
        public var policy: String
        /// `spec.egress[0].to[1]`
        public var path: FieldPath
        public var location: SourceLocation?
    }

    public var endpoint: Endpoint
    /// `TCP 443; UDP 53`.
    public var ports: String
    public var portItems: [ConnectionAlgebra.PortItem]
    public var sources: [Source] = []
}
