/// The services of clouds that hand credentials and settings to whoever asks from inside of a machine.
///
/// One table, for names, severities and questions.
public enum MetadataServices {
    /// Where a service answers.
    public struct Service: Sendable, Hashable {
        /// The cloud, for people.
        public var provider: String
        /// The service's address.
        public var address: IPAddress
        /// Of TCP.
        public var ports: [Int]
        /// Where the address can be reached from.
        public var scope: Scope
    }

    /// How common a service is, and what kind of address it has.
    public enum Scope: Sendable {
        /// The instance metadata of the large clouds.
        case instance
        /// Another service at a link-local or unique-local address, which no rule for the internet is meant for.
        case local
        /// At an address of the internet or of a carrier, that means a metadata service in one cloud only.
        case routed
    }

    /// - Note: the providers' documentation. AWS: "Access instance metadata for an EC2 instance" (169.254.169.254,
    ///   fd00:ec2::254), "Amazon ECS task IAM role" (169.254.170.2), "EKS Pod Identity agent" (169.254.170.23,
    ///   fd00:ec2::23). Azure: "Instance Metadata Service", "What is IP address 168.63.129.16?" (ports 80 and 32526).
    ///   Google Cloud: "About VM metadata" (169.254.169.254, fd20:ce::254). Oracle: "Getting Instance Metadata"
    ///   (169.254.169.254, 192.0.0.192 before). Alibaba: "Instance metadata" (100.100.100.200). Scaleway: "Instance
    ///   user data" (169.254.42.42, fd00:42::42). Tencent: "Instance metadata" (169.254.0.23). OpenStack and
    ///   DigitalOcean use 169.254.169.254.
    public static let all: [Service] = [
        service("AWS, Azure, Google Cloud and others", v4(169, 254, 169, 254), .instance),
        service("AWS", v6(0xFD00_0EC2 << 96 | 0x254), .instance),
        service("Google Cloud", v6(0xFD20_00CE << 96 | 0x254), .instance),
        service("AWS ECS", v4(169, 254, 170, 2), .local),
        service("AWS EKS", v4(169, 254, 170, 23), .local), service("AWS EKS", v6(0xFD00_0EC2 << 96 | 0x23), .local),
        service("Scaleway", v4(169, 254, 42, 42), .local), service("Scaleway", v6(0xFD00_0042 << 96 | 0x42), .local),
        service("Tencent Cloud", v4(169, 254, 0, 23), .local),
        service("Azure", v4(168, 63, 129, 16), .routed, [80, 32526]),
        service("Alibaba Cloud", v4(100, 100, 100, 200), .routed),
        service("Oracle Cloud", v4(192, 0, 0, 192), .routed),
    ]

    /// The addresses of the local ones: what the word `metadata` of a question means.
    public static let localAddresses = AddressRanges(
        merging: all.filter { $0.scope != .routed }.map {
            AddressRanges(CIDRBlock(containing: $0.address, prefixLength: $0.address.family.bits))
        })

    private static func v4(_ a: UInt128, _ b: UInt128, _ c: UInt128, _ d: UInt128) -> IPAddress {
        IPAddress(.v4, a << 24 | b << 16 | c << 8 | d)
    }

    private static func v6(_ bits: UInt128) -> IPAddress { IPAddress(.v6, bits) }

    private static func service(
        _ provider: String, _ address: IPAddress, _ scope: Scope, _ ports: [Int] = [80]
    ) -> Service {
        Service(provider: provider, address: address, ports: ports, scope: scope)
    }
}

/// Addresses of IPv6 that lead to those of IPv4 (RFC 6052).
public enum TranslatedAddresses {
    /// 64:ff9b::/96, the well-known prefix.
    public static let wellKnown = CIDRBlock(
        containing: IPAddress(.v6, 0x0064_FF9B << 96), prefixLength: 96)

    /// The addresses, and those of IPv4 that the translated ones among them lead to.
    public static func resolved(_ ranges: AddressRanges) -> AddressRanges {
        let inside = ranges.intersection(AddressRanges(wellKnown)).v6
        if inside.isEmpty { return ranges }
        let mask = UInt128(UInt32.max)
        let plain = inside.map { ($0.lowerBound & mask)...($0.upperBound & mask) }
        return AddressRanges(merging: [ranges, AddressRanges(.v4, merging: plain)])
    }
}
