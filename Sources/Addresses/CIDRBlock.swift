/// A block of addresses: all that share their first bits.
public struct CIDRBlock: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The version of the protocol of all its addresses.
    public let family: IPFamily
    /// The first address as a number.
    public let first: UInt128
    /// How many bits the addresses share; 0 is all addresses.
    public let prefixLength: Int

    /// The block of a prefix length around an address. The length is brought into 0...32 or 0...128.
    public init(containing address: IPAddress, prefixLength: Int) {
        family = address.family
        self.prefixLength = min(max(prefixLength, 0), family.bits)
        first = address.bits & ~Self.hostMask(family, self.prefixLength)
    }

    /// Reads a block in the form that the API server accepts in new fields: `10.0.0.0/8`, `2001:db8::/32`.
    ///
    /// Nil for everything else, including leading zeros, bits set beyond the prefix length and IPv4-mapped addresses;
    /// ``ParsedCIDR`` reads those as older fields do, and reports what is wrong with them.
    ///
    /// - Note: follows `ValidateCIDR` of k8s.io/apimachinery.
    public init?(_ text: String) {
        guard let parsed = ParsedCIDR(text), !parsed.hasLeadingZeros, !parsed.hasHostBits, !parsed.isIPv4Mapped else {
            return nil
        }
        self = parsed.block
    }

    /// The last address as a number.
    public var last: UInt128 { first | Self.hostMask(family, prefixLength) }

    /// The first to the last address, as numbers.
    public var range: ClosedRange<UInt128> { first...last }

    /// Whether an address lies in this block.
    public func contains(_ address: IPAddress) -> Bool {
        address.family == family && range.contains(address.bits)
    }

    /// Whether `other` lies in this block, or is it.
    public func contains(_ other: CIDRBlock) -> Bool {
        other.family == family && other.prefixLength >= prefixLength && range.contains(other.first)
    }

    /// Whether the two blocks share an address.
    public func overlaps(_ other: CIDRBlock) -> Bool { contains(other) || other.contains(self) }

    /// By family, then by the first address; of blocks that begin together, the larger comes first.
    public static func < (left: CIDRBlock, right: CIDRBlock) -> Bool {
        if left.family != right.family { return left.family < right.family }
        return left.first == right.first ? left.prefixLength < right.prefixLength : left.first < right.first
    }

    /// The canonical text: `10.0.0.0/8`, `2001:db8::/32`.
    public var description: String { "\(IPAddress(family, first))/\(prefixLength)" }

    private static func hostMask(_ family: IPFamily, _ prefixLength: Int) -> UInt128 {
        let bits = family.bits - prefixLength
        return bits == 128 ? .max : (UInt128(1) << UInt128(bits)) - 1
    }
}
