import NetworkPolicyTypes

/// The protocols that a NetworkPolicy can speak of.
public typealias TransportProtocol = NetworkPolicyPort.PortProtocol

extension TransportProtocol {
    static let allPorts = 1...65535

    /// Its place among the protocols.
    var bits: Int {
        switch self {
        case .tcp: 0
        case .udp: 1
        case .sctp: 2
        }
    }
}
