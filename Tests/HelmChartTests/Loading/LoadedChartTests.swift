import SluiceDiagnostics
import Foundation
import Testing

@testable import SluiceHelmChart

@Suite struct LoadedChartTests {
    static let metadata = "apiVersion: v2\nname: c\nversion: 1.0.0\n"

    @Test func givesFilesTheirRoles() throws {
        try withTemporaryFolder { folder in
            try write("\u{FEFF}\(Self.metadata)", to: folder, "Chart.yaml")
            try write("\u{FEFF}a: 1\na: 2\n", to: folder, "values.yaml")
            for path in [
                "README.md", "Chart.lock", "requirements.lock", "requirements.yaml", "values.schema.json",
                "crds/b.yaml",
                "crds/b/a.YML", "crds/b/x.txt", "crds/c.json", "templates/b.yaml", "templates/b/a.yaml",
                "templates/NOTES.txt",
                "charts/.keep", "charts/_sub/x", "charts/sub.prov", "charts/sub/templates/a.yaml", "values/x",
            ] {
                try write("{}", to: folder, path)
            }
            try write("name: sub\nversion: 1.0.0\n", to: folder, "charts/sub/Chart.yaml")
            let chart = try LoadedChart(path: folder)
            // A folder stands in the place of its name, before files that begin with it.
            #expect(chart.templates.map(\.path) == ["templates/NOTES.txt", "templates/b/a.yaml", "templates/b.yaml"])
            #expect(chart.customResourceDefinitions.map(\.path) == ["crds/b/a.YML", "crds/b.yaml", "crds/c.json"])
            #expect(
                chart.files.map(\.path) == [
                    "README.md", "charts/sub.prov", "crds/b/a.YML", "crds/b/x.txt", "crds/b.yaml", "crds/c.json",
                    "values/x",
                ])
            #expect(chart.values == ["a": .int(2)])
            #expect(chart.findings.map(\.rule) == ["yaml-duplicate-key"])
            #expect(chart.lock == .object([:]))
            #expect(chart.schema == Array("{}".utf8))
            #expect(chart.children.map(\.name) == ["sub"])
            #expect(chart.children[0].templates.map(\.path) == ["templates/a.yaml"])
            #expect(chart.raw.count == 20)
        }
    }

    @Test func oldChartsKeepTheirRequirements() throws {
        try withTemporaryFolder { folder in
            try write("name: c\nversion: 1.0.0\n", to: folder, "Chart.yaml")
            try write("dependencies: [{name: sub, version: 1.x, condition: a.b}]\n", to: folder, "requirements.yaml")
            try write("digest: x\n", to: folder, "requirements.lock")
            let chart = try LoadedChart(path: folder)
            #expect(chart.files.map(\.path) == ["requirements.lock", "requirements.yaml"])
            #expect(chart.metadata.dependencies?.map(\.name) == ["sub"])
            #expect(chart.lock?["digest"] == .string("x"))
        }
    }

    @Test(arguments: ["README.md", "sub/x", "x.tgz/y", "x.tgz"])
    func refusesWhatIsNoChartUnderCharts(_ path: String) throws {
        try withTemporaryFolder { folder in
            try write(Self.metadata, to: folder, "Chart.yaml")
            try write("x", to: folder, "charts/\(path)")
            let error = #expect(throws: SluiceError.self) { try LoadedChart(path: folder) }
            let name = path.split(separator: "/")[0]
            #expect(error?.findings.first?.location?.file.contains("/charts/\(name)") == true)
        }
    }

    @Test(arguments: ["a: [", "- 1", "a", "a: 1\n--- b\n"])
    func refusesValues(_ values: String) throws {
        try withTemporaryFolder { folder in
            try write(Self.metadata, to: folder, "Chart.yaml")
            try write(values, to: folder, "values.yaml")
            #expect(throws: SluiceError.self) { try LoadedChart(path: folder) }
        }
    }

    @Test func followsLinksInside() throws {
        try withTemporaryFolder { folder in
            try write(Self.metadata, to: folder, "Chart.yaml")
            try write("x", to: folder, "real/a.txt")
            try link("real", at: "\(folder)/also")
            try link("real/a.txt", at: "\(folder)/b.txt")
            #expect(try LoadedChart(path: folder).files.map(\.path) == ["also/a.txt", "b.txt", "real/a.txt"])
        }
    }

    @Test(arguments: ["/etc/hostname", "/etc", "../..", "nowhere", "."])
    func refusesOtherLinks(_ target: String) throws {
        try withTemporaryFolder { folder in
            try write(Self.metadata, to: folder, "Chart.yaml")
            try link(target, at: "\(folder)/link")
            try link(target, at: "\(folder)/link2")
            let error = #expect(throws: SluiceError.self) { try LoadedChart(path: folder) }
            #expect(error?.findings.first?.location?.file.contains("link") == true)
            try write("link*\n", to: folder, ".helmignore")
            #expect(try LoadedChart(path: folder).files.map(\.path) == [".helmignore"])
        }
    }

    @Test func refusesLargeFiles() throws {
        try withTemporaryFolder { folder in
            try write(Self.metadata, to: folder, "Chart.yaml")
            try Data(count: (5 << 20) + 1).write(to: URL(fileURLWithPath: "\(folder)/large"))
            #expect(throws: SluiceError.self) { try LoadedChart(path: folder) }
            try write("large\n", to: folder, ".helmignore")
            _ = try LoadedChart(path: folder)
        }
    }

    private func link(_ target: String, at path: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
}
