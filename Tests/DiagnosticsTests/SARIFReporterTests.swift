import SluiceDiagnostics
import Foundation
import Testing

@Suite struct SARIFReporterTests {
    typealias Object = [String: Any]

    static func run(_ findings: [Finding], files: [String] = []) throws -> Object {
        let text = ReportSamples.sarif.text(of: findings, files: files)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
        return try #require((document["runs"] as? [Object])?.first)
    }

    static func results(_ findings: [Finding], files: [String] = []) throws -> [Object] {
        try #require(try run(findings, files: files)["results"] as? [Object])
    }

    static func fingerprints(_ findings: [Finding]) throws -> [String] {
        try results(findings).map { try #require(($0["partialFingerprints"] as? [String: String])?["sluice/v1"]) }
    }

    /// The file was checked against the schema of SARIF 2.1.0.
    @Test func writesTheGoldenBytes() throws {
        let text = ReportSamples.sarif.text(of: ReportSamples.findings, files: ReportSamples.files)
        #expect(Array(text.utf8) == (try ReportSamples.golden("report.sarif")))
    }

    @Test func everyResultNamesItsRule() throws {
        let run = try Self.run(ReportSamples.findings)
        let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
        let rules = try #require(driver["rules"] as? [Object])
        #expect(rules.map { $0["id"] as? String } == ["unused-rule", "empty-to", "wide-block", "not-listed"])
        for result in try #require(run["results"] as? [Object]) {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test(arguments: [
        ("a.yaml", "a.yaml", true), (".//./a.yaml", "a.yaml", true), ("../a b.yaml", "../a%20b.yaml", true),
        ("c:d/ü%?#[1].yaml", "c%3Ad/%C3%BC%25%3F%23%5B1%5D.yaml", true), ("/x/y z", "file:///x/y%20z", false),
        ("./", "./", true), ("~a_b-c.d", "~a_b-c.d", true),
    ])
    func pathsBecomeURIs(_ file: String, _ uri: String, _ isRelative: Bool) throws {
        let finding = Finding(
            rule: "r", severity: .error, location: SourceLocation(file: file, line: 1, column: 1), message: "m")
        let location = try #require((try Self.results([finding])[0]["locations"] as? [Object])?.first)
        let artifact = try #require((location["physicalLocation"] as? Object)?["artifactLocation"] as? Object)
        #expect(artifact["uri"] as? String == uri)
        #expect((artifact["uriBaseId"] as? String == "%SRCROOT%") == isRelative)
        #expect(URL(string: uri) != nil)
    }

    @Test func fingerprintsDoNotFollowTheLine() throws {
        let moved = ReportSamples.findings.map { finding in
            var finding = finding
            finding.location?.line += 5
            finding.location?.column += 2
            return finding
        }
        #expect(try Self.fingerprints(moved) == Self.fingerprints(ReportSamples.findings))
        let inLines = [9, 10, 1_234].map { line in
            Finding(rule: "r", severity: .error, message: "first given in line \(line), column 3")
        }
        #expect(Set(try inLines.map { try Self.fingerprints([$0]) }).count == 1)
    }

    @Test func fingerprintsTellFindingsApart() throws {
        let place = SourceLocation(file: "a", line: 1, column: 1)
        let base = Finding(rule: "r", severity: .error, location: place, fieldPath: FieldPath("x"), message: "m")
        var others = [base, base, base, base, base]
        others[1].rule = "s"
        others[2].location?.file = "b"
        others[3].fieldPath = FieldPath("y")
        others[4].fieldPath = nil
        let fingerprints = try Self.fingerprints(others + [base])
        #expect(Set(fingerprints).count == 6)
        #expect(fingerprints[5].hasSuffix(":2"))
        #expect(fingerprints[5].dropLast(2) == fingerprints[0].dropLast(2))
    }

    @Test(arguments: [
        (["a.yaml", "b.yaml"], 1), ([], 0),
    ])
    func aFindingWithoutAPlaceGetsTheFirstFile(_ files: [String], _ count: Int) throws {
        let results = try Self.results([Finding(rule: "r", severity: .error, message: "m")], files: files)
        #expect((results[0]["locations"] as? [Object] ?? []).count == count)
    }

    @Test func noLinksAreMadeOfMessages() {
        let finding = Finding(rule: "r", severity: .error, message: "[a](1)", hint: "[b](http://c)")
        #expect(!ReportSamples.sarif.text(of: [finding]).contains("]("))
    }
}
