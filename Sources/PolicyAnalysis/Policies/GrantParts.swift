import NetworkPolicyTypes

/// Rules as parts of connection sets.
extension ConnectionAlgebra {
    /// - Parameter isOfSubject: whether the pods that the rule names are those that a question is about: so it is with
    ///   the policies of the other end.
    func part(_ grant: AnalysedPolicy.Grant, of policy: AnalysedPolicy, isOfSubject: Bool = false) -> Part {
        let ports = portSet(grant.ports)
        switch grant.end {
        case .everyone: return everyonePart(ports, grant.direction)
        case .block(let block, let ranges):
            // Addresses outside the cluster give their ports no names; but those of the pods themselves count.
            return Part(
                end: .addresses(block.family, block.family == .v4 ? ranges.v4 : ranges.v6),
                ports: grant.direction == .egress ? self.ports.withoutNames(ports) : ports)
        case .pods(let namespaces, let pods):
            return Part(
                end: .pods(
                    selection(namespaces: namespaces, pods: pods, own: policy.namespace, isOfSubject: isOfSubject)),
                ports: ports)
        }
    }

    /// No list and an empty one are all ports.
    func portSet(_ list: [NetworkPolicyPort]?) -> PortSets.ID {
        guard let list, !list.isEmpty else { return ports.everything }
        var result = PortSets.none
        for port in list {
            let transport = port.protocol ?? .tcp
            let set =
                switch port.port {
                case nil: ports.set(transport, TransportProtocol.allPorts)
                case .string(let name)?: ports.set(transport, named: name)
                case .int(let first)?: ports.set(transport, first...max(first, port.endPort ?? first))
                }
            result = ports.apply(.union, result, set)
        }
        return result
    }

    /// What the policies together allow the pods that all of them select.
    ///
    /// - Note: policies add up, and pods that no policy isolates in a direction may do anything in it
    ///   (Kubernetes documentation, "The two sorts of pod isolation").
    public func connections(_ direction: Direction, of policies: [AnalysedPolicy]) -> ConnectionSet {
        guard policies.contains(where: { $0.isolates.contains(direction) }) else { return everything }
        return set(
            policies.flatMap { policy in
                policy.grants.filter { $0.direction == direction }.map { part($0, of: policy) }
            })
    }
}
