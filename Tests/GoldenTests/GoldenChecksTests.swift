import SluiceDiagnostics
import SluiceGolden
import SluiceHelmChart
import Synchronization
import Testing
import SluiceYAML

/// Each check by itself, with a renderer that makes the mistake.
@Suite struct GoldenChecksTests {
    let fixture: Fixture
    private static let forcedOff = "networkPolicy.enabled=false"

    init() throws {
        fixture = try Fixture()
        try fixture.add(
            "on", case: "on: [networkPolicy]\n", values: "networkPolicy: {enabled: true}", expected: policyManifest)
    }

    /// Renders as the chart does.
    static let honest = StubRenderer { request in
        .rendered(request.set.contains(forcedOff) ? serviceManifest : serviceManifest + policyManifest)
    }

    @Test func passes() async {
        let report = await fixture.run([Self.honest])
        #expect(report.exitCode == 0, "\(report.text())")
    }

    @Test func aPolicyTooMany() async {
        let double = StubRenderer { request in
            .rendered(request.set.isEmpty ? serviceManifest + policyManifest + policyManifest : serviceManifest)
        }
        #expect(await fixture.run([double]).rules == ["golden-differs", "golden-count"])
    }

    @Test func aPolicyHiddenInAList() async throws {
        try fixture.add("on", values: "", expected: nil)
        try fixture.write("golden/on/expected.yaml", "")
        let hidden = StubRenderer { _ in
            .rendered("---\n# Source: tiny/templates/policies.yaml\nkind: List\nitems: [{kind: NetworkPolicy}]\n")
        }
        #expect(await fixture.run([hidden]).rules == ["golden-differs", "golden-count"])
    }

    @Test func aPolicyThatStays() async {
        let stays = StubRenderer { _ in .rendered(serviceManifest + policyManifest) }
        #expect(await fixture.run([stays]).rules == ["golden-others-changed"])
    }

    @Test func offRenderRefused() async {
        let refuses = StubRenderer { request in
            request.set.isEmpty ? .rendered(serviceManifest + policyManifest) : .refused("no")
        }
        #expect(await fixture.run([refuses]).rules == ["golden-off-refused"])
    }

    @Test func renderersMustAgree() async {
        let other = StubRenderer(name: "other") { request in
            let service = serviceManifest + "spec: {}\n"
            return .rendered(request.set.isEmpty ? service + policyManifest : service)
        }
        let report = await fixture.run([Self.honest, other])
        #expect(report.rules == ["golden-renderers-differ"])
        #expect(report.cases.first?.differences.first?.contains("+spec: {}") == true)
        let refusing = StubRenderer(name: "refusing") { _ in .refused("no") }
        #expect(await fixture.run([Self.honest, refusing]).rules == ["golden-refused"])
        #expect(await fixture.run([refusing, Self.honest]).rules == ["golden-refused"])
    }

    /// Where Helm 3 and 4 differ, only the recorded documents must be the same.
    @Test func helm3AndHelm4() async {
        var three = StubRenderer(name: "three") { request in
            let service = serviceManifest + "spec: {}\n"
            return .rendered(request.set.isEmpty ? service + policyManifest : service)
        }
        three.rules = .helm3
        let report = await fixture.run([Self.honest, three])
        #expect(report.rules == ["golden-helms-differ"] && report.exitCode == 0, "\(report.text())")
        var reordered = StubRenderer(name: "three") { request in
            .rendered(request.set.isEmpty ? policyManifest + serviceManifest : serviceManifest)
        }
        reordered.rules = .helm3
        #expect(await fixture.run([Self.honest, reordered]).rules == ["golden-helms-differ"])
        reordered.rules = .helm4
        #expect(await fixture.run([Self.honest, reordered]).rules == ["golden-renderers-differ"])
        var other = StubRenderer(name: "three") { request in
            .rendered(request.set.isEmpty ? serviceManifest + policyManifest + "status: {}\n" : serviceManifest)
        }
        other.rules = .helm3
        #expect(await fixture.run([Self.honest, other]).rules == ["golden-renderers-differ"])
    }

    @Test func trailingWhiteSpaceIsNoDifference() async {
        var spacious = StubRenderer(name: "spacious") { request in
            .rendered((request.set.isEmpty ? serviceManifest + "\n" + policyManifest : serviceManifest) + "\n \n")
        }
        spacious.rules = .helm3
        #expect(await fixture.run([Self.honest, spacious]).exitCode == 0)
        // But two that follow one Helm must agree to the byte.
        spacious.rules = .helm4
        #expect(await fixture.run([Self.honest, spacious]).rules == ["golden-renderers-differ"])
    }

    @Test func theOracleSeesValuesAndDocuments() async {
        let oracle = RecordingOracle()
        let report = await fixture.run([Self.honest], oracle: oracle)
        #expect(report.rules == ["expansion-differs"])
        let input = oracle.inputs.withLock { $0 }
        #expect(input.map(\.caseName) == ["on"])
        #expect(input.first?.chartName == "tiny")
        #expect(input.first?.documents.map(\.text) == [policyManifest])
        #expect(input.first?.values.value(at: ["networkPolicy", "enabled"]) == .bool(true))
        #expect(input.first?.values.value(at: ["networkPolicy", "egress"]) == .array([]))
    }

    /// Manifests without the generated line are a person's: compared, and never overwritten or deleted.
    @Test func aPersonsManifestsAreNotOverwritten() async throws {
        let silent = StubRenderer { _ in .rendered(serviceManifest) }
        try fixture.write("golden/on/expected.yaml", policyManifest)
        #expect(await fixture.run([Self.honest]).exitCode == 0)
        let report = await fixture.run([silent], mode: .update, blocks: [])
        #expect(report.rules == ["file-not-ours"], "\(report.text())")
        #expect(report.exitCode == 2 && report.updated == 0)
        #expect(fixture.read("golden/on/expected.yaml") == policyManifest)
    }

    @Test func updateRemovesWhatIsGone() async {
        let silent = StubRenderer { _ in .rendered(serviceManifest) }
        let report = await fixture.run([silent], mode: .update, blocks: [])
        #expect(report.rules == [], "\(report.text())")
        #expect(report.updated == 1)
        #expect(fixture.read("golden/on/expected.yaml") == nil)
    }

    @Test func updateWritesNothingThatIsRight() async {
        #expect(await fixture.run([Self.honest], mode: .update).updated == 0)
    }

    @Test func brokenOutputIsAFinding() async {
        let broken = StubRenderer { _ in .rendered("---\n# Source: tiny/templates/x.yaml\na: [\n") }
        let report = await fixture.run([broken])
        #expect(report.cases.first?.findings.first?.location?.file == "tiny/templates/x.yaml")
        #expect(report.exitCode == 1)
    }
}

final class RecordingOracle: ExpansionOracle {
    let inputs = Mutex<[ExpansionInput]>([])

    func findings(for input: ExpansionInput) -> [Finding] {
        inputs.withLock { $0.append(input) }
        return [Finding(rule: "expansion-differs", severity: .error, message: "on purpose")]
    }
}
