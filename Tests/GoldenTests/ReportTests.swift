import SluiceGolden
import Testing
import SluiceYAML

@Suite struct ReportTests {
    @Test func textNamesCaseFileAndDifference() async throws {
        let fixture = try Fixture()
        try fixture.add("off", values: "")
        try fixture.add(
            "on", case: "on: [networkPolicy]\n", values: "networkPolicy: {enabled: true}",
            expected: "---\n# Source: tiny/templates/policies.yaml\nkind: NetworkPolicy\n")
        let renderer = StubRenderer { request in
            let isOn = request.valuesFiles.contains { $0.hasSuffix("/on/values.yaml") } && request.set.isEmpty
            let policy = "---\n# Source: tiny/templates/policies.yaml\nkind: NetworkPolicy\nspec: {}\n"
            return .rendered(isOn ? policy : "")
        }
        let report = await fixture.run([renderer])
        let golden = "\(fixture.root)/golden/on/expected.yaml"
        #expect(
            report.text(isVerbose: true) == """
                ok       off
                FAIL     on
                \(golden):4:1: error: the chart renders something else than the golden manifests [golden-differs]
                  hint: if the new manifests are right, record them with --update
                --- \(golden)
                +++ on as rendered
                @@ -1,3 +1,4 @@
                 ---
                 # Source: tiny/templates/policies.yaml
                 kind: NetworkPolicy
                +spec: {}
                1 passed, 1 failed

                """)
        let json = try #require(try parse(Array(report.json().utf8), file: "report.json"))
        #expect(json["passed"]?.integer == 1)
        #expect(json["failed"]?.integer == 1)
        #expect(json["cases"]?[1]?["findings"]?[0]?["line"]?.integer == 4)
        #expect(json["cases"]?[1]?["differences"]?[0]?.text.contains("+spec: {}\n") == true)
    }
}
