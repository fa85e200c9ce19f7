import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// Ports that are not what they seem.
enum PortLint {
    static let named = Rule("named-port", .info, .lint, "a port's name is looked up on the destination's pods")
    static let unresolvable = Rule(
        "named-port-unresolvable", .warning, .lint, "a port's name for destinations that are no pods")
    static let full = Rule("full-port-range", .warning, .lint, "a range that is every port")
    static let single = Rule("single-port-range", .info, .lint, "a range of one port")
    static let many = Rule("many-port-ranges", .info, .lint, "more port ranges than some plugins take")

    static let catalogue = [named, unresolvable, full, single, many]

    /// AWS's plugin takes no more for each protocol and selector.
    private static let maximumRanges = 24

    static func check(_ subject: PolicySubject, _ report: inout LintReport) {
        for rule in subject.rules {
            for (index, port) in (rule.ports ?? []).enumerated() {
                check(port, rule, rule.portsPath[index], &report)
            }
            for transport in NetworkPolicyPort.PortProtocol.allCases {
                let count = Set((rule.ports ?? []).filter { $0.transportProtocol == transport }).count
                if count > maximumRanges {
                    report.add(
                        many, rule.portsPath,
                        "\(count) ranges of \(transport.rawValue): AWS's network plugin takes \(maximumRanges)",
                        hint: "join neighbouring ports with endPort", pointsAtKey: true)
                }
            }
        }
    }

    private static func check(
        _ port: NetworkPolicyPort, _ rule: PolicySubject.PolicyRule, _ path: FieldPath, _ report: inout LintReport
    ) {
        // The server refuses other names.
        if let name = port.name, rule.isEgress, NameFormats.portName(name).isEmpty {
            let hasNoPods = rule.hasNoPeers || (rule.peers ?? []).contains { $0.ipBlock != nil }
            if hasNoPods {
                report.add(
                    unresolvable, path["port"],
                    "the name \(name) means nothing for addresses: only pods give names to ports",
                    hint: "write the port's number")
            } else {
                report.add(
                    named, path["port"], "the name \(name) is looked up on the destination's pods, not on this chart's",
                    hint: "make sure that the destination's pods name their port so, or write the number")
            }
        }
        guard let end = port.endPort, case .int(let first)? = port.port else { return }
        if first == end {
            report.add(single, path["endPort"], "endPort equals port", hint: "leave endPort out")
        } else if first...max(first, end) == PortSet.allNumbers {
            report.add(
                full, path["endPort"], "this range is every \(port.transportProtocol.rawValue) port",
                hint: "leave port and endPort out, and keep protocol, if that is meant")
        }
    }
}
