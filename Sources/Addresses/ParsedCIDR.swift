/// A CIDR as somebody wrote it, with what stricter readers have against it.
///
/// - Note: follows `ParseCIDRSloppy`, `IsValidCIDRForLegacyField` and `GetWarningsForCIDR` of Kubernetes.
public struct ParsedCIDR: Hashable, Sendable {
    /// The addresses it stands for; an IPv4-mapped block of IPv6 is one of IPv4.
    public let block: CIDRBlock
    /// The address in front of the slash.
    public let address: IPAddress
    /// The number behind the slash, as it is written: of an IPv4-mapped block, it counts 128 bits.
    public let writtenPrefixLength: Int
    /// Whether the address has as many bits as IPv6 has.
    public let isWrittenAsV6: Bool
    /// Zeros in front of an octet, of a group of four digits, or of the prefix length.
    public let hasLeadingZeros: Bool
    /// `::ffff:10.0.0.0/104`.
    public let isIPv4Mapped: Bool
    /// Whether the address has bits set beyond the prefix length.
    public let hasHostBits: Bool
    /// The text that the address and length have in canonical form, host bits kept.
    public let canonicalText: String

    /// Nil for what is no CIDR at all: no prefix length, numbers that are too large, blanks, zones.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")),
            let (written, hasZeros) = AddressParser.address(bytes[..<slash]),
            let (length, lengthHasZeros) = AddressParser.number(
                bytes[(slash + 1)...], maximum: written.family.bits)
        else { return nil }
        writtenPrefixLength = length
        isWrittenAsV6 = written.family == .v6
        hasLeadingZeros = hasZeros || lengthHasZeros
        isIPv4Mapped = Self.isMapped(written)
        address = Self.unmapped(written)
        let network = CIDRBlock(containing: written, prefixLength: length)
        hasHostBits = network.first != written.bits
        // Below 96 bits the mark of a mapped address is itself cut off.
        let isMappedNetwork = Self.isMapped(IPAddress(written.family, network.first))
        block =
            isMappedNetwork
            ? CIDRBlock(
                containing: Self.unmapped(IPAddress(.v6, network.first)), prefixLength: max(0, length - 96))
            : network
        canonicalText = "\(written)/\(length)"
    }

    /// The block of the single address that is written.
    public var singleAddressText: String { "\(address)/\(isWrittenAsV6 ? 128 : 32)" }

    private static func isMapped(_ address: IPAddress) -> Bool {
        address.family == .v6 && address.bits >> 32 == 0xFFFF
    }

    private static func unmapped(_ address: IPAddress) -> IPAddress {
        isMapped(address) ? IPAddress(.v4, address.bits & 0xFFFF_FFFF) : address
    }
}
