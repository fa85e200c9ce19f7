import SluiceAddresses
import Testing

@Suite struct ParsedCIDRTests {
    @Test(arguments: [
        ("10.1.2.3/8", "10.0.0.0/8"), ("010.0.0.0/08", "10.0.0.0/8"), ("0.0.0.0/0", "0.0.0.0/0"),
        ("2001:DB8:0:0::/32", "2001:db8::/32"), ("::/0", "::/0"), ("1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128"),
        ("::ffff:10.0.0.0/104", "10.0.0.0/8"), ("::ffff:10.0.0.0/64", "::/64"),
        ("1:0:2:0:3:0:4:0/128", "1:0:2:0:3:0:4:0/128"),
        ("64:ff9b::1.2.3.4/128", "64:ff9b::102:304/128"),
    ])
    func readsBlocks(_ text: String, _ block: String) throws {
        #expect(try #require(ParsedCIDR(text)).block.description == block)
    }

    @Test(arguments: [
        "", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "256.0.0.0/8", " 10.0.0.0/8",
        "10.0.0.0/8 ",
        "::/129", "1::2::3/64", "fe80::1%eth0/64", "1:2:3:4:5:6:7:8::/64", "10.0.0.0/99999999999999999999",
        "12345::/16",
        "1.2.3.4.5/8", "g::/8", ":::/8", ":/8",
    ])
    func refusesTheRest(_ text: String) {
        #expect(ParsedCIDR(text) == nil)
    }

    @Test func tellsWhatStrictReadersRefuse() throws {
        #expect(try #require(ParsedCIDR("010.0.0.0/8")).hasLeadingZeros)
        #expect(try #require(ParsedCIDR("10.0.0.0/08")).hasLeadingZeros)
        #expect(try #require(ParsedCIDR("00001::/16")).hasLeadingZeros)
        #expect(try #require(ParsedCIDR("::ffff:1.2.3.4/128")).isIPv4Mapped)
        #expect(try #require(ParsedCIDR("10.0.0.1/8")).hasHostBits)
        let plain = try #require(ParsedCIDR("10.0.0.0/8"))
        #expect(!plain.hasLeadingZeros && !plain.isIPv4Mapped && !plain.hasHostBits)
    }

    @Test func blocksHoldBlocks() throws {
        func block(_ text: String) throws -> CIDRBlock { try #require(ParsedCIDR(text)).block }
        #expect(try block("10.0.0.0/8").contains(block("10.255.0.0/16")))
        #expect(try !block("10.255.0.0/16").contains(block("10.0.0.0/8")))
        #expect(try block("10.255.0.0/16").overlaps(block("10.0.0.0/8")))
        #expect(try !block("::/0").contains(block("10.0.0.0/8")))
        #expect(try block("::/0").last == .max)
        #expect(try block("0.0.0.0/0").contains(WellKnownBlocks.metadataV4))
        #expect(WellKnownBlocks.metadataV6.description == "fd00:ec2::254")
        #expect(WellKnownBlocks.nodeLocalDNS.description == "169.254.20.10")
    }
}
