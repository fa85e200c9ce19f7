import Addresses

/// Puts ranges of addresses into words.
enum AddressNames {
    /// Lists of more blocks than this are shortened where they stand as exceptions.
    private static let exceptionLimit = 16

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
    /// - Returns: the same addresses as ends with names, wide ones first.
    static func endpoints(_ ranges: [ClosedRange<UInt128>], _ family: IPFamily) -> [Endpoint] {
        let set = AddressRanges(family, merging: ranges)
        guard !set.isEmpty else { return [] }
        if let whole = anyExcept(set, family) { return [whole] }
        // All private networks together have one name.
        var rest = ranges
        var result: [Endpoint] = []
        let privates = WellKnownBlocks.privateV4.map(\.range)
        if family == .v4, privates.allSatisfy({ rest.contains($0) }) {
            rest.removeAll { privates.contains($0) }
            result.append(endpoint(AddressRanges(.v4, merging: privates), WellKnownBlocks.privateV4))
        }
        for range in rest {
            let blocks = CIDRBlock.covering(range, family)
            let part = AddressRanges(family, merging: [range])
            if blocks.count > 4, let wide = except(part, family) {
                result.append(wide)
            } else if blocks.count > 8 {
                let text = "\(IPAddress(family, range.lowerBound))-\(IPAddress(family, range.upperBound))"
                result.append(endpoint(part, blocks, text: text))
            } else {
                result += blocks.map { endpoint(AddressRanges(family, merging: [$0.range]), [$0]) }
            }
        }
        return result
    }

    /// Nearly all addresses are told by those that are missing.
    private static func anyExcept(_ set: AddressRanges, _ family: IPFamily) -> Endpoint? {
        let holes = set.complement(family).flatMap { CIDRBlock.covering($0, family) }
        let any = family == .v4 ? WellKnownBlocks.anyV4 : WellKnownBlocks.anyV6
        if holes.isEmpty { return endpoint(set, [any]) }
        let own = (family == .v4 ? set.v4 : set.v6).reduce(0) { $0 + CIDRBlock.covering($1, family).count }
        guard holes.count <= exceptionLimit, holes.count < own else { return nil }
        return endpoint(set, [], text: "\(any) except \(holes.map(\.description).joined(separator: ", "))")
    }

    /// A range that is nearly a block.
    private static func except(_ set: AddressRanges, _ family: IPFamily) -> Endpoint? {
        guard let range = (family == .v4 ? set.v4 : set.v6).first else { return nil }
        let differing = range.lowerBound ^ range.upperBound
        let bits = 128 - differing.leadingZeroBitCount
        let around = CIDRBlock(
            containing: IPAddress(family, range.lowerBound), prefixLength: family.bits - min(bits, family.bits))
        var holes: [CIDRBlock] = []
        if around.first < range.lowerBound {
            holes += CIDRBlock.covering(around.first...(range.lowerBound - 1), family)
        }
        if around.last > range.upperBound {
            holes += CIDRBlock.covering((range.upperBound + 1)...around.last, family)
        }
        guard holes.count <= 4 else { return nil }
        return endpoint(set, [], text: "\(around) except \(holes.map(\.description).joined(separator: ", "))")
    }

    private static func endpoint(_ set: AddressRanges, _ blocks: [CIDRBlock], text: String? = nil) -> Endpoint {
        let known = named.first { $0.blocks == blocks }
        var result = Endpoint(
            kind: known?.kind ?? kind(of: set), name: known?.name,
            text: text ?? blocks.map(\.description).joined(separator: ", "), addresses: set)
        let open = set.intersection(WellKnownBlocks.internet)
        result.opensInternet = isLarge(open)
        result.opensMetadata = !set.intersection(WellKnownBlocks.metadata).isEmpty
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
