import Testing

@testable import SluiceSprig

@Suite struct ZoneTests {
    /// A row is a zone, seconds since 1970, and the abbreviation and offset there.
    @Test(arguments: [
        ("Asia/Gaza", 1_430_000_000, "EEST", 10800), ("Africa/Casablanca", 1_440_000_000, "+01", 3600),
        ("America/Santiago", 1_704_067_200, "-03", -10800), ("America/Santiago", 1_719_792_000, "-04", -14400),
        ("Zulu", 0, "UTC", 0), ("Africa/Abidjan", 0, "GMT", 0), ("America/Vancouver", 1_700_000_000, "PST", -28800),
        ("Pacific/Apia", 1_425_000_000, "+14", 50400),
    ])
    func zonesHaveHadTheirRules(name: String, seconds: Int64, abbreviation: String, offset: Int) throws {
        let found = try #require(Zone(named: name)).offset(at: seconds)
        #expect(found.abbreviation == abbreviation)
        #expect(found.seconds == offset)
    }

    @Test(arguments: ["Europe/Nowhere", "europe/berlin", "CET-1", "Europe", "@", " ", "/etc/localtime"])
    func othersAreNoZones(name: String) {
        #expect(Zone(named: name) == nil)
    }

    @Test(arguments: ["", "X1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-999", "CET-1CEST,M13.5.0,M1.1.0", "<A"])
    func brokenRulesAreRefused(text: String) {
        #expect(ZoneRule(text) == nil)
    }
}
