import Foundation
import Testing

/// `init` and `generate` on a chart of one's own.
@Suite struct ProjectCommandTests {
    @Test func editorLinesAreWrittenOnce() throws {
        try Program.withChart { folder in
            let chart = folder + "/chart"
            #expect(try Program.run(["init"], in: chart).code == 0)
            try Data("# prod\nnetworkPolicy: {enabled: true}\n".utf8).write(
                to: URL(fileURLWithPath: chart + "/values-prod.yaml"))
            // One that names a schema of its own, and one with a byte-order mark.
            let marked = Data("a: 1\n# yaml-language-server: $schema=other.json\n".utf8)
            try marked.write(to: URL(fileURLWithPath: chart + "/values.dev.yaml"))
            try FileManager.default.createDirectory(atPath: chart + "/ci", withIntermediateDirectories: true)
            try Data("\u{FEFF}a: 1\n".utf8).write(to: URL(fileURLWithPath: chart + "/ci/a-values.yaml"))
            #expect(try Program.run(["generate", "--editor-line"], in: chart).code == 0)
            let line = "# yaml-language-server: $schema=values.schema.json\n"
            let values = try String(contentsOfFile: chart + "/values.yaml", encoding: .utf8)
            #expect(values.hasPrefix(line), "\(values.prefix(200))")
            #expect(
                try String(contentsOfFile: chart + "/values-prod.yaml", encoding: .utf8)
                    == line + "# prod\nnetworkPolicy: {enabled: true}\n")
            #expect(try Data(contentsOf: URL(fileURLWithPath: chart + "/values.dev.yaml")) == marked)
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: chart + "/ci/a-values.yaml"))
                    == Data("\u{FEFF}# yaml-language-server: $schema=../values.schema.json\na: 1\n".utf8))
            #expect(!FileManager.default.fileExists(atPath: chart + "/values.yml"))
            let again = try Program.run(["generate", "--editor-line", "--check"], in: chart)
            #expect(again.code == 0, "\(again)")
            // Without the flag the line stays.
            #expect(try Program.run(["generate", "--check"], in: chart).code == 0)
        }
    }

    @Test func firstCasesAreGreen() throws {
        try Program.withChart { folder in
            let chart = folder + "/chart"
            let created = try Program.run(["init"], in: chart)
            #expect(
                created.output.contains("created golden/on/case.yaml")
                    && created.output.contains("created golden/off/case.yaml"))
            // Without --chart and sluice.yaml, the chart of this folder is meant.
            #expect(try Program.run(["golden"], in: chart).code == 1)
            #expect(try Program.run(["golden", "--update"], in: chart).code == 0)
            let outcome = try Program.run(["golden"], in: chart)
            #expect(outcome.code == 0 && outcome.output == "2 passed, 0 failed\n", "\(outcome)")
            #expect(try Program.run(["generate", "--check"], in: chart).code == 0)
            // Cases of one's own are not touched.
            try Data("description: mine\n".utf8).write(to: URL(fileURLWithPath: chart + "/golden/off/case.yaml"))
            _ = try Program.run(["init"], in: chart)
            #expect(
                try String(contentsOfFile: chart + "/golden/off/case.yaml", encoding: .utf8) == "description: mine\n")
        }
    }

    @Test func versionsAgree() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let version = try Program.run(["--version"], in: root.path).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        let plugin = try String(contentsOf: root.appendingPathComponent("plugin.yaml"), encoding: .utf8)
        #expect(plugin.contains("version: \(version)") || plugin.contains("version: \"\(version)\""), "\(version)")
        let changes = try String(contentsOf: root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        #expect(changes.contains("## \(version)"))
    }
}
