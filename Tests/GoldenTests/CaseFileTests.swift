import SluiceDiagnostics
import SluiceGolden
import Testing

/// What a person gets wrong in a case, and where the finding points.
@Suite struct CaseFileTests {
    let fixture: Fixture
    let renderer = StubRenderer { _ in .rendered("") }

    init() throws { fixture = try Fixture() }

    @Test(arguments: [
        ("descripton: x", "case-unknown-key", 1, "did you mean 'description'?"),
        ("release:\n  nam: x", "case-unknown-key", 2, "did you mean 'name'?"),
        ("set: a=1", "case-type", 1, "write '- TEXT'"),
        ("set: [a=1, {b: 1}]", "case-type", 1, ""),
        ("description: [x]", "case-type", 1, ""),
        ("- x", "case-type", 1, "start with"),
        ("on:\n- networkPolcy", "case-unknown-block", 2, "did you mean 'networkPolicy'?"),
        ("values:\n- values.yaml\n- more.yaml", "case-values-file", 3, "golden/a"),
    ])
    func findsMistakes(_ text: String, _ rule: String, _ line: Int, _ hint: String) async throws {
        try fixture.add("a", case: text, values: "")
        let report = await fixture.run([renderer])
        #expect(report.failed == 1)
        let finding = try #require(report.cases.first?.findings.first)
        #expect(finding.rule == rule)
        #expect(finding.location?.line == line)
        #expect(finding.location?.file.hasSuffix("golden/a/case.yaml") == true)
        #expect(finding.hint?.contains(hint) ?? hint.isEmpty, "\(finding)")
    }

    @Test func reportsAllMistakesOfACase() async throws {
        try fixture.add("a", case: "x: 1\nset: 5\non: [b]\n", values: "")
        #expect(
            await fixture.run([renderer]).rules.sorted() == ["case-type", "case-unknown-block", "case-unknown-key"])
    }

    @Test func orphanedGoldenManifests() async throws {
        try fixture.add("a", values: "")
        try fixture.write("golden/b/expected.yaml", "---\n")
        let report = await fixture.run([renderer])
        #expect(report.rules == ["case-missing"])
        #expect(report.exitCode == 2)
    }

    @Test func noCases() async throws {
        #expect(await fixture.run([renderer]).rules == ["folder-unreadable"])
        try fixture.write("golden/README.md", "")
        #expect(await fixture.run([renderer]).rules == ["case-none"])
        try fixture.add("a", values: "")
        #expect(await fixture.run([renderer], filter: "b").rules == ["case-none"])
    }

    @Test(arguments: [
        ("dns", ["net/allow-dns", "net/dns-off"]),
        ("net/*", ["net/allow-dns", "net/dns-off"]),
        ("*allow*", ["net/allow-dns", "other/allow-all"]),
        ("n?t/allow-dns", ["net/allow-dns"]),
        ("allow-*", []),
        ("*", ["net/allow-dns", "net/dns-off", "other/allow-all"]),
        ("", ["net/allow-dns", "net/dns-off", "other/allow-all"]),
    ])
    func filters(_ pattern: String, _ names: [String]) {
        let filter = CaseFilter(pattern)
        #expect(["net/allow-dns", "net/dns-off", "other/allow-all"].filter(filter.matches) == names)
    }
}
