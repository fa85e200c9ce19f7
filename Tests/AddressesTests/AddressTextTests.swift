import SluiceAddresses
import Testing

@Suite struct AddressTextTests {
    @Test(arguments: [
        ("10.0.0.1", "10.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::", "::"),
        ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("::ffff:10.0.0.1", "::ffff:a00:1"),
    ])
    func readsAddresses(_ text: String, _ canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(address.description) == address)
    }

    @Test(arguments: [
        "", "10.0.0", "10.0.0.1.2", "10.0.0.256", "010.0.0.1", "10.0.0.01", " 10.0.0.1", "10.0.0.1 ", "10.0.0.1/32",
        "1::2::3", "fe80::1%eth0", "12345::", "00001::", ":1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8::", "g::", ":", "a",
    ])
    func refusesOtherTexts(_ text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: ["10.0.0.0/8", "0.0.0.0/0", "192.168.1.1/32", "::/0", "2001:db8::/32", "::1/128"])
    func readsBlocks(_ text: String) throws {
        #expect(try #require(CIDRBlock(text)).description == text)
    }

    /// The four kinds that ParsedCIDR reads and reports, and texts that are not CIDRs.
    @Test(arguments: [
        "10.0.0.1/8", "010.0.0.0/8", "10.0.0.0/08", "::ffff:10.0.0.0/104", "2001:db8::1/32", "10.0.0.0", "10.0.0.0/33",
        "10.0.0.0/-1", "", "/8",
    ])
    func refusesBlocksThatNewFieldsDoNotAccept(_ text: String) {
        #expect(CIDRBlock(text) == nil)
    }
}
