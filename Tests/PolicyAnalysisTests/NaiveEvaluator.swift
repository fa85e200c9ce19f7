import SluiceAddresses
import NetworkPolicyTypes

/// A second implementation, as plain as the documentation: asks every rule about one connection, and knows no sets.
struct NaiveEvaluator {
    struct Pod {
        var namespace: String
        var namespaceLabels: [String: String]
        var labels: [String: String]
    }

    struct Question {
        var isEgress: Bool
        var subject: Pod
        /// Either an address or a pod.
        var address: String?
        var other: Pod?
        var transport: NetworkPolicyPort.PortProtocol
        var port: Int
        /// What the pod that is connected to calls the port.
        var portName: String?
    }

    var policies: [NetworkPolicy]

    func allows(_ question: Question) -> Bool {
        let selecting = policies.filter { policy in
            (policy.metadata?.namespace ?? "default") == question.subject.namespace
                && Self.matches(policy.spec?.podSelector ?? LabelSelector(), question.subject.labels)
                && Self.types(policy).contains(question.isEgress ? .egress : .ingress)
        }
        if selecting.isEmpty { return true }
        return selecting.contains { policy in
            let namespace = policy.metadata?.namespace ?? "default"
            let rules =
                question.isEgress
                ? (policy.spec?.egress ?? []).map { ($0.to, $0.ports) }
                : (policy.spec?.ingress ?? []).map { ($0.from, $0.ports) }
            return rules.contains { peers, ports in
                Self.matches(peers, question, namespace) && Self.matches(ports, question)
            }
        }
    }

    private static func types(_ policy: NetworkPolicy) -> [NetworkPolicySpec.PolicyType] {
        if let types = policy.spec?.policyTypes, !types.isEmpty { return types }
        return (policy.spec?.egress?.count ?? 0) > 0 ? [.ingress, .egress] : [.ingress]
    }

    private static func matches(_ peers: [NetworkPolicyPeer]?, _ question: Question, _ namespace: String) -> Bool {
        guard let peers, peers.count > 0 else { return true }
        return peers.contains { peer in
            if let block = peer.ipBlock {
                guard let address = question.address else { return false }
                return inside(address, block.cidr) && !(block.except ?? []).contains { inside(address, $0) }
            }
            guard let other = question.other else { return false }
            if let selector = peer.namespaceSelector {
                guard matches(selector, other.namespaceLabels) else { return false }
            } else if other.namespace != namespace {
                return false
            }
            return peer.podSelector.map { matches($0, other.labels) } ?? true
        }
    }

    private static func matches(_ ports: [NetworkPolicyPort]?, _ question: Question) -> Bool {
        guard let ports, ports.count > 0 else { return true }
        return ports.contains { port in
            guard (port.protocol ?? .tcp) == question.transport else { return false }
            switch port.port {
            case nil: return true
            case .string(let name)?: return question.portName == name
            case .int(let number)?: return question.port >= number && question.port <= port.endPort ?? number
            }
        }
    }

    static func matches(_ selector: LabelSelector, _ labels: [String: String]) -> Bool {
        for (key, value) in selector.matchLabels ?? [:] where labels[key] != value { return false }
        for item in selector.matchExpressions ?? [] {
            switch item.operator {
            case .exists: if labels[item.key] == nil { return false }
            case .doesNotExist: if labels[item.key] != nil { return false }
            case .in: if labels[item.key].map({ (item.values ?? []).contains($0) }) != true { return false }
            case .notIn: if labels[item.key].map({ (item.values ?? []).contains($0) }) == true { return false }
            }
        }
        return true
    }

    /// Bit by bit.
    private static func inside(_ address: String, _ cidr: String) -> Bool {
        let (host, block) = (
            ParsedCIDR("\(address)/\(address.contains(":") ? 128 : 32)")!.address, ParsedCIDR(cidr)!.block
        )
        guard host.family == block.family else { return false }
        for bit in 0..<block.prefixLength {
            let shift = UInt128(host.family.bits - 1 - bit)
            if host.bits >> shift & 1 != block.first >> shift & 1 { return false }
        }
        return true
    }
}
