import SluiceDiagnostics
import Foundation
import SluiceGolden
import SluiceHelmChart
import SluiceSprigCryptography
import Testing

/// What charts that nobody wrote for Sluice do: random values, policies of others, documents that follow a switch.
@Suite(.serialized) struct RealChartFaultsTests {
    let fixture: Fixture
    let renderers: [any Renderer]

    init() async throws {
        StandardCryptography.install()
        fixture = try Fixture()
        renderers = [EmbeddedRenderer(), try await realHelm("SLUICE_HELM_4"), try await realHelm("SLUICE_HELM_3")]
        try fixture.add("on", case: "on: [networkPolicy]\n", values: "networkPolicy: {enabled: true}")
        try fixture.add("off", values: "")
    }

    // MARK: Random values

    /// A template that draws random values. All renderers agree, off and on, and the same bytes are recorded each time.
    @Test(arguments: [
        "kind: Secret\nmetadata: {name: s}\ndata: {password: {{ randAlphaNum 12 | b64enc }}}\n",
        "kind: Secret\nmetadata: {name: s}\ndata: {id: {{ uuidv4 }}, hash: {{ bcrypt \"x\" | quote }}}\n",
        "kind: Secret\nmetadata: {name: s}\ndata: {users: {{ htpasswd \"u\" \"p\" | quote }}}\n",
        "kind: ConfigMap\nmetadata: {name: s, annotations: {made: {{ now | date \"2006-01-02T15:04:05\" }}}}\n",
        """
        kind: Deployment
        metadata:
          name: d
          annotations:
            checksum/secret: {{ include "tiny.password" . | sha256sum }}
        {{- define "tiny.password" }}{{ randAlphaNum 12 }}{{ end }}

        """,
        "kind: Job\nmetadata: {name: job-{{ randAlphaNum 5 | lower }}}\nspec: {fixed: true}\n",
        """
        kind: ConfigMap
        metadata: {name: s}
        data:
          config: |
            user: u
            password: {{ randAlphaNum 12 }}
        {{- if .Values.networkPolicy.enabled }}{{ $used := randAlphaNum 3 }}{{ end }}

        """,
    ])
    func randomValues(_ template: String) async throws {
        try fixture.write("chart/templates/a-random.yaml", template)
        try fixture.write(
            "chart/templates/z-random.yaml", template.replacingOccurrences(of: "name: ", with: "name: z-"))
        let update = await fixture.run(renderers, mode: .update)
        #expect(update.exitCode == 0, "\(update.text(isVerbose: true))")
        #expect(fixture.read("golden/on/expected.yaml") == recorded(policyManifest))
        let check = await fixture.run(renderers)
        #expect(check.exitCode == 0, "\(check.text(isVerbose: true))")
    }

    /// The same with certificates, which the embedded renderer is slow to make in a debug build.
    @Test func certificates() async throws {
        try fixture.write(
            "chart/templates/secret.yaml",
            """
            {{- $ca := genCA "ca" 365 }}
            {{- $own := genSignedCert "own" nil nil 365 $ca }}
            kind: Secret
            metadata: {name: s}
            data: {ca: {{ $ca.Cert | b64enc }}, cert: {{ $own.Cert | b64enc }}, key: {{ $own.Key | b64enc }}}

            """)
        let report = await fixture.run(renderers, mode: .update)
        #expect(report.exitCode == 0, "\(report.text(isVerbose: true))")
        #expect(report.text(isVerbose: true).contains("not compared: 3 random values in "))
    }

    /// A difference beside random values is still found.
    @Test func aRealDifferenceBesideRandomValues() async throws {
        try fixture.write(
            "chart/templates/secret.yaml",
            """
            kind: ConfigMap
            metadata: {name: s}
            data:
              password: {{ randAlphaNum 12 }}
              isolated: "{{ .Values.networkPolicy.enabled }}"

            """)
        _ = await fixture.run([EmbeddedRenderer()], mode: .update)
        for renderer in renderers {
            let report = await fixture.run([renderer], filter: "on")
            #expect(report.rules == ["golden-others-changed"], "\(renderer.name): \(report.text())")
            let hint = report.cases.first?.findings.first?.hint
            #expect(hint == "if that is right, list them in the case: mayChange: [ConfigMap/s]")
            #expect(report.cases.first?.differences.first?.contains("isolated: ") == true)
        }
    }

