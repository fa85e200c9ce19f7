import Foundation
import Testing

/// What golden cases say must be allowed and denied, reports and shards, on the reference chart.
@Suite struct GoldenCommandTests {
    private static let chart = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("generated/chart").path

    private static let values = """
        networkPolicy:
          enabled: true
          allowCIDRs:
            - cidr: 10.20.0.0/16
              ports: [{port: 5432}]

        """

    /// A folder with the chart and cases, each of case.yaml and values.yaml, recorded.
    private func withCases<Result>(
        _ cases: [String: (about: String, values: String)], _ body: (String) throws -> Result
    ) throws -> Result {
        try Program.withChart { folder in
            for (name, files) in cases {
                let path = folder + "/golden/" + name
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                try Data(files.about.utf8).write(to: URL(fileURLWithPath: path + "/case.yaml"))
                try Data(files.values.utf8).write(to: URL(fileURLWithPath: path + "/values.yaml"))
            }
            _ = try Program.run(["golden", "--chart", Self.chart, "--cases", "golden", "--update"], in: folder)
            return try body(folder)
        }
    }

    private func golden(_ arguments: [String] = [], in folder: String) throws -> Program.Outcome {
        try Program.run(["golden", "--chart", Self.chart, "--cases", "golden"] + arguments, in: folder)
    }

    @Test(arguments: [
        ("allows: [10.20.1.1:5432]\ndenies: [metadata, from anyone]", ""),
        ("denies:\n  - {to: 10.20.1.1:5432, pod: {app: other}}", "it is allowed for pod app=other"),
        ("allows: [10.20.1.1:5433]", "c/case.yaml:2:10: error: the case allows 10.20.1.1:5433, and it is denied"),
        ("denies: [10.0.0.0/8]", "the case denies 10.0.0.0/8, and it is partly allowed"),
        ("allows:\n  - {to: metadata, policy: other}", "renders no policy 'other'"),
        ("allows: [nonsense]", "'nonsense' is neither an address"),
        ("allows: 1.2.3.4", "expected a list of connections"),
        ("denies:\n  - {too: 1.2.3.4}", "has no key 'too'"),
        ("denies:\n  - {pod: {a: b}}", "has one of 'to' and 'from'"),
        ("denies:\n  - {to: metadata, pod: x}", "expected the labels of a pod"),
    ])
    func casesSayWhatMustHold(_ expectations: String, _ message: String) throws {
        try withCases(["c": ("on: [networkPolicy]\n\(expectations)\n", Self.values)]) { folder in
            let outcome = try golden(in: folder)
            #expect(outcome.code == (message.isEmpty ? 0 : 1), "\(outcome)")
            #expect(message.isEmpty || outcome.output.contains(message), "\(outcome.output)")
        }
    }

    @Test func namesAreResolvedWhereAllowDNSIsOn() throws {
        let values = Self.values + "  dnsPeers: null\n"
        try withCases(["c": ("on: [networkPolicy]\n", values)]) { folder in
            let outcome = try golden(in: folder)
            #expect(outcome.code == 1 && outcome.output.contains("[golden-dns]"), "\(outcome)")
        }
        try withCases(["c": ("on: [networkPolicy]\ndenies: [8.8.8.8:53/UDP]\n", values)]) { folder in
            let outcome = try golden(in: folder)
            #expect(outcome.code == 0, "\(outcome)")
        }
    }

    @Test func reportsAndShards() throws {
        let cases = [
            "a/one": ("on: [networkPolicy]\n", Self.values),
            "a/two": ("on: [networkPolicy]\nallows: [metadata]\n", Self.values),
            "b": ("description: <off> & done\n", "{}\n"),
        ]
        try withCases(cases) { folder in
            let junit = try golden(["--format", "junit"], in: folder)
            #expect(junit.code == 1)
            #expect(junit.output.contains("<testsuites name=\"sluice golden\" tests=\"3\" failures=\"1\" errors=\"0\""))
            #expect(junit.output.contains("<failure message=\"the case allows metadata, and it is denied"))
            _ = try XMLDocumentCheck(junit.output)
            let html = try golden(["--format", "html"], in: folder)
            #expect(html.code == 1)
            #expect(html.output.hasPrefix("<!DOCTYPE html>") && html.output.contains("&lt;off&gt; &amp; done"))
            #expect(
                html.output.contains("<svg ") && !html.output.contains("http://\"") && !html.output.contains("src="))
            // Nothing is fetched from elsewhere.
            #expect(!html.output.contains("<link") && !html.output.contains("@import"))
            let again = try golden(["--format", "html"], in: folder)
            #expect(again.output == html.output)
            var names: [String] = []
            for part in 1...2 {
                let outcome = try golden(["--shard", "\(part)/2", "--verbose"], in: folder)
                names += outcome.output.split(separator: "\n").filter { $0.hasPrefix("ok ") || $0.hasPrefix("FAIL ") }
                    .compactMap { $0.split(separator: " ").last.map(String.init) }
            }
            #expect(names.sorted() == ["a/one", "a/two", "b"])
            for wrong in ["0/2", "3/2", "x"] {
                let outcome = try golden(["--shard", wrong], in: folder)
                #expect(outcome.code == 2)
            }
        }
    }

    /// A change of a case runs that case again; a change of the chart runs all.
    @Test func watchesForChanges() throws {
        try withCases(["one": ("on: [networkPolicy]\n", Self.values), "two": ("description: off\n", "{}\n")]) {
            folder in
            try FileManager.default.removeItem(atPath: folder + "/chart")
            try FileManager.default.copyItem(atPath: Self.chart, toPath: folder + "/chart")
            let log = folder + "/log.txt"
            try Data().write(to: URL(fileURLWithPath: log))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = ["golden", "--chart", "chart", "--cases", "golden", "--watch", "--verbose"]
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
            process.standardError = FileHandle.nullDevice
            try process.run()
            defer { process.terminate() }
            func waits(for text: String, times: Int = 1) throws {
                for _ in 0..<200 {
                    let output = try String(contentsOfFile: log, encoding: .utf8)
                    if output.components(separatedBy: text).count > times { return }
                    Thread.sleep(forTimeInterval: 0.05)
                }
                Issue.record("no '\(text)': \(try String(contentsOfFile: log, encoding: .utf8))")
            }
            try waits(for: "2 passed, 0 failed")
            Thread.sleep(forTimeInterval: 0.4)
            let path = folder + "/golden/one/values.yaml"
            try Data(Self.values.replacingOccurrences(of: "5432", with: "5433").utf8).write(
                to: URL(fileURLWithPath: path))
            try waits(for: "FAIL     one")
            try waits(for: "0 passed, 1 failed")
            try Data("# changed\n".utf8).write(to: URL(fileURLWithPath: folder + "/chart/templates/NOTES.txt"))
            try waits(for: "1 passed, 1 failed")
        }
    }
}

/// Throws for what is no well-formed XML: each tag closed in its turn.
private struct XMLDocumentCheck {
    struct Malformed: Error { var tag: String }

    init(_ text: String) throws {
        var open: [Substring] = []
        for part in text.split(separator: "<").dropFirst() {
            guard let end = part.firstIndex(of: ">") else { throw Malformed(tag: String(part)) }
            let tag = part[..<end]
            if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
            let name = tag.prefix { $0 != " " }
            if name.hasPrefix("/") {
                guard open.popLast() == name.dropFirst() else { throw Malformed(tag: String(tag)) }
            } else {
                open.append(name)
            }
        }
        if let rest = open.last { throw Malformed(tag: String(rest)) }
    }
}
