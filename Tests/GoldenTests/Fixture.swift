import Diagnostics
import Foundation
import Golden
import HelmChart
import Testing

/// A tiny chart and its cases in a temporary folder.
///
/// Two blocks, `networkPolicy` and `runner.networkPolicy`, and two documents that are none of theirs.
final class Fixture {
    static let blocks = [
        BlockGate(
            path: "networkPolicy", gates: ["networkPolicy.enabled"], kind: "NetworkPolicy",
            template: "tiny/templates/policies.yaml"),
        BlockGate(
            path: "runner.networkPolicy", gates: ["runner.enabled", "runner.networkPolicy.enabled"],
            kind: "NetworkPolicy", template: "tiny/templates/policies.yaml"),
    ]

    let root = FileManager.default.temporaryDirectory.appending(path: "sluice-golden-\(UUID())").path

    init() throws {
        try write("chart/Chart.yaml", "apiVersion: v2\nname: tiny\nversion: 1.0.0\n")
        try write(
            "chart/values.yaml",
            """
            networkPolicy: {enabled: false, egress: []}
            runner: {enabled: true, networkPolicy: {enabled: false}}
            """)
        try write(
            "chart/templates/policies.yaml",
            """
            {{- if .Values.networkPolicy.enabled }}
            kind: NetworkPolicy
            metadata: {name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}}
            spec:
              egress: {{ toJson .Values.networkPolicy.egress }}
            {{- end }}
            {{- if and .Values.runner.enabled .Values.runner.networkPolicy.enabled }}
            ---
            kind: NetworkPolicy
            metadata: {name: {{ .Release.Name }}-runner}
            {{- end }}

            """)
        try write("chart/templates/service.yaml", "kind: Service\nmetadata: {name: {{ .Release.Name }}}\n")
        try write(
            "chart/templates/runner.yaml",
            """
            {{- if .Values.runner.enabled }}
            {{- if kindIs "string" .Values.runner.enabled }}{{ fail "runner.enabled must be a boolean" }}{{ end }}
            kind: Deployment
            metadata: {name: {{ .Release.Name }}-runner}
            {{- end }}

            """)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) throws {
        let file = URL(fileURLWithPath: root).appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: "\(root)/\(path)").map { String(decoding: $0, as: UTF8.self) }
    }

    func add(
        _ name: String, case caseText: String = "description: d\n", values: String, expected: String? = nil
    )
        throws
    {
        try write("golden/\(name)/case.yaml", caseText)
        try write("golden/\(name)/values.yaml", values)
        if let expected { try write("golden/\(name)/expected.yaml", expected) }
    }

    func run(
        _ renderers: [any Renderer], oracle: (any ExpansionOracle)? = nil, mode: GoldenOptions.Mode = .check,
        filter: String? = nil, blocks: [BlockGate] = blocks
    ) async -> GoldenReport {
        await GoldenSuite.run(
            GoldenOptions(
                goldenFolder: root + "/golden", chartFolder: root + "/chart", blocks: blocks,
                renderers: renderers, oracle: oracle, mode: mode, filter: filter.map(CaseFilter.init)))
    }
}

/// A real Helm that scripts/test provides.
func realHelm(_ variable: String) async throws -> HelmRenderer {
    let path = try #require(
        ProcessInfo.processInfo.environment[variable],
        "\(variable) is not set; run the tests with scripts/test, which installs Helm and sets it")
    return try await HelmRenderer(executable: path)
}

/// Answers by a closure, so that a test can make any renderer's mistake.
struct StubRenderer: Renderer {
    var name = "stub"
    var rules = HelmRules.helm4
    var answer: @Sendable (RenderRequest) -> RenderOutcome

    init(name: String = "stub", _ answer: @escaping @Sendable (RenderRequest) -> RenderOutcome) {
        self.name = name
        self.answer = answer
    }

    func render(_ chart: Chart, _ request: RenderRequest) async throws(SluiceError) -> RenderOutcome {
        answer(request)
    }
}

extension GoldenReport {
    var rules: [String] { findings.map(\.rule) + cases.flatMap { $0.findings.map(\.rule) } }
}

let policyManifest = """
    ---
    # Source: tiny/templates/policies.yaml
    kind: NetworkPolicy
    metadata: {name: release, namespace: default}
    spec:
      egress: []

    """
let serviceManifest = "---\n# Source: tiny/templates/service.yaml\nkind: Service\nmetadata: {name: release}\n"

enum FileManagerPermissions {
    static func makeExecutable(_ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }
}
