import Foundation
import Testing

/// What `init` writes for charts that need values, and golden cases of charts with subcharts.
@Suite struct FirstCasesTests {
    private static let helms = ["SLUICE_HELM_4", "SLUICE_HELM_3"]

    /// Makes a chart of these files.
    private func withChart<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        try Program.withChart { folder in
            for (path, text) in files { try write(text, to: folder + "/chart/" + path) }
            return try body(folder)
        }
    }

    private func write(_ text: String, to path: String) throws {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func read(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Records, then checks with all renderers.
    private func runGolden(in folder: String, _ options: [String] = []) throws -> [Program.Outcome] {
        let environment = ProcessInfo.processInfo.environment
        let helms = try Self.helms.flatMap { ["--helm", try #require(environment[$0], "run scripts/test")] }
        return [
            try Program.run(["golden", "--chart", "chart", "--update"] + options, in: folder),
            try Program.run(["golden", "--chart", "chart", "--renderer", "both"] + helms + options, in: folder),
        ]
    }

    private static let secret =
        "kind: Secret\ndata: {token: {{ required \"auth.token must be given\" .Values.token }}}\n"

    /// Files of a chart, and what the case `on` begins with.
    @Test(arguments: [
        (["templates/s.yaml": secret, "values.yaml": "token: abc\n"], "description: Switched on,"),
        (
            ["templates/s.yaml": secret],
            "description: \"Refused until a value is given: give it in values.yaml and remove expectFailure. "
                + "Helm says: auth.token must be given\"\non: [networkPolicy]\nexpectFailure:\n"
                + "  - \"auth.token must be given\"\n"
        ),
        (
            ["templates/s.yaml": secret, "ci/a-values.yaml": "other: 1\n", "ci/token-values.yaml": "token: abc\n"],
            "values:\n  - \"../../ci/token-values.yaml\"\n  - values.yaml\non: [networkPolicy]\n"
        ),
        (
            ["templates/s.yaml": secret, "values-prod.yaml": "token: abc\n"],
            "values:\n  - \"../../values-prod.yaml\"\n  - values.yaml\non: [networkPolicy]\n"
        ),
        (
            ["values.schema.json": "{\"required\": [\"token\"], \"properties\": {\"token\": {\"type\": \"string\"}}}"],
            "expectFailure:\n  - \"- at '': missing property 'token'\"\n"
        ),
        (
            ["templates/s.yaml": "kind: Secret\na: {{ fail (printf \"\\n\\n  PASSWORD ERROR\\n  give it\\n\") }}\n"],
            "expectFailure:\n  - \"PASSWORD ERROR\"\n"
        ),
        (
            ["templates/s.yaml": "kind: Secret\na: {{ .Values.deep.token }}\n"],
            "expectFailure:\n  - \"nil pointer evaluating interface {}.token\"\n"
        ),
    ])
    func chartsThatNeedValues(_ files: [String: String], _ text: String) throws {
        try withChart(files) { folder in
            let outcome = try Program.run(["init", "--chart", "chart"], in: folder)
            #expect(outcome.code == 0, "\(outcome)")
            let onCase = read(folder + "/chart/golden/on/case.yaml")
            #expect(onCase.contains(text), "\(onCase)")
            for outcome in try runGolden(in: folder) {
                #expect(outcome.code == 0 && outcome.output.hasSuffix("2 passed, 0 failed\n"), "\(outcome)")
            }
        }
    }

    /// Refused before anything is written.
    @Test(arguments: [
        (
            [
                "Chart.yaml":
                    "apiVersion: v2\nname: demo\nversion: 0.1.0\ndependencies: [{name: redis, version: 1.0.0}]\n"
            ], "hint: run 'helm dependency build' in the chart, then 'sluice init' again"
        ),
        (["templates/patch.json": "[{\"op\": \"add\"}]"], "hint: make the chart render first"),
        (["Chart.yaml": "apiVersion: v2\nname: demo\nversion: 0.1.0\ntype: library\n"], "[init-library]"),
        (
            ["templates/s.yaml": "{{ if .Values.networkPolicy.enabled }}{{ fail \"not with me\" }}{{ end }}"],
            "chart: error: with the new block switched on, the chart does not render: not with me [init-refused]"
        ),
    ])
    func refused(_ files: [String: String], _ text: String) throws {
        try withChart(files) { folder in
            let before = try FileManager.default.subpathsOfDirectory(atPath: folder)
            let outcome = try Program.run(["init", "--chart", "chart"], in: folder)
            #expect(outcome.code == 2 && (outcome.output + outcome.errors).contains(text), "\(outcome)")
            #expect(try FileManager.default.subpathsOfDirectory(atPath: folder) == before)
        }
    }

    /// Named templates that do not take the chart's root context are not used, and said.
    @Test func namedTemplatesThatDoNotRender() throws {
        let helpers = """
            {{ define "demo.fullname" }}{{ .Release.Name }}-demo{{ end }}
            {{ define "demo.labels" }}app: {{ .context.Release.Name }}{{ end }}
            {{ define "demo.selectorLabels" }}app: {{ .Release.Name }}{{ end }}

            """
        try withChart(["templates/_h.tpl": helpers]) { folder in
            let outcome = try Program.run(["init", "--chart", "chart"], in: folder)
            #expect(outcome.code == 0, "\(outcome)")
            #expect(
                outcome.errors.contains("does not use the chart's template for labels, which does not"),
                "\(outcome)")
            for outcome in try runGolden(in: folder) { #expect(outcome.code == 0, "\(outcome)") }
            let policy = read(folder + "/chart/golden/on/expected.yaml")
            #expect(policy.contains("name: \"release-demo\"\n"), "\(policy)")
            #expect(policy.contains("app.kubernetes.io/instance: \"release\"\n"), "\(policy)")
            #expect(policy.contains("matchLabels:\n      app: release\n"), "\(policy)")
        }
    }

    /// An umbrella chart without templates, whose subcharts have the blocks: a folder, one under an alias, an archive.
    @Test func blocksOfSubcharts() throws {
        try withChart([:]) { folder in
            for name in ["web", "store", "packed"] {
                let chart = "\(folder)/chart/charts/\(name)"
                try write("apiVersion: v2\nname: \(name)\nversion: 1.0.0\n", to: chart + "/Chart.yaml")
                let outcome = try Program.run(["init", "--chart", chart], in: folder)
                #expect(outcome.code == 0, "\(outcome)")
            }
            try write(
                """
                apiVersion: v2
                name: demo
                version: 0.1.0
                dependencies:
                  - {name: web, version: 1.0.0}
                  - {name: store, version: 1.0.0, alias: cache}
                  - {name: packed, version: 1.0.0, condition: packed.deployed}

                """, to: folder + "/chart/Chart.yaml")
            let tar = Process()
            tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            tar.arguments = ["tar", "czf", "packed-1.0.0.tgz", "packed"]
            tar.currentDirectoryURL = URL(fileURLWithPath: folder + "/chart/charts")
            try tar.run()
            tar.waitUntilExit()
            try FileManager.default.removeItem(atPath: folder + "/chart/charts/packed")
            let on = "{networkPolicy: {enabled: true}}"
            try write("on: [web.networkPolicy, cache.networkPolicy]\n", to: folder + "/chart/golden/two/case.yaml")
            try write("web: \(on)\ncache: \(on)\n", to: folder + "/chart/golden/two/values.yaml")
            try write("on: [packed.networkPolicy]\n", to: folder + "/chart/golden/packed/case.yaml")
            try write("packed: \(on)\n", to: folder + "/chart/golden/packed/values.yaml")
            // Its gates are open, but the subchart takes no part.
            try write("on: []\n", to: folder + "/chart/golden/without/case.yaml")
            try write(
                "packed: {deployed: false, networkPolicy: {enabled: true}}\n",
                to: folder + "/chart/golden/without/values.yaml")
            for outcome in try runGolden(in: folder) {
                #expect(outcome.code == 0 && outcome.output.hasSuffix("3 passed, 0 failed\n"), "\(outcome)")
            }
            let recorded = read(folder + "/chart/golden/two/expected.yaml").split(separator: "\n")
                .filter { $0.hasPrefix("# Source: ") }
            #expect(
                recorded == [
                    "# Source: demo/charts/cache/templates/networkpolicy.yaml",
                    "# Source: demo/charts/web/templates/networkpolicy.yaml",
                ])
            try write("on: [web.networkPolicy]\n", to: folder + "/chart/golden/two/case.yaml")
            let outcome = try Program.run(["golden", "--chart", "chart", "--filter", "two"], in: folder)
            #expect(outcome.output.contains("these values switch cache.networkPolicy on [golden-gate]"), "\(outcome)")
            try write("on: [store.networkPolicy]\n", to: folder + "/chart/golden/two/case.yaml")
            let unknown = try Program.run(["golden", "--chart", "chart", "--filter", "two"], in: folder)
            #expect(unknown.output.contains("the chart has no block 'store.networkPolicy'"), "\(unknown)")
        }
    }

    /// A chart that already has a subchart with a policy of its own.
    @Test func anUmbrellaChartWithPoliciesOfSubcharts() throws {
        let files = [
            "charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
            "charts/sub/templates/p.yaml":
                "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: sub}\nspec: {podSelector: {}}\n",
        ]
        try withChart(files) { folder in
            let outcome = try Program.run(["init", "--chart", "chart"], in: folder)
            #expect(outcome.code == 0, "\(outcome)")
            for outcome in try runGolden(in: folder) {
                #expect(outcome.code == 0 && outcome.output.hasSuffix("2 passed, 0 failed\n"), "\(outcome)")
                #expect(outcome.output.contains("note: nothing is recorded by off: "))
            }
        }
    }
}
