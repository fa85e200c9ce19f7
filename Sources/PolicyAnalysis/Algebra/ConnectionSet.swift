import SluiceAddresses

/// An exact set of connections of some pods in one direction: the other end, the protocol, the port.
///
/// Other ends are IP addresses, and pods by the labels of them and of their namespaces. The two are kept apart, as the
/// documentation of NetworkPolicy has it: a block of addresses is meant for what lies outside the cluster, and what a
/// pod's own address is nobody knows beforehand.
///
/// Two sets of one ``ConnectionAlgebra`` are equal values if and only if they hold the same connections.
public struct ConnectionSet: Hashable, Sendable {
    var v4 = AddressSegments()
    var v6 = AddressSegments()
    var pods: LabelDiagrams.ID = LabelDiagrams.leaf(PortSets.none)

    /// Creates an empty set.
    public init() {}

    /// Whether there is no connection in it.
    public var isEmpty: Bool { self == ConnectionSet() }

    func segments(_ family: IPFamily) -> AddressSegments { family == .v4 ? v4 : v6 }

    /// How many ranges of addresses with the same ports it has: what comparing costs.
    public var rangeCount: Int { v4.segments.count + v6.segments.count }
}
