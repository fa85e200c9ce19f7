import SluiceDiagnostics
import NetworkPolicyTypes

/// Rules that are wider than they look: absent and empty lists match everything.
enum OpenRuleLint {
    static let allowAll = Rule("allow-all-egress", .warning, .lint, "an egress rule without anything in it")
    static let emptyTo = Rule("empty-to", .warning, .lint, "an egress rule without destinations allows every one")
    static let emptyFrom = Rule("empty-from", .info, .lint, "an ingress rule without sources allows every one")
    static let emptyPorts = Rule("empty-ports", .warning, .lint, "an empty list of ports allows every port")
    static let allTCP = Rule("all-tcp-ports", .warning, .lint, "a port without a number is every TCP port")
    static let allPorts = Rule("all-ports", .warning, .lint, "a wide address block without ports")

    static let catalogue = [allowAll, emptyTo, emptyFrom, emptyPorts, allTCP, allPorts]

    /// Blocks with shorter prefixes than these are wide.
    private static let narrowV4 = 24
    private static let narrowV6 = 56

    static func check(_ subject: PolicySubject, _ report: inout LintReport) {
        for rule in subject.rules {
            if rule.hasNoPeers { checkPeers(rule, &report) }
            checkPorts(rule, &report)
        }
    }

    private static func checkPeers(_ rule: PolicySubject.PolicyRule, _ report: inout LintReport) {
        guard rule.isEgress else {
            report.add(
                emptyFrom, rule.peers == nil ? rule.path : rule.peersPath,
                "this rule accepts connections from everywhere, also from outside the cluster",
                hint: "name the sources in from, unless that is meant", pointsAtKey: rule.peers != nil)
            return
        }
        if rule.hasNoPorts, rule.peers == nil, rule.ports == nil {
            report.add(
                allowAll, rule.path, "an empty rule allows every connection to everywhere",
                hint: "name destinations in to and ports in ports, or leave the egress policy out")
            return
        }
        // Name resolution from anywhere has a lint of its own.
        if NameResolutionLint.isForNamesOnly(rule) { return }
        report.add(
            emptyTo, rule.peers == nil ? rule.path : rule.peersPath,
            (rule.peers == nil ? "a rule without to" : "an empty to")
                + " allows every destination, in the cluster and outside",
            hint: "name the destinations: podSelector, namespaceSelector or ipBlock", pointsAtKey: rule.peers != nil)
    }

    private static func checkPorts(_ rule: PolicySubject.PolicyRule, _ report: inout LintReport) {
        if let ports = rule.ports, ports.isEmpty {
            report.add(
                emptyPorts, rule.portsPath, "an empty list of ports allows every port of every protocol",
                hint: "list the ports, or leave ports out if all are meant", pointsAtKey: true)
            return
        }
        for (index, port) in (rule.ports ?? []).enumerated()
        where port.port == nil && port.protocol == nil && port.endPort == nil {
            report.add(
                allTCP, rule.portsPath[index], "a port without a number is every TCP port, and no other protocol",
                hint: "write port: NUMBER, or leave ports out to allow all protocols")
        }
        guard rule.ports == nil, rule.isEgress else { return }
        for (index, block, _) in rule.blocks
        where block.prefixLength < (block.family == .v4 ? narrowV4 : narrowV6) {
            report.add(
                allPorts, rule.peersPath[index]["ipBlock"]["cidr"],
                "every port of every protocol is open to all of \(block)",
                hint: "list the ports that are needed in ports")
            return
        }
    }
}
