import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// A policy as lints look at it: the rules of both directions in one form, with their blocks parsed.
struct PolicySubject {
    enum Direction: String { case ingress, egress }

    /// A rule of either direction.
    struct PolicyRule {
        var direction: Direction
        /// The place in its list.
        var index: Int
        var path: FieldPath
        var ports: [NetworkPolicyPort]?
        var peers: [NetworkPolicyPeer]?
        /// The blocks of the peers that have one that can be read, with the peer's index.
        var blocks: [(index: Int, block: CIDRBlock, except: [CIDRBlock])]
        /// The peers, for comparing.
        var readPeers: [PeerReach]
        /// What the rule allows, for comparing.
        var reach: RuleReach

        var isEgress: Bool { direction == .egress }
        var peersPath: FieldPath { path[isEgress ? "to" : "from"] }
        var portsPath: FieldPath { path["ports"] }
        /// Whether it matches every peer.
        var hasNoPeers: Bool { (peers ?? []).isEmpty }
        /// Whether it matches every port of every protocol.
        var hasNoPorts: Bool { (ports ?? []).isEmpty }
        /// Whether the server takes it; lints that compare rules pass over others.
        var isReadable: Bool { reach.ports.isReadable && !readPeers.contains(.unreadable) }
        /// What the exceptions leave of the block of a peer.
        func ranges(_ index: Int) -> AddressRanges {
            if case .addresses(_, let ranges) = readPeers[index] { ranges } else { AddressRanges() }
        }
        /// How findings in other rules call it.
        var label: String { "\(direction.rawValue)[\(index)]" }
    }

    let spec: NetworkPolicySpec
    let name: String
    let namespace: String?
    let pods: SelectorSet
    let ingress: [PolicyRule]
    let egress: [PolicyRule]
    /// The policy types, defaulted as the server does.
    let isolates: Set<NetworkPolicySpec.PolicyType>

    init(_ policy: NetworkPolicy) {
        spec = policy.spec ?? NetworkPolicySpec()
        name = policy.metadata?.name ?? policy.metadata?.generateName ?? ""
        namespace = policy.metadata?.namespace
        pods = SelectorSet(spec.podSelector)
        ingress = (spec.ingress ?? []).enumerated().map { index, rule in
            Self.rule(.ingress, index, rule.ports, rule.from)
        }
        egress = (spec.egress ?? []).enumerated().map { index, rule in
            Self.rule(.egress, index, rule.ports, rule.to)
        }
        isolates = spec.effectivePolicyTypes
    }

    /// The rules that have an effect.
    var effectiveEgress: [PolicyRule] { isolates.contains(.egress) ? egress : [] }
    var effectiveIngress: [PolicyRule] { isolates.contains(.ingress) ? ingress : [] }
    var rules: [PolicyRule] { ingress + egress }

    private static func rule(
        _ direction: Direction, _ index: Int, _ ports: [NetworkPolicyPort]?, _ peers: [NetworkPolicyPeer]?
    ) -> PolicyRule {
        var blocks: [(index: Int, block: CIDRBlock, except: [CIDRBlock])] = []
        for (index, peer) in (peers ?? []).enumerated() {
            guard peer.podSelector == nil, peer.namespaceSelector == nil, let text = peer.ipBlock,
                let parsed = ParsedCIDR(text.cidr)
            else { continue }
            blocks.append((index, parsed.block, (text.except ?? []).compactMap { ParsedCIDR($0)?.block }))
        }
        let readPeers = (peers ?? []).map { PeerReach($0) }
        return PolicyRule(
            direction: direction, index: index, path: FieldPath("spec")[direction.rawValue][index], ports: ports,
            peers: peers, blocks: blocks, readPeers: readPeers,
            reach: RuleReach(isEveryone: readPeers.isEmpty, peers: readPeers, ports: PortSet(ports)))
    }
}

extension NetworkPolicyPort {
    var transportProtocol: PortProtocol { `protocol` ?? .tcp }

    /// The numbers that it stands for; nil for a name, and for what the server refuses.
    var portNumbers: ClosedRange<Int>? {
        switch port {
        case nil:
            return endPort == nil ? PortSet.allNumbers : nil
        case .int(let first)?:
            let last = endPort ?? first
            return first >= 1 && last >= first && last <= 65535 ? first...last : nil
        case .string?:
            return nil
        }
    }

    var name: String? {
        if case .string(let name)? = port { return name }
        return nil
    }

    /// As people write it: `TCP 443`.
    var phrase: String {
        let number =
            switch port {
            case nil: "all ports"
            case .string(let name)?: name
            case .int(let first)?: endPort.map { "\(first)-\($0)" } ?? "\(first)"
            }
        return "\(transportProtocol.rawValue) \(number)"
    }
}

extension LabelSelector {
    /// `{}`: it selects everything.
    var isEverything: Bool { (matchLabels ?? [:]).isEmpty && (matchExpressions ?? []).isEmpty }
}
