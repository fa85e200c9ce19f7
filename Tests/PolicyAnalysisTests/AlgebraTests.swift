import SluiceAddresses
import NetworkPolicyTypes
import Testing

@testable import SluicePolicyAnalysis

@Suite struct AlgebraTests {
    @Test func nothingIsEmpty() {
        #expect(ConnectionSet().isEmpty)
    }

    /// Each line: rules that are the same set of connections, however they are written.
    @Test(arguments: [
        ([["0.0.0.0/1"], ["128.0.0.0/1"]], [["0.0.0.0/0"]]),
        ([["10.0.0.0/8", "10.1.0.0/16"]], [["10.0.0.0/8"]]),
        ([["10.0.0.0/9"], ["10.128.0.0/10"], ["10.192.0.0/10"]], [["10.0.0.0/8"]]),
        ([["::/1", "8000::/1"]], [["::/0"]]),
        ([["10.0.0.7/8"]], [["10.0.0.0/8"]]),
        ([["::ffff:10.0.0.0/104"]], [["10.0.0.0/8"]]),
    ])
    func equalBlocksAreEqualSets(_ left: [[String]], _ right: [[String]]) throws {
        let algebra = ConnectionAlgebra()
        #expect(try algebra.areEqual(set(left, algebra), set(right, algebra)))
    }

    @Test(arguments: [
        ("tcp:1-65535", "tcp:all"), ("tcp:80,tcp:81-90", "tcp:80-90"), ("tcp:80,tcp:80", "tcp:80"),
        ("tcp:all,tcp:http", "tcp:all"), ("tcp:all,udp:all,sctp:all", "all"), ("udp:53,tcp:53", "tcp:53,udp:53"),
    ])
    func equalPortsAreEqualSets(_ left: String, _ right: String) {
        let algebra = ConnectionAlgebra()
        #expect(algebra.portSet(Self.ports(left)) == algebra.portSet(Self.ports(right)))
    }

    @Test func namesAreNotNumbers() {
        let algebra = ConnectionAlgebra()
        let (http, eighty) = (algebra.portSet(Self.ports("tcp:http")), algebra.portSet(Self.ports("tcp:80")))
        #expect(http != eighty)
        #expect(algebra.portText(http) == "TCP http")
        let both = algebra.ports.apply(.union, http, eighty)
        #expect(algebra.portText(both) == "TCP 80, http")
        #expect(algebra.portText(algebra.ports.apply(.difference, both, eighty)) == "TCP http (1-79), http (81-65535)")
        #expect(algebra.ports.apply(.difference, eighty, both) == PortSets.none)
        let rest = algebra.ports.apply(.difference, algebra.portSet(Self.ports("tcp:all")), http)
        #expect(algebra.portText(rest) == "TCP all, not http")
        #expect(algebra.ports.apply(.union, rest, http) == algebra.portSet(Self.ports("tcp:all")))
    }

