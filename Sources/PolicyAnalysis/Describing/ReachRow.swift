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
    /// What the policies of the other end leave of it; nil where none of them is known to select these pods.
    public var otherEnd: OtherEnd?
    /// The pods of the row, in the algebra that made it.
    var term: ConnectionSet.Term?

    /// What other policies say of a connection, where its other end is pods that they select.
    public struct OtherEnd: Sendable, Hashable {
        /// Whether they allow all of it, nothing of it, or some.
        public var verdict: ReachAnswer.Verdict
        /// The policies that refuse something of it.
        public var policies: [String]
    }
}
