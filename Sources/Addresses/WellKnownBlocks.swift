/// Blocks that rules and explanations speak of.
///
/// - Note: RFC 1918, RFC 3927, RFC 4193, RFC 4291; the addresses of the metadata services of AWS, Google Cloud,
///   Azure and others.
public enum WellKnownBlocks {
    /// 0.0.0.0/0
    public static let anyV4 = block(.v4, 0, 0)
    /// ::/0
    public static let anyV6 = block(.v6, 0, 0)
    /// 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16.
    public static let privateV4 = [
        block(.v4, 0x0A00_0000, 8), block(.v4, 0xAC10_0000, 12), block(.v4, 0xC0A8_0000, 16),
    ]
    /// fc00::/7, the unique local addresses.
    public static let privateV6 = block(.v6, 0xFC << 120, 7)
    /// 169.254.0.0/16
    public static let linkLocalV4 = block(.v4, 0xA9FE_0000, 16)
    /// fe80::/10
    public static let linkLocalV6 = block(.v6, 0xFE80 << 112, 10)
    /// 169.254.169.254
    public static let metadataV4 = IPAddress(.v4, 0xA9FE_A9FE)
    /// fd00:ec2::254
    public static let metadataV6 = IPAddress(.v6, 0xFD00_0EC2 << 96 | 0x254)
    /// 169.254.20.10, where node-local-dns listens.
    public static let nodeLocalDNS = IPAddress(.v4, 0xA9FE_140A)

    private static func block(_ family: IPFamily, _ first: UInt128, _ prefixLength: Int) -> CIDRBlock {
        CIDRBlock(containing: IPAddress(family, first), prefixLength: prefixLength)
    }
}

extension WellKnownBlocks {
    /// 224.0.0.0/4
    public static let multicastV4 = named(.v4, 0xE000_0000, 4)
    /// ff00::/8
    public static let multicastV6 = named(.v6, 0xFF << 120, 8)
    /// 127.0.0.0/8
    public static let loopbackV4 = named(.v4, 0x7F00_0000, 8)
    /// ::1
    public static let loopbackV6 = named(.v6, 1, 128)
    /// 100.64.0.0/10, shared by carriers and clusters (RFC 6598).
    public static let sharedV4 = named(.v4, 0x6440_0000, 10)

    /// All addresses that the internet may route to: without private, shared, local, test and reserved ones.
    ///
    /// - Note: the IANA special-purpose address registries.
    public static let internet: AddressRanges = {
        let reserved =
            privateV4 + [
                sharedV4, loopbackV4, linkLocalV4, multicastV4, named(.v4, 0, 8), named(.v4, 0xC612_0000, 15),
                named(.v4, 0xF000_0000, 4), named(.v4, 0xC000_0000, 24), named(.v4, 0xC000_0200, 24),
                named(.v4, 0xC633_6400, 24), named(.v4, 0xCB00_7100, 24),
            ]
        let global = named(.v6, 0x2000 << 112, 3)
        return AddressRanges(merging: [
            AddressRanges(anyV4, except: reserved),
            // For documentation: RFC 3849, RFC 9637.
            AddressRanges(global, except: [named(.v6, 0x2001_0DB8 << 96, 32), named(.v6, 0x3FFF << 112, 20)]),
        ])
    }()

    private static func named(_ family: IPFamily, _ first: UInt128, _ prefixLength: Int) -> CIDRBlock {
        CIDRBlock(containing: IPAddress(family, first), prefixLength: prefixLength)
    }
}
