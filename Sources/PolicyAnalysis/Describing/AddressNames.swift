import SluiceAddresses

/// Puts ranges of addresses into words.
enum AddressNames {
    private static let named: [(name: String, kind: Endpoint.Kind, blocks: [CIDRBlock])] = [
        ("any IPv4 address", .internet, [WellKnownBlocks.anyV4]),
        ("any IPv6 address", .internet, [WellKnownBlocks.anyV6]),
        ("private networks", .privateNetwork, WellKnownBlocks.privateV4),
        ("private network", .privateNetwork, [WellKnownBlocks.privateV4[0]]),
        ("private network", .privateNetwork, [WellKnownBlocks.privateV4[1]]),
        ("private network", .privateNetwork, [WellKnownBlocks.privateV4[2]]),
        ("private IPv6 network", .privateNetwork, [WellKnownBlocks.privateV6]),
        ("cloud metadata", .cloudMetadata, [CIDRBlock(containing: WellKnownBlocks.metadataV4, prefixLength: 32)]),
        ("cloud metadata", .cloudMetadata, [CIDRBlock(containing: WellKnownBlocks.metadataV6, prefixLength: 128)]),
        ("node-local DNS", .linkLocal, [CIDRBlock(containing: WellKnownBlocks.nodeLocalDNS, prefixLength: 32)]),
        ("link-local", .linkLocal, [WellKnownBlocks.linkLocalV4]),
        ("link-local", .linkLocal, [WellKnownBlocks.linkLocalV6]),
        ("multicast", .multicast, [WellKnownBlocks.multicastV4]),
        ("multicast", .multicast, [WellKnownBlocks.multicastV6]),
        ("loopback", .loopback, [WellKnownBlocks.loopbackV4]),
        ("loopback", .loopback, [WellKnownBlocks.loopbackV6]),
        ("shared addresses of carriers", .addresses, [WellKnownBlocks.sharedV4]),
    ]

    /// - Parameter ranges: sorted, of one family.
    /// - Returns: the same addresses as ends with names, in order.
    static func endpoints(_ ranges: [ClosedRange<UInt128>], _ family: IPFamily) -> [Endpoint] {
        let set = AddressRanges(family, merging: ranges)
        var blocks = ExceptBlocks(family == .v4 ? set.v4 : set.v6, family).blocks
        var result: [Endpoint] = []
        // All private networks together have one name.
        let privates = WellKnownBlocks.privateV4.map { ExceptBlock(block: $0, except: []) }
        if family == .v4, privates.allSatisfy(blocks.contains) {
            blocks.removeAll(where: privates.contains)
            result.append(
                endpoint(AddressRanges(merging: privates.map(\.addresses)), WellKnownBlocks.privateV4))
        }
        return result
            + blocks.map { part in
                part.except.isEmpty
                    ? endpoint(part.addresses, [part.block])
                    : endpoint(part.addresses, [], text: part.description)
            }
    }

    private static func endpoint(_ set: AddressRanges, _ blocks: [CIDRBlock], text: String? = nil) -> Endpoint {
        let known = named.first { $0.blocks == blocks }
        var result = Endpoint(
            kind: known?.kind ?? kind(of: set), name: known?.name,
            text: text ?? blocks.map(\.description).joined(separator: ", "), addresses: set)
        let open = set.intersection(WellKnownBlocks.internet)
        result.opensInternet = isLarge(open)
        result.opensMetadata = !set.intersection(WellKnownBlocks.metadata).isEmpty
        if result.kind == .internet, result.name == nil {
            result.name = result.opensMetadata ? "the internet and cloud metadata" : "the internet"
        }
        return result
    }

    /// As much of the internet as an eighth of a /5 of IPv4 or a /16 of IPv6.
    static func isLarge(_ open: AddressRanges) -> Bool {
        open.addressCount(.v4) >= 1 << 24 || open.addressCount(.v6) >= 1 << 112
    }

    private static func kind(of set: AddressRanges) -> Endpoint.Kind {
        let open = set.intersection(WellKnownBlocks.internet)
        if isLarge(open) { return .internet }
        if !open.isEmpty { return .publicAddresses }
        let within = { (blocks: [CIDRBlock]) in
            AddressRanges(merging: blocks.map { AddressRanges($0) }).contains(set)
        }
        if within(WellKnownBlocks.privateV4 + [WellKnownBlocks.privateV6]) { return .privateNetwork }
        if within([WellKnownBlocks.linkLocalV4, WellKnownBlocks.linkLocalV6]) { return .linkLocal }
        if within([WellKnownBlocks.multicastV4, WellKnownBlocks.multicastV6]) { return .multicast }
        if within([WellKnownBlocks.loopbackV4, WellKnownBlocks.loopbackV6]) { return .loopback }
        return .addresses
    }
}
