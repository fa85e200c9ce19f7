import SluiceAddresses
import NetworkPolicyTypes

/// Makes and compares connection sets.
///
/// It keeps every port set and selection once. Sets of two algebras cannot be mixed. An algebra belongs to one task.
public final class ConnectionAlgebra {
    var ports = PortSets()
    var selections = PodSelections()

    /// Sets of more terms than these are given up.
    static let termLimit = 200_000

    public init() {}

    /// Every connection with TCP, UDP or SCTP.
    public private(set) lazy var everything: ConnectionSet = everyone(ports.everything)

    // MARK: Parts

    /// One other end, before it is united with others.
    struct Part {
        enum End {
            case everyone
            case addresses(IPFamily, [ClosedRange<UInt128>])
            case pods(PodSelections.ID)
        }

        var end: End
        var ports: PortSets.ID
        /// The ports at addresses, where they are others than those at pods: addresses have no names for ports.
        var addressPorts: PortSets.ID?
    }

    /// All that one of the parts has.
    func set(_ parts: [Part]) -> ConnectionSet {
        var addresses: [IPFamily: [(range: ClosedRange<UInt128>, ports: PortSets.ID)]] = [:]
        var terms: [ConnectionSet.Term] = []
        for part in parts {
            switch part.end {
            case .everyone:
                let open = part.addressPorts ?? part.ports
                addresses[.v4, default: []].append((0...IPFamily.v4.last, open))
                addresses[.v6, default: []].append((0...IPFamily.v6.last, open))
                terms.append(.init(selection: PodSelections.everything, ports: part.ports))
            case .addresses(let family, let ranges):
                for range in ranges { addresses[family, default: []].append((range, part.ports)) }
            case .pods(let selection):
                terms.append(.init(selection: selection, ports: part.ports))
            }
        }
        var result = ConnectionSet()
        result.v4 = AddressSegments(addresses[.v4] ?? [], &ports)
        result.v6 = AddressSegments(addresses[.v6] ?? [], &ports)
        result.pods = united(terms)
        return result
    }

    func everyone(_ set: PortSets.ID, _ direction: Direction = .ingress) -> ConnectionSet {
        self.set([everyonePart(set, direction)])
    }

    /// Of connections to others, only pods give names to ports; of connections from others, the pods themselves do.
    func everyonePart(_ set: PortSets.ID, _ direction: Direction) -> Part {
        Part(end: .everyone, ports: set, addressPorts: direction == .egress ? ports.withoutNames(set) : nil)
    }

    // MARK: Operations

    /// What is in one of them or both.
    public func union(_ left: ConnectionSet, _ right: ConnectionSet) -> ConnectionSet {
        var result = ConnectionSet()
        result.v4 = left.v4.applying(.union, right.v4, &ports)
        result.v6 = left.v6.applying(.union, right.v6, &ports)
        result.pods = united(left.pods + right.pods)
        return result
    }

    /// What is in both.
    ///
    /// - Throws: when that takes too many steps to work out.
    public func intersection(
        _ left: ConnectionSet, _ right: ConnectionSet
    ) throws(AnalysisLimitError) -> ConnectionSet {
        var result = ConnectionSet()
        result.v4 = left.v4.applying(.intersection, right.v4, &ports)
        result.v6 = left.v6.applying(.intersection, right.v6, &ports)
        result.pods = try intersection(left.pods, right.pods)
        return result
    }

    /// What is in the first and not in the second.
    ///
    /// - Throws: when that takes too many steps to work out.
    public func subtracting(
        _ right: ConnectionSet, from left: ConnectionSet
    ) throws(AnalysisLimitError) -> ConnectionSet {
        var result = ConnectionSet()
        result.v4 = left.v4.applying(.difference, right.v4, &ports)
        result.v6 = left.v6.applying(.difference, right.v6, &ports)
        result.pods = try subtracting(right.pods, from: left.pods)
        return result
    }

    /// Whether `set` has all of `other`.
    ///
    /// - Throws: when that takes too many steps to work out.
    public func contains(_ set: ConnectionSet, _ other: ConnectionSet) throws(AnalysisLimitError) -> Bool {
        try subtracting(set, from: other).isEmpty
    }

    /// Whether both hold the same connections.
    ///
    /// - Throws: when that takes too many steps to work out.
    public func areEqual(_ left: ConnectionSet, _ right: ConnectionSet) throws(AnalysisLimitError) -> Bool {
        if left == right { return true }
        guard left.v4 == right.v4, left.v6 == right.v6 else { return false }
        guard try subtracting(left.pods, from: right.pods).isEmpty else { return false }
        return try subtracting(right.pods, from: left.pods).isEmpty
    }

    // MARK: Questions

    /// Whether one connection to or from an address is in the set; takes the time of a search in sorted ranges.
    public func contains(
        _ set: ConnectionSet, address: IPAddress, _ transport: TransportProtocol, port: Int, named name: String? = nil
    ) -> Bool {
        let open = set.segments(address.family).ports(at: address.bits)
        return ports.contains(open, transport, port, named: name)
    }

    /// Whether one connection to or from a pod is in the set.
    ///
    /// - Parameters:
    ///   - set: the connections.
    ///   - podLabels: all labels of the pod.
    ///   - namespace: labels of the pod's namespace, with `kubernetes.io/metadata.name` among them.
    ///   - transport: the protocol.
    ///   - port: the number of the port.
    ///   - name: what the pod calls the port.
    public func contains(
        _ set: ConnectionSet, podLabels: [String: String], namespace: [String: String],
        _ transport: TransportProtocol, port: Int, named name: String? = nil
    ) -> Bool {
        let answer = { (label: PodSelections.Label) in
            label.isOfNamespace ? namespace[label.key] : podLabels[label.key]
        }
        return set.pods.contains { term in
            ports.contains(term.ports, transport, port, named: name)
                && selections.contains(term.selection, labels: answer)
                && !term.except.contains { selections.contains($0, labels: answer) }
        }
    }

    /// Addresses with ports of a protocol.
    public func addresses(
        _ ranges: AddressRanges, _ transport: TransportProtocol, _ numbers: ClosedRange<Int>
    ) -> ConnectionSet {
        let open = ports.set(transport, numbers)
        return set([
            Part(end: .addresses(.v4, ranges.v4), ports: open), Part(end: .addresses(.v6, ranges.v6), ports: open),
        ])
    }
}
