import SluiceDiagnostics
import SluiceFiles
import Foundation
import SluiceHelmChart
import Testing

@Suite struct ChartTests {
    @Test func readsWhatTheFolderHolds() throws {
        try withTemporaryFolder { folder in
            try write("name: web\nversion: 1.2.3\nappVersion: 2.0\n", to: folder, "Chart.yaml")
            try write("a: 1\na: 2\n", to: folder, "values.yaml")
            try write("{}", to: folder, "values.schema.json")
            try write("", to: folder, "templates/b.yaml")
            try write("", to: folder, "templates/a/_x.tpl")
            try write("name: sub\n", to: folder, "charts/sub/Chart.yaml")
            try write("", to: folder, "charts/other-1.0.0.tgz")
            let chart = try Chart(path: folder)
            #expect(chart.name == "web")
            #expect(chart.version == "1.2.3")
            #expect(chart.appVersion == "2.0")
            #expect(chart.values.values == ["a": .int(2)])
            #expect(chart.values.findings.map(\.severity) == [.warning])
            #expect(chart.schemaPath == "values.schema.json")
            #expect(chart.templates == ["templates/a/_x.tpl", "templates/b.yaml"])
            #expect(chart.subcharts == ["charts/other-1.0.0.tgz", "charts/sub"])
        }
    }

    @Test(arguments: [
        ("", nil, "chart-unreadable"),
        ("version: 1.0.0", nil, "chart-unreadable"),
        ("name: [a]", nil, "chart-unreadable"),
        ("name: web", "- 1", "values-no-table"),
        ("name: web", "5", "values-no-table"),
    ])
    func refuses(_ chart: String, _ values: String?, _ rule: String) throws {
        try withTemporaryFolder { folder in
            if !chart.isEmpty { try write(chart, to: folder, "Chart.yaml") }
            if let values { try write(values, to: folder, "values.yaml") }
            let error = #expect(throws: SluiceError.self) { try Chart(path: folder) }
            #expect(error?.findings.first?.rule == rule)
        }
    }

    @Test func noSuchFolder() {
        let error = #expect(throws: SluiceError.self) { try Chart(path: "/nonexistent/chart") }
        #expect(error?.findings.first?.rule == "folder-unreadable")
    }

    @Test func linksMayNotLeadOut() throws {
        try withTemporaryFolder { outside in
            try write("secret: 1", to: outside, "secret.yaml")
            try withTemporaryFolder { folder in
                try write("name: web", to: folder, "Chart.yaml")
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/values.yaml", withDestinationPath: outside + "/secret.yaml")
                let error = #expect(throws: SluiceError.self) { try Chart(path: folder) }
                #expect(error?.findings.first?.rule == "file-outside")
                let path = try Folder(folder)
                #expect(throws: SluiceError.self) {
                    try path.contents(of: "../\(URL(fileURLWithPath: outside).lastPathComponent)/secret.yaml")
                }
            }
        }
    }

    @Test func linksInsideAreFollowed() throws {
        try withTemporaryFolder { folder in
            try write("name: web", to: folder, "Chart.yaml")
            try write("a: 1", to: folder, "files/values.yaml")
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/values.yaml", withDestinationPath: "files/values.yaml")
            #expect(try Chart(path: folder).values.values == ["a": .int(1)])
        }
    }

    @Test func deviceAndFolderAreNoFiles() throws {
        try withTemporaryFolder { folder in
            try write("", to: folder, "values.yaml/x")
            #expect(throws: SluiceError.self) { try Folder(folder).contents(of: "values.yaml") }
        }
        #expect(throws: SluiceError.self) { try Folder.read("/dev/zero") }
    }
}
