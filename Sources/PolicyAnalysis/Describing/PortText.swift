/// Port sets in words: `TCP 80, 443; UDP 53`.
extension ConnectionAlgebra {
    /// A port or ports of one protocol.
    public struct PortItem: Sendable, Hashable {
        /// The transport protocol.
        public var transport: TransportProtocol
        /// The name that the pods give to the port; nil for ports by number.
        public var name: String?
        /// Nil where the name alone says it.
        public var range: ClosedRange<Int>?
        /// Whether ports of this name are not among the others.
        public var isException = false

        var text: String {
            let numbers = range.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            guard let name else { return numbers == "1-65535" ? "all" : numbers ?? "all" }
            let label = numbers.map { "\(name) (\($0))" } ?? name
            return isException ? "not \(label)" : label
        }
    }

    func portItems(_ set: PortSets.ID) -> [PortItem] {
        let entry = ports[set]
        var items: [PortItem] = []
        for transport in TransportProtocol.allCases {
            items += ports.numbers.ranges(entry.numbers, transport).map { PortItem(transport: transport, range: $0) }
            for part in entry.names.sorted(by: { ports.texts[Int($0.name)] < ports.texts[Int($1.name)] }) {
                let name = ports.texts[Int(part.name)]
                let more = ports.applyNumbers(.difference, part.numbers, entry.numbers)
                let less = ports.applyNumbers(.difference, entry.numbers, part.numbers)
                for (difference, isException) in [(more, false), (less, true)] {
                    let own = ports.numbers.ranges(difference, transport)
                    let base = ports.numbers.ranges(isException ? entry.numbers : difference, transport)
                    // All ports of that name, or all of them that are not open by their numbers anyway.
                    let isWhole =
                        isException
                        ? own == base
                        : ports.numbers.ranges(part.numbers, transport) == [TransportProtocol.allPorts]
                    if own.isEmpty { continue }
                    if name == PortSets.unnamed {
                        if !isException { items += own.map { PortItem(transport: transport, range: $0) } }
                        continue
                    }
                    if isWhole {
                        items.append(PortItem(transport: transport, name: name, isException: isException))
                    } else {
                        items += own.map {
                            PortItem(transport: transport, name: name, range: $0, isException: isException)
                        }
                    }
                }
            }
        }
        return items
    }

    func portText(_ set: PortSets.ID) -> String {
        if set == ports.everything { return "all ports" }
        let items = portItems(set)
        if items.isEmpty { return "no port" }
        return TransportProtocol.allCases.compactMap { transport in
            let own = items.filter { $0.transport == transport }
            return own.isEmpty ? nil : "\(transport.rawValue) \(own.map(\.text).joined(separator: ", "))"
        }.joined(separator: "; ")
    }
}
