/// The version of the Internet Protocol that an address belongs to.
public enum IPFamily: Hashable, Comparable, Sendable {
    /// 32-bit addresses.
    case v4
    /// 128-bit addresses.
    case v6

    /// The length of an address in bits.
    public var bits: Int { self == .v4 ? 32 : 128 }

    /// The largest address as a number.
    public var last: UInt128 { self == .v4 ? UInt128(UInt32.max) : .max }
}

/// An IP address.
public struct IPAddress: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// The version of the protocol; an IPv4-mapped address such as `::ffff:10.0.0.1` is one of IPv6.
    public let family: IPFamily
    /// The address as a number; of IPv4, the low 32 bits.
    public let bits: UInt128

    /// Creates an address from its number, of which IPv4 takes the low 32 bits.
    public init(_ family: IPFamily, _ bits: UInt128) {
        self.family = family
        self.bits = bits & family.last
    }

    /// Reads an address as `net.ParseIP` of Go does: `10.0.0.1`, `2001:db8::1`, `::ffff:10.0.0.1`.
    ///
    /// Nil for everything else, including numbers with leading zeros, blanks, zones (`fe80::1%eth0`) and prefix
    /// lengths.
    public init?(_ text: String) {
        guard let (address, hasLeadingZeros) = AddressParser.address(Array(text.utf8)[...]), !hasLeadingZeros else {
            return nil
        }
        self = address
    }

    /// IPv4 comes before IPv6; within a family, addresses are ordered by number.
    public static func < (left: IPAddress, right: IPAddress) -> Bool {
        left.family == right.family ? left.bits < right.bits : left.family < right.family
    }

    /// The canonical text: dotted for IPv4, RFC 5952 for IPv6.
    public var description: String {
        family == .v4 ? Self.dotted(UInt32(truncatingIfNeeded: bits)) : Self.compressed(bits)
    }

    private static func dotted(_ bits: UInt32) -> String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    /// Lower case, no leading zeros, and `::` for the longest run of zero groups, the first of equal ones.
    private static func compressed(_ bits: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        var run = 0..<0
        var start = 0
        while start < 8 {
            var end = start
            while end < 8, groups[end] == 0 { end += 1 }
            // A single zero group is written out.
            if end - start > max(1, run.count) { run = start..<end }
            start = max(end, start + 1)
        }
        func text(_ range: Range<Int>) -> String {
            range.map { String(groups[$0], radix: 16) }.joined(separator: ":")
        }
        guard !run.isEmpty else { return text(0..<8) }
        return text(0..<run.lowerBound) + "::" + text(run.upperBound..<8)
    }
}
