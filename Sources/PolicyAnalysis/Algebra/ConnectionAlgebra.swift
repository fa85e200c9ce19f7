import SluiceAddresses
import NetworkPolicyTypes

/// Makes and compares connection sets.
///
/// It keeps every port set and label function once, which makes equality a comparison of numbers. Sets of two algebras
/// cannot be mixed. An algebra belongs to one task.
public final class ConnectionAlgebra {
    var ports = PortSets()
    var diagrams = LabelDiagrams()
    private var unions = Array(repeating: PairTable(), count: SetOperation.allCases.count)

    /// Creates an empty algebra.
    public init() {}

    /// Whether selectors were so many and so different that results are not to be trusted: some two million branches.
    public var isExhausted: Bool { diagrams.isExhausted }

    /// Every connection with TCP, UDP or SCTP.
    public private(set) lazy var everything: ConnectionSet = everyone(ports.everything)

    // MARK: Parts

    /// One other end, before it is united with others.
    struct Part {
        enum End {
            case everyone
            case addresses(IPFamily, [ClosedRange<UInt128>])
            case pods(LabelDiagrams.ID)
        }

        var end: End
        var ports: PortSets.ID
        /// The ports at addresses, where they are others than those at pods: addresses have no names for ports.
        var addressPorts: PortSets.ID?
    }

    /// All that one of the parts has.
    func set(_ parts: [Part]) -> ConnectionSet {
        var addresses: [IPFamily: [(range: ClosedRange<UInt128>, ports: PortSets.ID)]] = [:]
        var pods: [LabelDiagrams.ID] = []
        var podPorts: [LabelDiagrams.ID: PortSets.ID] = [:]
        for part in parts {
            switch part.end {
            case .everyone:
                let open = part.addressPorts ?? part.ports
                addresses[.v4, default: []].append((0...IPFamily.v4.last, open))
                addresses[.v6, default: []].append((0...IPFamily.v6.last, open))
                podPorts[LabelDiagrams.leaf(1), default: PortSets.none] = ports.apply(
                    .union, podPorts[LabelDiagrams.leaf(1)] ?? PortSets.none, part.ports)
            case .addresses(let family, let ranges):
                for range in ranges { addresses[family, default: []].append((range, part.ports)) }
            case .pods(let selection):
                if podPorts[selection] == nil { pods.append(selection) }
                podPorts[selection] = ports.apply(.union, podPorts[selection] ?? PortSets.none, part.ports)
            }
        }
        var result = ConnectionSet()
        result.v4 = AddressSegments(addresses[.v4] ?? [], &ports)
        result.v6 = AddressSegments(addresses[.v6] ?? [], &ports)
        var functions = pods.map { opening($0, podPorts[$0] ?? PortSets.none) }
        if let all = podPorts[LabelDiagrams.leaf(1)] { functions.append(LabelDiagrams.leaf(all)) }
        result.pods = united(functions)
        return result
    }

    func everyone(_ set: PortSets.ID, _ direction: Direction = .ingress) -> ConnectionSet {
        self.set([everyonePart(set, direction)])
    }

    /// Of connections to others, only pods give names to ports; of connections from others, the pods themselves do.
    func everyonePart(_ set: PortSets.ID, _ direction: Direction) -> Part {
        Part(end: .everyone, ports: set, addressPorts: direction == .egress ? ports.withoutNames(set) : nil)
    }

    /// A selection of pods, one where they are in it, as a function to ports.
    private func opening(_ selection: LabelDiagrams.ID, _ set: PortSets.ID) -> LabelDiagrams.ID {
        var memory: [LabelDiagrams.ID: LabelDiagrams.ID] = [:]
        return diagrams.mapping(selection, memory: &memory) { $0 == 1 ? set : PortSets.none }
    }

    /// In pairs, so that each function takes part in few unions.
    private func united(_ functions: [LabelDiagrams.ID]) -> LabelDiagrams.ID {
        var functions = functions
        while functions.count > 1 {
            functions = stride(from: 0, to: functions.count, by: 2).map { index in
                index + 1 < functions.count
                    ? apply(.union, functions[index], functions[index + 1]) : functions[index]
            }
        }
        return functions.first ?? LabelDiagrams.leaf(PortSets.none)
    }

    private func apply(
        _ operation: SetOperation, _ left: LabelDiagrams.ID, _ right: LabelDiagrams.ID
    ) -> LabelDiagrams.ID {
        diagrams.apply(left, right, memory: &unions[operation.rawValue]) { ports.apply(operation, $0, $1) }
    }

    // MARK: Operations

    func apply(_ operation: SetOperation, _ left: ConnectionSet, _ right: ConnectionSet) -> ConnectionSet {
        var result = ConnectionSet()
        result.v4 = left.v4.applying(operation, right.v4, &ports)
        result.v6 = left.v6.applying(operation, right.v6, &ports)
        result.pods = apply(operation, left.pods, right.pods)
        return result
    }

    /// What is in one of them or both.
    public func union(_ left: ConnectionSet, _ right: ConnectionSet) -> ConnectionSet { apply(.union, left, right) }

    /// What is in both.
    public func intersection(_ left: ConnectionSet, _ right: ConnectionSet) -> ConnectionSet {
        apply(.intersection, left, right)
    }

    /// What is in the first and not in the second.
    public func subtracting(_ right: ConnectionSet, from left: ConnectionSet) -> ConnectionSet {
        apply(.difference, left, right)
    }

    /// Whether `set` has all of `other`.
    public func contains(_ set: ConnectionSet, _ other: ConnectionSet) -> Bool {
        apply(.difference, other, set).isEmpty
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
        let open = diagrams.payload(set.pods) { $0.isOfNamespace ? namespace[$0.key] : podLabels[$0.key] }
        return ports.contains(open, transport, port, named: name)
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
