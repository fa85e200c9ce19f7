import SluiceDiagnostics
import NetworkPolicyTypes

/// The pods of one pod template.
public struct Workload: Sendable, Hashable {
    /// A port that a container declares.
    public struct Port: Sendable, Hashable {
        public var name: String?
        public var number: Int
        public var transport: TransportProtocol

        public init(name: String? = nil, number: Int, transport: TransportProtocol = .tcp) {
            self.name = name
            self.number = number
            self.transport = transport
        }
    }

    /// `Deployment`; of the object that has the template.
    public var kind: String
    public var name: String
    public var namespace: String
    /// Of its pods.
    public var labels: [String: String]
    public var ports: [Port]
    /// Whether its pods share the node's network, where policies do not govern them.
    public var isOnHostNetwork: Bool
    public var location: SourceLocation?

    public init(
        kind: String, name: String, namespace: String, labels: [String: String], ports: [Port] = [],
        isOnHostNetwork: Bool = false, location: SourceLocation? = nil
    ) {
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.ports = ports
        self.isOnHostNetwork = isOnHostNetwork
        self.location = location
    }

    /// `deployment/web in namespace shop`
    public var title: String { "\(shortTitle) in namespace \(namespace)" }

    /// `deployment/web`
    public var shortTitle: String { "\(kind.lowercased())/\(name)" }
}

/// A Service, as far as connections through it concern policies: those are judged by the pods and ports behind it.
public struct ServiceObject: Sendable, Hashable {
    public struct Port: Sendable, Hashable {
        public var name: String?
        public var number: Int
        public var transport: TransportProtocol
        /// Nil is the number of the Service's own port.
        public var target: Target?
    }

    public enum Target: Sendable, Hashable {
        case number(Int)
        case name(String)
    }

    public var name: String
    public var namespace: String
    /// Nil where no selector says which pods are behind it.
    public var selector: [String: String]?
    public var ports: [Port]
    public var location: SourceLocation?
}

/// A Namespace with its labels.
public struct NamespaceObject: Sendable, Hashable {
    public var name: String
    public var labels: [String: String]
}

/// A policy of a kind that is not understood: what it allows or denies is not known.
public struct ForeignPolicy: Sendable, Hashable {
    /// `CiliumNetworkPolicy`; of a policy inside another object, where it is: `SandboxTemplate spec.networkPolicy`.
    public var kind: String
    public var name: String
    /// Nil where it may concern every namespace.
    public var namespace: String?
    public var location: SourceLocation
    /// Whether it is a NetworkPolicy that has no meaning.
    public var isMeaningless: Bool

    public init(
        kind: String, name: String, namespace: String?, location: SourceLocation, isMeaningless: Bool = false
    ) {
        self.isMeaningless = isMeaningless
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.location = location
    }

    /// The same in a file of another name.
    func movingFile(_ rename: (String) -> String) -> ForeignPolicy {
        var policy = self
        policy.location = location.movingFile(rename)
        return policy
    }
}
