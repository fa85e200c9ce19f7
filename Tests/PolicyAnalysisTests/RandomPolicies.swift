import NetworkPolicyTypes

/// Small random policies over a small world, so that random questions often meet a rule.
struct RandomPolicies {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func number(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[number(elements.count)] }

    mutating func some<Element>(_ maximum: Int, _ make: (inout RandomPolicies) -> Element) -> [Element] {
        (0..<number(maximum + 1)).map { _ in make(&self) }
    }

    static let keys = ["app", "tier", "env"]
    static let values = ["a", "b", "c"]
    static let namespaces = ["default", "team", "kube-system"]
    static let addresses = [
        "10.0.0.1", "10.0.0.2", "10.0.1.0", "10.128.0.0", "11.0.0.0", "169.254.169.254", "1.2.3.4", "255.255.255.255",
        "0.0.0.0", "2001:db8::1", "2001:db8:0:1::", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fd00:ec2::254",
    ]
    static let blocks = [
        "0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/31", "10.0.0.1/32", "10.128.0.0/9", "169.254.0.0/16",
        "128.0.0.0/1", "::/0", "2001:db8::/32", "2001:db8::/64", "8000::/1", "fd00::/8",
    ]
    static let ports = [1, 53, 80, 81, 443, 8080, 65535]
    static let names = ["http", "dns"]
    static let transports: [NetworkPolicyPort.PortProtocol] = [.tcp, .udp, .sctp]

    mutating func labels() -> [String: String] {
        Dictionary(some(3) { ($0.one(of: Self.keys), $0.one(of: Self.values)) }) { $1 }
    }

    mutating func selector() -> LabelSelector {
        LabelSelector(
            matchLabels: number(2) == 0
                ? nil : Dictionary(some(1) { ($0.one(of: Self.keys), $0.one(of: Self.values)) }) { $1 },
            matchExpressions: number(2) == 0
                ? nil
                : some(2) { random in
                    let operation = random.one(of: LabelSelectorRequirement.Operator.allCases)
                    let hasValues = operation == .in || operation == .notIn
                    return LabelSelectorRequirement(
                        key: random.one(of: Self.keys), operator: operation,
                        values: hasValues
                            ? [random.one(of: Self.values)] + random.some(1) { $0.one(of: Self.values) } : nil)
                })
    }

    mutating func namespaceSelector() -> LabelSelector {
        if number(3) == 0 {
            return LabelSelector(matchLabels: ["kubernetes.io/metadata.name": one(of: Self.namespaces)])
        }
        return selector()
    }

    mutating func peer() -> NetworkPolicyPeer {
        switch number(4) {
        case 0: return NetworkPolicyPeer(podSelector: selector())
        case 1: return NetworkPolicyPeer(namespaceSelector: namespaceSelector())
        case 2: return NetworkPolicyPeer(podSelector: selector(), namespaceSelector: namespaceSelector())
        default:
            let cidr = one(of: Self.blocks)
            return NetworkPolicyPeer(
                ipBlock: IPBlock(cidr: cidr, except: number(2) == 0 ? nil : some(2) { $0.one(of: Self.blocks) }))
        }
    }

    mutating func port() -> NetworkPolicyPort {
        let transport = number(3) == 0 ? nil : one(of: Self.transports)
        switch number(4) {
        case 0: return NetworkPolicyPort(protocol: transport)
        case 1: return NetworkPolicyPort(protocol: transport, port: .string(one(of: Self.names)))
        default:
            let first = one(of: Self.ports)
            return NetworkPolicyPort(
                protocol: transport, port: .int(first), endPort: number(3) == 0 ? min(65535, first + number(100)) : nil)
        }
    }

    mutating func policy(_ index: Int) -> NetworkPolicy {
        let types: [NetworkPolicySpec.PolicyType]? =
            switch number(5) {
            case 0: nil
            case 1: []
            case 2: [.egress]
            case 3: [.ingress]
            default: [.ingress, .egress]
            }
        var metadata = ObjectMeta()
        metadata.name = "policy-\(index)"
        metadata.namespace = one(of: [nil, "default", "team"])
        return NetworkPolicy(
            apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: metadata,
            spec: NetworkPolicySpec(
                podSelector: selector(), policyTypes: types,
                ingress: number(4) == 0
                    ? nil
                    : some(2) { random in
                        NetworkPolicyIngressRule(
                            ports: random.number(3) == 0 ? nil : random.some(2) { $0.port() },
                            from: random.number(4) == 0 ? nil : random.some(2) { $0.peer() })
                    },
                egress: number(4) == 0
                    ? nil
                    : some(2) { random in
                        NetworkPolicyEgressRule(
                            ports: random.number(3) == 0 ? nil : random.some(2) { $0.port() },
                            to: random.number(4) == 0 ? nil : random.some(2) { $0.peer() })
                    }))
    }

    mutating func pod(_ namespaces: [String: [String: String]]) -> NaiveEvaluator.Pod {
        let name = one(of: Self.namespaces)
        return .init(namespace: name, namespaceLabels: namespaces[name] ?? [:], labels: labels())
    }
}
