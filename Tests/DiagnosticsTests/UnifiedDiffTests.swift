import SluiceDiagnostics
import Foundation
import Testing

@Suite struct UnifiedDiffTests {
    @Test(arguments: [
        ("", "", ""),
        ("a\n", "a\n", ""),
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
        ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
        ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
        // The same to Unicode, other bytes.
        ("\u{E9}\n", "e\u{301}\n", "@@ -1 +1 @@\n-\u{E9}\n+e\u{301}\n"),
        ("a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"),
    ])
    func printsHunks(_ old: String, _ new: String, _ hunks: String) {
        let diff = UnifiedDiff.between(old: old, new: new, oldName: "x", newName: "y")
        #expect(Array(diff.utf8) == Array((hunks.isEmpty ? "" : "--- x\n+++ y\n" + hunks).utf8))
    }

    @Test func hugeDifferencesStayQuick() {
        let old = (0..<20_000).map { "old \($0)\n" }.joined()
        let new = (0..<20_000).map { "new \($0)\n" }.joined()
        let diff = UnifiedDiff.between(old: old, new: new, oldName: "x", newName: "y")
        #expect(diff.utf8.count(where: { $0 == 10 }) == 40_003)
    }

    /// `patch` makes the new text of the old one, and there are no more changed lines than `diff -u` needs.
    @Test func patchAppliesRandomDiffs() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diff-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededRandom(state: 7)
        var script = ""
        for round in 0..<60 {
            let old = Self.text(&random)
            let new = random.next() % 2 == 0 ? Self.text(&random) : Self.edited(old, &random)
            let diff = UnifiedDiff.between(old: old, new: new, oldName: "o", newName: "n")
            for (name, text) in [("o", old), ("n", new), ("d", diff)] {
                try Data(text.utf8).write(to: folder.appendingPathComponent("\(round).\(name)"))
            }
            script += "diff -u \(round).o \(round).n >\(round).peer\n"
            script +=
                "[ \"$(grep -c '^[-+]' <\(round).d)\" = \"$(grep -c '^[-+]' <\(round).peer)\" ] || echo \(round) is longer\n"
            script +=
                "if [ -s \(round).d ]; then patch -s -o \(round).r \(round).o \(round).d && cmp \(round).r \(round).n; fi\n"
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "command -v patch >/dev/null || exit 0\n" + script + "true"]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let complaints = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(String(decoding: complaints, as: UTF8.self) == "")
    }

    private static func text(_ random: inout SeededRandom) -> String {
        let lines = (0..<random.next() % 24).map { _ in ["a", "b", "c", "", "d e"][Int(random.next() % 5)] }
        return lines.joined(separator: "\n") + (random.next() % 3 == 0 ? "" : "\n")
    }

    private static func edited(_ text: String, _ random: inout SeededRandom) -> String {
        var lines = text.components(separatedBy: "\n")
        for _ in 0..<3 { lines[Int(random.next() % UInt64(lines.count))] = "x\(random.next() % 9)" }
        return lines.joined(separator: "\n")
    }
}

/// The same numbers on every run.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) ^ (state >> 17)
    }
}