    @Test func selectorsAreComparedByMeaning() throws {
        let algebra = ConnectionAlgebra()
        func selection(_ selector: LabelSelector) -> PodSelections.ID {
            algebra.selection(namespaces: nil, pods: selector, own: "default")
        }
        func expression(_ key: String, _ operation: LabelSelectorRequirement.Operator, _ values: [String]? = nil)
            -> LabelSelector
        {
            LabelSelector(matchExpressions: [.init(key: key, operator: operation, values: values)])
        }
        #expect(selection(LabelSelector(matchLabels: ["a": "1"])) == selection(expression("a", .in, ["1"])))
        #expect(selection(expression("a", .in, ["1", "2"])) == selection(expression("a", .in, ["2", "1"])))
        #expect(selection(expression("a", .notIn, ["1"])) != selection(expression("a", .in, ["2"])))
        // Exists and not 1, or 1, is exists.
        let some = selection(
            LabelSelector(matchExpressions: [
                .init(key: "a", operator: .exists), .init(key: "a", operator: .notIn, values: ["1"]),
            ]))
        func pods(_ selections: PodSelections.ID...) -> ConnectionSet {
            algebra.set(selections.map { .init(end: .pods($0), ports: algebra.ports.everything) })
        }
        #expect(
            try algebra.areEqual(
                pods(some, selection(expression("a", .in, ["1"]))), pods(selection(expression("a", .exists)))))
        // Every namespace has the label of its name.
        let named = LabelSelector(matchExpressions: [.init(key: PodSelections.namespaceName, operator: .exists)])
        #expect(algebra.selection(namespaces: named, pods: nil, own: "x") == PodSelections.everything)
        let nameless = LabelSelector(matchExpressions: [
            .init(key: PodSelections.namespaceName, operator: .doesNotExist)
        ])
        #expect(algebra.selection(namespaces: nameless, pods: nil, own: "x") == PodSelections.nothing)
        // The label of its name selects the namespace as no namespaceSelector does.
        #expect(
            algebra.selection(
                namespaces: LabelSelector(matchLabels: ["kubernetes.io/metadata.name": "default"]), pods: nil, own: "x")
                == selection(LabelSelector()))
    }

    @Test(arguments: [
        (["0.0.0.0/0"], ["any IPv4 address (0.0.0.0/0)"]),
        (["0.0.0.0/1", "128.0.0.0/1"], ["any IPv4 address (0.0.0.0/0)"]),
        (
            ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
            ["private networks (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16)"]
        ),
        (["169.254.169.254/32"], ["cloud metadata (169.254.169.254/32)"]),
        (["fd00:ec2::254/128"], ["cloud metadata (fd00:ec2::254/128)"]),
        (["168.63.129.16/32"], ["cloud metadata of Azure (168.63.129.16/32)"]),
        (["169.254.170.23/32"], ["cloud metadata of AWS EKS (169.254.170.23/32)"]),
        (["fd20:ce::254/128"], ["cloud metadata of Google Cloud (fd20:ce::254/128)"]),
        (["64:ff9b::/96"], ["addresses of IPv4 behind NAT64 (64:ff9b::/96)"]),
        (["64:ff9b::a9fe:a9fe/128"], ["64:ff9b::a9fe:a9fe/128"]), (["3fff::/20"], ["3fff::/20"]),
        (["224.0.0.0/4", "1.2.3.4/32"], ["1.2.3.4/32", "multicast (224.0.0.0/4)"]),
        (["0.0.0.0/0!169.254.169.254/32"], ["the internet (0.0.0.0/0 except 169.254.169.254/32)"]),
        (["10.0.0.0/8!10.1.0.0/16,10.9.0.0/16"], ["10.0.0.0/8 except 10.1.0.0/16, 10.9.0.0/16"]),
        (
            ["0.0.0.0/0!10.0.0.0/8", "10.1.0.0/16"],
            ["the internet and cloud metadata (0.0.0.0/0 except 10.0.0.0/8)", "10.1.0.0/16"]
        ),
        (["10.0.0.0/9", "10.128.0.0/10"], ["10.0.0.0/9", "10.128.0.0/10"]),
        (["::/0!2001:db8::/32"], ["the internet and cloud metadata (::/0 except 2001:db8::/32)"]),
    ])
    func addressesHaveNames(_ blocks: [String], _ expected: [String]) {
        let ranges = AddressRanges(
            merging: blocks.map { text in
                let parts = text.split(separator: "!")
                let except = parts.dropFirst().flatMap { $0.split(separator: ",") }
                return AddressRanges(
                    ParsedCIDR(String(parts[0]))!.block, except: except.map { ParsedCIDR(String($0))!.block })
            })
        let ends = AddressNames.endpoints(ranges.v4, .v4) + AddressNames.endpoints(ranges.v6, .v6)
        #expect(ends.map(\.description) == expected)
        #expect(AddressRanges(merging: ends.map(\.addresses)) == ranges)
    }

    private func set(_ rules: [[String]], _ algebra: ConnectionAlgebra) -> ConnectionSet {
        let policy = NetworkPolicy(
            apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: nil,
            spec: NetworkPolicySpec(
                egress: rules.map { blocks in
                    NetworkPolicyEgressRule(to: blocks.map { NetworkPolicyPeer(ipBlock: IPBlock(cidr: $0)) })
                }))
        return algebra.connections(.egress, of: [AnalysedPolicy(policy)])
    }

    /// `tcp:80,udp:http,tcp:1-5,sctp:all`; `all` is no list.
    static func ports(_ text: String) -> [NetworkPolicyPort]? {
        if text == "all" { return nil }
        return text.split(separator: ",").map { item in
            let parts = item.split(separator: ":")
            let transport = TransportProtocol(rawValue: parts[0].uppercased())
            if parts[1] == "all" { return NetworkPolicyPort(protocol: transport) }
            let bounds = parts[1].split(separator: "-").map { Int($0) }
            guard let first = bounds[0] else {
                return NetworkPolicyPort(protocol: transport, port: .string(String(parts[1])))
            }
            return NetworkPolicyPort(
                protocol: transport, port: .int(first), endPort: bounds.count > 1 ? bounds[1] : nil)
        }
    }
}
