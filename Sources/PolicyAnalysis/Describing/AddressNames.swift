import SluiceAddresses

/// Puts ranges of addresses into words.
enum AddressNames {
    private static let named: [(name: String, kind: Endpoint.Kind, blocks: [CIDRBlock])] =
        [
            ("any IPv4 address", .internet, [WellKnownBlocks.anyV4]),
            ("any IPv6 address", .internet, [WellKnownBlocks.anyV6]),
            ("private networks", .privateNetwork, WellKnownBlocks.privateV4),
            ("private network", .privateNetwork, [WellKnownBlocks.privateV4[0]]),
            ("private network", .privateNetwork, [WellKnownBlocks.privateV4[1]]),
            ("private network", .privateNetwork, [WellKnownBlocks.privateV4[2]]),
            ("private IPv6 network", .privateNetwork, [WellKnownBlocks.privateV6]),
            ("node-local DNS", .linkLocal, [CIDRBlock(containing: WellKnownBlocks.nodeLocalDNS, prefixLength: 32)]),
            ("link-local", .linkLocal, [WellKnownBlocks.linkLocalV4]),
            ("link-local", .linkLocal, [WellKnownBlocks.linkLocalV6]),
            ("multicast", .multicast, [WellKnownBlocks.multicastV4]),
            ("multicast", .multicast, [WellKnownBlocks.multicastV6]),
            ("loopback", .loopback, [WellKnownBlocks.loopbackV4]),
            ("loopback", .loopback, [WellKnownBlocks.loopbackV6]),
            ("shared addresses of carriers", .addresses, [WellKnownBlocks.sharedV4]),
            ("addresses of IPv4 behind NAT64", .internet, [TranslatedAddresses.wellKnown]),
        ] + services

    private static let services = MetadataServices.all.map {
        service -> (name: String, kind: Endpoint.Kind, blocks: [CIDRBlock]) in
        let isMain = service.address == WellKnownBlocks.metadataV4 || service.address == WellKnownBlocks.metadataV6
        let block = CIDRBlock(containing: service.address, prefixLength: service.address.family.bits)
        return (isMain ? "cloud metadata" : "cloud metadata of \(service.provider)", .cloudMetadata, [block])
    }

    /// - Parameters:
    ///   - ranges: sorted, of one family.
    ///   - answers: whether a service is one of those that answer on the ports in question.
    /// - Returns: the same addresses as ends with names, in order.
    static func endpoints(
        _ ranges: [ClosedRange<UInt128>], _ family: IPFamily,
        answers: (MetadataServices.Service) -> Bool = { _ in true }
    ) -> [Endpoint] {
        let services = MetadataServices.all.filter(answers)
        func endpoint(_ set: AddressRanges, _ blocks: [CIDRBlock], text: String? = nil) -> Endpoint {
            Self.endpoint(set, blocks, text: text, services)
        }
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

    private static func endpoint(
        _ set: AddressRanges, _ blocks: [CIDRBlock], text: String?, _ services: [MetadataServices.Service]
    ) -> Endpoint {
        let known = named.first { $0.blocks == blocks }
        var result = Endpoint(
            kind: known?.kind ?? kind(of: set), name: known?.name,
            text: text ?? blocks.map(\.description).joined(separator: ", "), addresses: set)
        result.opensInternet = opensInternet(set)
        let resolved = TranslatedAddresses.resolved(set)
        // Of a rule for the internet, what nearly every cluster has counts; a single destination is what it is.
        result.opensMetadata = services.contains { service in
            resolved.contains(service.address) && (service.scope == .instance || !result.opensInternet)
        }
        if result.kind == .internet, result.name == nil {
            result.name = result.opensMetadata ? "the internet and cloud metadata" : "the internet"
        }
        return result
    }

    /// Whether so many addresses of the internet are in a set that it is not one destination or another.
    static func opensInternet(_ set: AddressRanges) -> Bool {
        isLarge(TranslatedAddresses.resolved(set).intersection(WellKnownBlocks.internet))
    }

    /// As much of the internet as an eighth of a /5 of IPv4 or a /16 of IPv6.
    static func isLarge(_ open: AddressRanges) -> Bool {
        open.addressCount(.v4) >= 1 << 24 || open.addressCount(.v6) >= 1 << 112
    }

    private static func kind(of set: AddressRanges) -> Endpoint.Kind {
        let open = TranslatedAddresses.resolved(set).intersection(WellKnownBlocks.internet)
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
