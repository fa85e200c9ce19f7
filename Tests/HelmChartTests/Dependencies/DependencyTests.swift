import SluiceDiagnostics
import SluiceGoTemplate
import Testing

@testable import SluiceHelmChart

@Suite struct DependencyTests {
    private func process(_ files: [String: String], _ user: ValuesTable = [:]) throws -> ProcessedChart {
        try withTemporaryFolder { folder in
            for (path, text) in files { try write(text, to: folder, path) }
            return try LoadedChart(path: folder).processingDependencies(user, rules: .helm4)
        }
    }

    private func subchart(_ name: String, values: String = "", folder: String? = nil) -> [String: String] {
        [
            "charts/\(folder ?? name)/Chart.yaml": "apiVersion: v2\nname: \(name)\nversion: 1.2.3\n",
            "charts/\(folder ?? name)/values.yaml": values,
        ]
    }

    private func parent(_ dependencies: String) -> [String: String] {
        ["Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\ndependencies: \(dependencies)\n"]
    }

    @Test func missingSubchartsAreNamed() {
        let error = #expect(throws: SluiceError.self) {
            try process(parent("[{name: x}, {name: sub}, {name: z}]").merging(subchart("sub")) { $1 })
        }
        #expect(
            error?.findings.first?.message == "found in Chart.yaml, but missing in charts/ directory: x, z")
    }

    @Test func librariesAreNotRendered() {
        let error = #expect(throws: SluiceError.self) {
            try process(["Chart.yaml": "name: c\nversion: 1.0.0\ntype: library\n"])
        }
        #expect(error?.findings.first?.message == "library charts are not installable")
    }

    /// A chart of another version than asked for stays, under its own name.
    @Test(arguments: [("1.2.x", ["other"]), ("^2", ["sub"]), ("'>=1 <2'", ["other"]), ("not a version", ["sub"])])
    func versionsMustSuit(_ version: String, _ names: [String]) throws {
        let chart = try process(
            parent("[{name: sub, alias: other, version: \(version)}]").merging(subchart("sub")) { $1 })
        #expect(chart.children.map(\.name) == names)
    }

    @Test func oneChartTakesPartUnderSeveralNames() throws {
        let dependencies = "[{name: sub, version: 1.x.x}, {name: sub, version: '*', alias: a, condition: a.on}]"
        let files = parent(dependencies).merging(subchart("sub")) { $1 }
        #expect(try process(files).children.map(\.name) == ["sub", "a"])
        #expect(try process(files, ["a": ["on": false]]).children.map(\.name) == ["sub"])
    }

    /// Helm dies of it, with a stack of 1 GB.
    @Test func importsIntoThemselvesEnd() {
        let error = #expect(throws: SluiceError.self) {
            try process(
                parent("[{name: sub, version: '*', import-values: [data, {child: exports.data, parent: a}]}]")
                    .merging(subchart("sub", values: "exports: {data: {a: {k: 1}}}")) { $1 })
        }
        #expect(error?.findings.first?.message.contains("import-values") == true)
    }

    @Test func valuesOfSubchartsAreMappings() {
        #expect(throws: SluiceError.self) {
            try process(
                parent("[{name: sub, version: '*', condition: sub.on}]").merging(subchart("sub")) { $1 }, ["sub": 1])
        }
    }
}
