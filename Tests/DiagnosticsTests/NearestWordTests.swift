import SluiceDiagnostics
import Testing

@Suite struct NearestWordTests {
    static let words = ["egress", "ingress", "policyTypes", "podSelector", "ports", "port", "to", "from", "CIDR"]

    @Test(arguments: [
        ("egres", "egress"), ("egerss", "egress"), ("policytypes", "policyTypes"), ("Ports", "ports"), ("prot", "port"),
        ("cidr", "CIDR"), ("podSelektor", "podSelector"), ("egress", "egress"),
    ])
    func findsSlips(_ word: String, _ meant: String) {
        #expect(nearest(word, in: Self.words) == meant)
    }

    @Test(arguments: ["", "x", "zebra", "networkPolicy", String(repeating: "e", count: 1_000)])
    func keepsQuietAboutOtherWords(_ word: String) {
        #expect(nearest(word, in: Self.words) == nil)
    }

    @Test func theFirstOfEquallyNearWordsWins() {
        #expect(nearest("cat", in: ["bat", "hat"]) == "bat")
    }
}
