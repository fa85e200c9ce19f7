import SluiceAddresses

/// An exact set of connections of some pods in one direction: the other end, the protocol, the port.
///
/// Other ends are IP addresses, and pods by the labels of them and of their namespaces. The two are kept apart, as the
/// documentation of NetworkPolicy has it: a block of addresses is meant for what lies outside the cluster, and what a
/// pod's own address is nobody knows beforehand.
///
/// Pods are a sum of terms, so that a set has as many of them as rules wrote. One set has many such sums: ask
/// ``ConnectionAlgebra/areEqual(_:_:)`` whether two hold the same connections, not `==`.
public struct ConnectionSet: Hashable, Sendable {
    /// Pods of a selection that are not in some others, and the ports that are open there.
    struct Term: Hashable, Sendable {
        var selection: PodSelections.ID
        /// By rising number; each of them overlaps the selection.
        var except: [PodSelections.ID] = []
        var ports: PortSets.ID
    }

    var v4 = AddressSegments()
    var v6 = AddressSegments()
    /// None of them is empty; they may overlap.
    var pods: [Term] = []

    public init() {}

    /// Whether there is no connection in it.
    public var isEmpty: Bool { v4.segments.isEmpty && v6.segments.isEmpty && pods.isEmpty }

    func segments(_ family: IPFamily) -> AddressSegments { family == .v4 ? v4 : v6 }

    /// How many ranges of addresses with the same ports it has: what comparing costs.
    public var rangeCount: Int { v4.segments.count + v6.segments.count }
}
