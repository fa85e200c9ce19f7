import SluiceDiagnostics
import SluiceGolden
import SluiceHelmChart
import Testing
import SluiceYAML

/// The whole harness over a tiny chart, with real Helm.
@Suite struct GoldenSuiteTests {
    let fixture: Fixture
    let helms: [any Renderer]

    init() async throws {
        fixture = try Fixture()
        helms = [try await realHelm("SLUICE_HELM_4"), try await realHelm("SLUICE_HELM_3")]
    }

    @Test func recordsThenPasses() async throws {
        try fixture.add(
            "on", case: "description: on\non: [networkPolicy]\n", values: "networkPolicy: {enabled: true}\n")
        try fixture.add("off", values: "networkPolicy: {egress: [{}]}\n")
        try fixture.add(
            "deep/both",
            case: """
                release: {name: prod, namespace: team}
                on: [networkPolicy, runner.networkPolicy]
                set: [networkPolicy.enabled=true, "networkPolicy.egress[0].ports[0].port=53"]
                setJson: ['runner.networkPolicy={"enabled":true}']
                setString: [x=1]
                """, values: "")

        let before = await fixture.run(helms)
        #expect(before.cases.map(\.name) == ["deep/both", "off", "on"])
        #expect(before.cases.map(\.isPassed) == [false, true, false])
        #expect(Set(before.rules) == ["golden-differs"])

        let update = await fixture.run(helms, mode: .update)
        #expect(update.exitCode == 0, "\(update.text())")
        #expect(update.updated == 2)
        #expect(fixture.read("golden/on/expected.yaml") == recorded(policyManifest))
        #expect(fixture.read("golden/off/expected.yaml") == nil)
        #expect(
            fixture.read("golden/deep/both/expected.yaml")
                == recorded(
                    """
                    ---
                    # Source: tiny/templates/policies.yaml
                    kind: NetworkPolicy
                    metadata: {name: prod, namespace: team}
                    spec:
                      egress: [{"ports":[{"port":53}]}]
                    ---
                    # Source: tiny/templates/policies.yaml
                    kind: NetworkPolicy
                    metadata: {name: prod-runner}

                    """))

        let after = await fixture.run(helms)
        #expect(after.exitCode == 0, "\(after.text())")
        #expect(after.text() == "3 passed, 0 failed\n")
    }

    @Test func refusals() async throws {
        let refused = "expectFailure: [runner.enabled must be, boolean]\n"
        try fixture.add("right", case: refused, values: "runner: {enabled: 'yes'}")
        try fixture.add("accepted", case: refused, values: "")
        try fixture.add("other", case: "expectFailure: [something else]\n", values: "runner: {enabled: 'yes'}")
        try fixture.add("unexpected", values: "runner: {enabled: 'yes'}")
        try fixture.add("flag", case: "expectFailure: [has no value]\nset: [a]\n", values: "")
        let report = await fixture.run(helms)
        #expect(report.cases.filter(\.isPassed).map(\.name) == ["flag", "right"])
        #expect(
            Set(report.rules) == ["golden-accepted", "golden-error-differs", "golden-refused"], "\(report.text())")
    }

    @Test func gatesMustMatchTheCase() async throws {
        try fixture.add(
            "said-on", case: "on: [networkPolicy, runner.networkPolicy]\n",
            values: "networkPolicy: {enabled: true}\nrunner: {enabled: false, networkPolicy: {enabled: true}}")
        try fixture.add("not-said", values: "networkPolicy: {enabled: true}")
        _ = await fixture.run(helms, mode: .update)
        let report = await fixture.run(helms)
        #expect(
            report.cases.map { $0.findings.map(\.rule) } == [
                ["golden-count", "golden-gate"], ["golden-count", "golden-gate"],
            ])
        let text = report.text()
        #expect(text.contains("runner.networkPolicy is on, but runner.enabled is not true"))
        #expect(text.contains("these values switch networkPolicy on"))
    }

    @Test func aGateThatChangesOtherDocumentsIsFound() async throws {
        try fixture.write(
            "chart/templates/service.yaml",
            "kind: Service\nmetadata: {name: s}\nisolated: {{ .Values.networkPolicy.enabled }}\n")
        try fixture.add(
            "on", case: "on: [networkPolicy]\n", values: "networkPolicy: {enabled: true}", expected: policyManifest)
        let report = await fixture.run(helms)
        #expect(report.rules == ["golden-others-changed"])
        let difference = try #require(report.cases.first?.differences.first)
        #expect(difference.contains("-isolated: false\n") && difference.contains("+isolated: true\n"))
    }

    @Test func helmIsCutOffFromTheUser() async throws {
        try fixture.write("chart/templates/service.yaml", "kind: Service\nhome: {{ env \"HOME\" | quote }}\n")
        try fixture.add("off", values: "")
        let report = await fixture.run(helms)
        // Helm has no 'env' function: the refusal shows that its own error reaches the report.
        #expect(report.text().contains("function \"env\" not defined"))
    }

    @Test func notHelm() async throws {
        for executable in ["/bin/true", "/nonexistent/helm", "no-such-helm-anywhere"] {
            await #expect(throws: SluiceError.self) { try await HelmRenderer(executable: executable) }
        }
    }

    @Test func slowHelmIsStopped() async throws {
        try fixture.write("helm", "#!/bin/sh\nexec sleep 60\n")
        try FileManagerPermissions.makeExecutable(fixture.root + "/helm")
        let start = ContinuousClock.now
        let error = await #expect(throws: SluiceError.self) {
            try await HelmRenderer(executable: fixture.root + "/helm", timeout: .milliseconds(200))
        }
        #expect(error?.findings.first?.message.contains("did not finish") == true)
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
