import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Whether the pods can still resolve names.
enum NameResolutionLint {
    static let unreachable = Rule("dns-not-reachable", .warning, .lint, "egress is closed to the cluster's DNS")
    static let oneProtocol = Rule("dns-one-protocol", .warning, .lint, "the DNS is reachable by UDP or TCP only")
    static let anywhere = Rule("dns-anywhere", .warning, .lint, "DNS requests may go anywhere")
    static let nodeLocal = Rule("dns-node-local", .info, .lint, "node-local-dns is reached by no selector")

    static let catalogue = [unreachable, oneProtocol, anywhere, nodeLocal]

    /// DNS, and where OpenShift's DNS pods listen.
    private static let numbers: Set<Int> = [53, 5353]
    private static let homes: Set<String> = ["kube-system", "openshift-dns"]

    /// - Parameter others: rules of other policies that select the same pods, as far as they let DNS through.
    static func check(
        _ subject: PolicySubject, others: [PolicySubject.PolicyRule] = [], _ options: RuleOptions,
        _ report: inout LintReport
    ) {
        guard !subject.effectiveEgress.isEmpty else { return }
        for rule in subject.effectiveEgress where isForNamesOnly(rule) { checkAnywhere(rule, &report) }
        let own = servingRules(subject)
        let rules = own + others
        let udp = rules.filter { allows(.udp, in: $0) }
        let tcp = rules.filter { allows(.tcp, in: $0) }
        let path = FieldPath("spec")["egress"]
        switch (udp.first, tcp.first) {
        case (nil, nil):
            report.add(
                unreachable, path, "no rule lets the pods reach the cluster's DNS, so that they cannot resolve names",
                hint: "allow UDP and TCP port 53 to the pods with k8s-app: kube-dns in the namespace kube-system",
                pointsAtKey: true)
        case (_?, nil), (nil, _?):
            guard let rule = own.first else { return }
            let missing = udp.isEmpty ? "UDP" : "TCP"
            report.add(
                oneProtocol, rule.ports == nil ? rule.path : rule.portsPath,
                "the DNS cannot be reached by \(missing)"
                    + (udp.isEmpty ? ", by which requests are made" : ", to which long answers fall back"),
                hint: "add protocol: \(missing), port: 53", pointsAtKey: rule.ports != nil)
        case (.some, .some):
            if options.nodeLocalDNS { checkNodeLocal(rules, path, &report) }
        }
    }

    /// The rules that let some of DNS through.
    static func servingRules(_ subject: PolicySubject) -> [PolicySubject.PolicyRule] {
        subject.effectiveEgress.filter { rule in
            (allows(.udp, in: rule) || allows(.tcp, in: rule)) && mayReachServer(rule, namespace: subject.namespace)
        }
    }

    /// Whether a rule opens nothing but DNS ports.
    static func isForNamesOnly(_ rule: PolicySubject.PolicyRule) -> Bool {
        guard rule.isEgress, let ports = rule.ports, !ports.isEmpty else { return false }
        return ports.allSatisfy { port in
            if let name = port.name { return isName(name) }
            guard let range = port.portNumbers else { return false }
            return range.count == 1 && numbers.contains(range.lowerBound)
        }
    }

    private static func checkAnywhere(_ rule: PolicySubject.PolicyRule, _ report: inout LintReport) {
        let open = rule.blocks.first { $0.block.prefixLength == 0 }
        guard rule.hasNoPeers || open != nil else { return }
        let path =
            open.map { rule.peersPath[$0.index]["ipBlock"]["cidr"] }
            ?? (rule.peers == nil ? rule.path : rule.peersPath)
        report.add(
            anywhere, path, "DNS requests may go to any server, which is a way out for data",
            hint: "name the DNS pods: namespaceSelector and podSelector with k8s-app: kube-dns",
            pointsAtKey: open == nil && rule.peers != nil)
    }

    private static func checkNodeLocal(
        _ rules: [PolicySubject.PolicyRule], _ path: FieldPath, _ report: inout LintReport
    ) {
        let isReached = rules.contains(where: reachesNode)
        if !isReached {
            report.add(
                nodeLocal, path,
                "node-local-dns answers on 169.254.20.10, on the host's network: no selector reaches it",
                hint: "add a rule with ipBlock: 169.254.20.10/32", pointsAtKey: true)
        }
    }

    static func reachesNode(_ rule: PolicySubject.PolicyRule) -> Bool {
        allows(.udp, in: rule)
            && (rule.hasNoPeers || rule.reach.addresses.contains(WellKnownBlocks.nodeLocalDNS))
    }

    /// Whether one of the peers may be the DNS. Where a port of DNS is listed, any peer is taken for it.
    private static func mayReachServer(_ rule: PolicySubject.PolicyRule, namespace: String?) -> Bool {
        guard let peers = rule.peers, !peers.isEmpty else { return true }
        if (rule.ports ?? []).contains(where: isNamed) { return true }
        return peers.contains { peer in
            if peer.ipBlock != nil { return true }
            guard let namespaces = peer.namespaceSelector else { return namespace.map(homes.contains) ?? false }
            return namespaces.matchLabels?["kubernetes.io/metadata.name"].map(homes.contains) ?? true
        }
    }

    /// CoreDNS names its ports dns and dns-tcp; IANA's name is domain.
    private static func isName(_ name: String) -> Bool {
        name == "domain" || name == "dns" || name.utf8.starts(with: "dns-".utf8)
    }

    private static func isNamed(_ port: NetworkPolicyPort) -> Bool {
        if let name = port.name { return isName(name) }
        guard port.port != nil, let range = port.portNumbers else { return false }
        return numbers.contains(where: range.contains)
    }

    static func allows(_ wanted: NetworkPolicyPort.PortProtocol, in rule: PolicySubject.PolicyRule) -> Bool {
        guard let ports = rule.ports, !ports.isEmpty else { return true }
        return ports.contains { port in
            guard port.transportProtocol == wanted else { return false }
            if let name = port.name { return isName(name) }
            return port.portNumbers.map { range in numbers.contains(where: range.contains) } ?? false
        }
    }
}
