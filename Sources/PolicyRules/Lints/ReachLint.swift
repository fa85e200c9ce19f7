import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Blocks that reach more than "the internet".
enum ReachLint {
    static let metadata = Rule("metadata-reachable", .warning, .lint, "a block holds the cloud's metadata service")
    static let linkLocal = Rule("link-local-reachable", .warning, .lint, "a block holds link-local addresses")
    static let privateRanges = Rule(
        "private-reachable", .warning, .lint, "a rule for the internet allows private addresses too")
    static let family = Rule("missing-ip-family", .info, .lint, "the internet is open in one IP family only")

    static let provider = Rule(
        "cloud-address-reachable", .info, .lint, "a block holds an address of some clouds' own services")

    static let catalogue = [metadata, linkLocal, privateRanges, family, provider]

    /// Azure's WireServer, and the metadata service of Alibaba Cloud.
    private static let providerAddresses = [IPAddress(.v4, 0xA83F_8110), IPAddress(.v4, 0x6464_64C8)]
    /// Different sets of ports of a family that a set is compared with.
    private static let maximumPortSets = 64

    static func check(_ subject: PolicySubject, _ options: RuleOptions, _ report: inout LintReport) {
        // What is open to DNS requests alone has lints of its own; clouds have DNS servers at such addresses.
        let rules = subject.effectiveEgress.filter { !NameResolutionLint.isForNamesOnly($0) }
        for rule in rules {
            for (index, block, _) in rule.blocks {
                let path = rule.peersPath[index]["ipBlock"]["cidr"]
                checkServices(block, rule.ranges(index), path, &report)
                checkPrivate(block, rule.ranges(index), path, &report)
            }
        }
        checkFamilies(rules, options, &report)
    }

    private static func checkServices(
        _ block: CIDRBlock, _ ranges: AddressRanges, _ path: FieldPath, _ report: inout LintReport
    ) {
        let isV4 = block.family == .v4
        let service = isV4 ? WellKnownBlocks.metadataV4 : WellKnownBlocks.metadataV6
        let local = isV4 ? WellKnownBlocks.linkLocalV4 : WellKnownBlocks.linkLocalV6
        if ranges.contains(service) {
            let isMeant = block.prefixLength == block.family.bits
            let isWide = isV4 && block.contains(local) && block != local
            report.add(
                metadata, path,
                isMeant
                    ? "\(service) is where clouds give credentials to whoever asks"
                    : "\(block) holds \(service), where clouds give credentials to whoever asks",
                hint: isMeant
                    ? "make sure that the pods need it"
                    : "add \(isWide ? "\(local)" : "\(service)/\(block.family.bits)") to except",
                severity: isMeant ? .info : .warning)
        } else if block.contains(local), block != local, ranges.overlaps(local) {
            report.add(
                linkLocal, path, "\(block) holds link-local addresses of \(local)",
                hint: "add \(local) to except",
                // Who has taken out the metadata service has thought of it; and IPv6 routes no such addresses.
                severity: isV4 && ranges.contains(local) ? .warning : .info)
        } else {
            checkProviders(block, ranges, path, &report)
        }
    }

    private static func checkProviders(
        _ block: CIDRBlock, _ ranges: AddressRanges, _ path: FieldPath, _ report: inout LintReport
    ) {
        let open = providerAddresses.filter { ranges.contains($0) }
        guard !open.isEmpty, block.prefixLength < block.family.bits else { return }
        report.add(
            provider, path,
            "\(block) holds \(open.map(\.description).joined(separator: " and ")), where Azure (168.63.129.16) and "
                + "Alibaba Cloud (100.100.100.200) serve their machines",
            hint: "on these clouds, add \(open.map { "\($0)/32" }.joined(separator: " and ")) to except")
    }

    private static func checkPrivate(
        _ block: CIDRBlock, _ ranges: AddressRanges, _ path: FieldPath, _ report: inout LintReport
    ) {
        // Blocks within the private ranges are there on purpose.
        let all = WellKnownBlocks.privateV4 + [WellKnownBlocks.privateV6]
        let open = all.filter { $0 != block && block.contains($0) && ranges.overlaps($0) }
        guard !open.isEmpty else { return }
        let names = open.map(\.description).joined(separator: ", ")
        report.add(
            privateRanges, path, "\(block) holds private addresses too: \(names)",
            hint: "add \(names) to except, if only the internet is meant")
    }

    private static func checkFamilies(
        _ rules: [PolicySubject.PolicyRule], _ options: RuleOptions, _ report: inout LintReport
    ) {
        var portSets: [IPFamily: Set<PortSet>] = [:]
        for rule in rules {
            for family in [IPFamily.v4, .v6] where rule.hasNoPeers || hasInternet(rule, family) {
                portSets[family, default: []].insert(rule.reach.ports)
            }
        }
        let widest = portSets.mapValues { $0.sorted { $0.width > $1.width }.prefix(maximumPortSets) }
        for rule in rules {
            for (index, block, _) in rule.blocks where block.prefixLength == 0 {
                let twin = block.family == .v4 ? WellKnownBlocks.anyV6 : WellKnownBlocks.anyV4
                let hasTwin =
                    portSets[twin.family]?.contains(rule.reach.ports) == true
                    || widest[twin.family]?.contains { $0.contains(rule.reach.ports) } == true
                guard !hasTwin else { continue }
                report.add(
                    family, rule.peersPath[index]["ipBlock"]["cidr"],
                    "\(block) is open on these ports, and \(twin) is not",
                    hint: "add a block \(twin) where pods have addresses of both families",
                    severity: options.dualStack ? .warning : .info)
            }
        }
    }

    /// Whether a block stands for the internet; all of IPv6 that is given out is in 2000::/3.
    private static func hasInternet(_ rule: PolicySubject.PolicyRule, _ family: IPFamily) -> Bool {
        rule.blocks.contains { $0.block.family == family && $0.block.prefixLength <= (family == .v4 ? 0 : 3) }
    }
}
