import SluiceAddresses
import NetworkPolicyTypes

/// A question: may these pods connect to (or be reached from) that end on those ports?
public struct ReachQuery: Sendable, Hashable {
    /// The other end.
    public enum End: Sendable, Hashable {
        case addresses(AddressRanges)
        /// Every pod with these labels, whatever others it has.
        case pods(labels: [String: String], namespace: NamespacePart)
        /// One pod with these labels and no others.
        case pod(labels: [String: String], namespace: NamespacePart)
        /// The pods behind a Service; without a namespace, that of the pods that ask.
        case service(name: String, namespace: String?)
        /// The pods of a workload: `deployment/web`.
        case workload(kind: String, name: String, namespace: String?)
        case everyone
    }

    /// Namespaces of the other end.
    public enum NamespacePart: Sendable, Hashable {
        /// The namespace of the pods that ask.
        case own
        case any
        case matching(name: String?, labels: [String: String])
    }

    /// A port, or a range of them.
    public struct Port: Sendable, Hashable {
        /// The transport protocol.
        public var transport: TransportProtocol
        /// The port's name; nil for numbers.
        public var name: String?
        /// The port numbers; nil for a name.
        public var range: ClosedRange<Int>?
    }

    /// The direction of the connections.
    public var direction: Direction
    /// The remote endpoint.
    public var end: End
    /// None is all ports of all protocols.
    public var ports: [Port]
    /// As it was asked.
    public var text: String
}

/// What is wrong with a question.
public struct ReachQueryError: Error, Sendable, Hashable {
    /// Why the question cannot be read.
    public var message: String
    /// What to write instead.
    public var hint: String
}