    /// Random values in the policy itself: recorded once, compared but for them.
    @Test func aPolicyWithRandomValues() async throws {
        try fixture.write(
            "chart/templates/policies.yaml",
            """
            {{- if .Values.networkPolicy.enabled }}
            kind: NetworkPolicy
            metadata: {name: p, annotations: {at: {{ now | unixEpoch | quote }}, id: {{ uuidv4 }}}}
            spec: {egress: {{ toJson .Values.networkPolicy.egress }}}
            {{- end }}

            """)
        _ = await fixture.run([EmbeddedRenderer()], mode: .update)
        let recorded = try #require(fixture.read("golden/on/expected.yaml"))
        let again = await fixture.run(renderers, mode: .update)
        #expect(again.exitCode == 0 && again.updated == 0, "\(again.text(isVerbose: true))")
        #expect(fixture.read("golden/on/expected.yaml") == recorded)
        let check = await fixture.run(Array(renderers.reversed()))
        #expect(check.exitCode == 0, "\(check.text())")
        #expect(
            check.text(isVerbose: true).contains("not compared: 2 random values in expected.yaml"),
            "\(check.text(isVerbose: true))")
        try fixture.write(
            "golden/on/expected.yaml", recorded.replacingOccurrences(of: "egress: []", with: "egress: [{}]"))
        for renderer in renderers {
            let changed = await fixture.run([renderer], filter: "on")
            #expect(changed.rules == ["golden-differs"], "\(changed.text())")
        }
    }

    // MARK: Documents of others

    @Test func policiesOfOthersAreNotCounted() async throws {
        try fixture.write("chart/templates/legacy.yaml", "kind: NetworkPolicy\nmetadata: {name: legacy}\n")
        try fixture.write(
            "chart/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
        try fixture.write("chart/charts/sub/templates/p.yaml", "kind: NetworkPolicy\nmetadata: {name: sub-p}\n")
        let update = await fixture.run(renderers, mode: .update)
        #expect(update.exitCode == 0, "\(update.text())")
        #expect(fixture.read("golden/on/expected.yaml") == recorded(policyManifest))
        #expect(fixture.read("golden/off/expected.yaml") == nil)
        let check = await fixture.run(renderers)
        #expect(
            check.text(isVerbose: true) == """
                ok       off
                         not recorded: NetworkPolicy/sub-p of tiny/charts/sub/templates/p.yaml
                         not recorded: NetworkPolicy/legacy of tiny/templates/legacy.yaml
                ok       on
                         not recorded: NetworkPolicy/sub-p of tiny/charts/sub/templates/p.yaml
                         not recorded: NetworkPolicy/legacy of tiny/templates/legacy.yaml
                note: nothing is recorded by off: what it renders of the watched kinds belongs to no bound block and \
                is not listed under 'others'
                2 passed, 0 failed

                """)
    }

    /// Entries of `others`, and the names of the documents that are recorded with them.
    @Test(arguments: [
        ("[templates/legacy.yaml]", ["legacy"]),
        ("[NetworkPolicy/sub-*]", ["sub-p"]),
        ("[charts/*/templates/*.yaml]", ["sub-p"]),
        ("[NetworkPolicy/*]", ["sub-p", "legacy"]),
        ("[Service/release]", ["release"]),
    ])
    func othersAreRecorded(_ others: String, _ names: [String]) async throws {
        try fixture.write("chart/templates/legacy.yaml", "kind: NetworkPolicy\nmetadata: {name: legacy}\n")
        try fixture.write("chart/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
        try fixture.write("chart/charts/sub/templates/p.yaml", "kind: NetworkPolicy\nmetadata: {name: sub-p}\n")
        try fixture.write("golden/off/case.yaml", "others: \(others)\n")
        try fixture.write("golden/on/case.yaml", "on: [networkPolicy]\nothers: \(others)\n")
        let update = await fixture.run(renderers, mode: .update)
        #expect(update.exitCode == 0, "\(update.text())")
        let recorded = try Manifest.documents(of: fixture.read("golden/off/expected.yaml") ?? "")
        #expect(recorded.compactMap { $0.value["metadata"]?["name"] } == names.map { .string($0) })
        #expect(await fixture.run(renderers).exitCode == 0)
    }

    // MARK: Documents that follow a switch

    @Test(arguments: [
        ("", ["golden-others-changed"]),
        ("mayChange: [ConfigMap/settings]", []),
        ("mayChange: [\"*/sett*\"]", []),
        ("mayChange: [ConfigMap/settings, Service/release]", ["case-may-change"]),
        ("mayChange: [Service/*]", ["golden-others-changed", "case-may-change"]),
        ("others: [NetworkPolicy/none]\nmayChange: [ConfigMap/settings]", ["case-others"]),
    ])
    func documentsThatMayChange(_ entry: String, _ rules: [String]) async throws {
        try fixture.write(
            "chart/templates/settings.yaml",
            """
            kind: ConfigMap
            metadata: {name: settings}
            data: {isolated: "{{ .Values.networkPolicy.enabled }}", password: {{ randAlphaNum 9 }}}

            """)
        try fixture.write("golden/on/case.yaml", "on: [networkPolicy]\n\(entry)\n")
        let report = await fixture.run(renderers, mode: .update)
        var found: [String] = []
        for rule in report.rules where !found.contains(rule) { found.append(rule) }
        #expect(found.sorted() == rules.sorted(), "\(report.text())")
    }

    // MARK: What reaches Helm

    @Test(arguments: [
        ("release: {name: --post-renderer=./evil.sh}", "case-release", 1),
        ("release: {name: --output-dir=/anywhere}", "case-release", 1),
        ("release: {name: Release}", "case-release", 1),
        ("release:\n  name: \(String(repeating: "a", count: 54))", "case-release", 2),
        ("release: {namespace: --kube-context=x}", "case-release", 1),
        ("release: {namespace: a.b}", "case-release", 1),
        ("release: {namespace: \(String(repeating: "a", count: 64))}", "case-release", 1),
        ("values: [/etc/passwd]", "case-values-file", 1),
        ("values: [../../../outside.yaml]", "case-values-file", 1),
        ("values: [link.yaml]", "file-outside", 0),
        ("values: [none/values.yaml]", "case-values-file", 1),
        ("others: [legacy.yaml]", "case-document", 1),
        ("mayChange: [templates/x.yaml]\non: [networkPolicy]", "case-document", 1),
        ("mayChange: [Service/x]", "case-may-change", 1),
    ])
    func mistakesInACase(_ text: String, _ rule: String, _ line: Int) async throws {
        let outside = fixture.root + "/../sluice-outside-\(UUID()).yaml"
        try Data("a: 1\n".utf8).write(to: URL(fileURLWithPath: outside))
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try fixture.add("a", case: text + "\n", values: "")
        try fixture.write("outside.yaml", "a: 1\n")
        try FileManager.default.createSymbolicLink(
            atPath: fixture.root + "/golden/a/link.yaml", withDestinationPath: outside)
        let report = await fixture.run(renderers, filter: "a")
        let finding = try #require(report.cases.first?.findings.first, "\(report.text())")
        #expect(finding.rule == rule && finding.location?.line == line, "\(report.text())")
        #expect(report.cases.first?.findings.count == 1)
    }

    /// Values files of the chart may be named from a case, and whatever a setting begins with, it is no option.
    @Test func settingsAndValuesFiles() async throws {
        try fixture.write("chart/ci/values, \"more\".yaml", "networkPolicy: {egress: [{}]}\n")
        try fixture.add(
            "a",
            case: """
                values: ['../../chart/ci/values, "more".yaml', values.yaml]
                on: [networkPolicy]
                set: [--post-renderer=x, -f=1]
                setString: [--output-dir=/nonexistent]
                setJson: ['--debug={"a": 1}']
                """, values: "networkPolicy: {enabled: true}\n")
        let update = await fixture.run(renderers, mode: .update, filter: "a")
        #expect(update.exitCode == 0, "\(update.text())")
        #expect(fixture.read("golden/a/expected.yaml")?.contains("egress: [{}]") == true)
    }
}
