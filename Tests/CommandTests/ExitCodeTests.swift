import Foundation
import Testing

/// 0 fine, 1 findings or differences, 2 a mistake in the input or on the command line.
@Suite struct ExitCodes {
    @Test(arguments: [
        (["--version"], Int32(0), "0.1.0"),
        (["--help"], 0, "generate"),
        (["generate", "--help"], 0, "--chart"),
        (["golden", "--help"], 0, "--update"),
    ])
    func informs(_ arguments: [String], _ code: Int32, _ text: String) throws {
        let outcome = try Program.run(arguments, in: "/")
        #expect(outcome.code == code && outcome.output.contains(text), "\(outcome)")
    }

    @Test(arguments: [
        (["generate", "--chrat", "x"], "--chrat"),
        (["genrate"], "genrate"),
        (["generate", "--chart", "/nonexistent"], "/nonexistent"),
        (["generate"], "sluice.yaml"),
        (["generate", "--config", "nope.yaml"], "nope.yaml"),
        (["generate", "--kubernetes-version", "banana", "--chart", "chart"], "banana"),
        (["generate", "--kubernetes-version", "1.5", "--chart", "bound"], "1.5"),
        (["generate", "--chart", "bound", "--definitions", "missing.json"], "missing.json"),
        (["generate", "--all-types"], "--swift"),
        (["golden", "--chart", "bound", "--helm", "/nonexistent/helm"], "/nonexistent/helm"),
        (["golden", "--renderer", "banana"], "banana"),
        (["init", "--chart", "nowhere"], "nowhere"),
    ])
    func refuses(_ arguments: [String], _ text: String) throws {
        try Program.withChart { folder in
            #expect(try Program.run(["init", "--chart", "chart"], in: folder).code == 0)
            try FileManager.default.moveItem(atPath: folder + "/chart", toPath: folder + "/bound")
            let outcome = try Program.run(arguments, in: folder)
            #expect(outcome.code == 2 && outcome.errors.contains(text), "\(outcome)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test func checkTellsWhatIsOutOfDate() throws {
        try Program.withChart { folder in
            let begun = try Program.run(["init", "--chart", "chart"], in: folder)
            #expect(begun.code == 0 && begun.output.contains("created chart/templates/networkpolicy.yaml"))
            let fine = try Program.run(["generate", "--chart", "chart", "--check"], in: folder)
            #expect(fine.code == 0 && fine.output.contains("up to date"), "\(fine)")
            let path = folder + "/chart/templates/networkpolicy.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try Data((text + "edited\n").utf8).write(to: URL(fileURLWithPath: path))
            let stale = try Program.run(["generate", "--chart", "chart", "--check"], in: folder)
            #expect(stale.code == 1 && stale.output.contains("-edited"), "\(stale)")
            #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("edited\n"))
            let shown = try Program.run(["generate", "--chart", "chart", "--dry-run"], in: folder)
            #expect(shown.code == 0 && shown.output == stale.output)
            #expect(try Program.run(["generate", "--chart", "chart"], in: folder).code == 0)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }
}
