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
        public var transport: TransportProtocol
        public var name: String?
        public var range: ClosedRange<Int>?
    }

    public var direction: Direction
    public var end: End
    /// None is all ports of all protocols.
    public var ports: [Port]
    /// As it was asked.
    public var text: String
}

/// What is wrong with a question.
public struct ReachQueryError: Error, Sendable, Hashable {
    public var message: String
    public var hint: String
}
