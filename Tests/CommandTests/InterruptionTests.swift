import Foundation
import Testing

/// Commands that are killed at random moments, and commands that run at once.
@Suite(.serialized) struct InterruptionTests {
    /// How often each command is killed: 500 times in all.
    private static let kills = Int(ProcessInfo.processInfo.environment["SLUICE_KILLS"] ?? "") ?? 167

    struct Victim: CustomTestStringConvertible, Sendable {
        var name: String
        var arguments: [String]
        /// A command that locks the same folders, finishes or undoes what was left, and then changes nothing.
        var recovery: [String]
        var testDescription: String { name }
    }

    static let victims = [
        Victim(
            name: "generate", arguments: ["generate", "--chart", "chart", "--docs", "docs"],
            recovery: ["generate", "--chart", "chart", "--docs", "docs", "--definitions", "none.yaml"]),
        Victim(
            name: "init", arguments: ["init", "--chart", "chart"],
            recovery: ["generate", "--chart", "chart", "--definitions", "none.yaml"]),
        Victim(
            name: "golden --update", arguments: ["golden", "--update", "--chart", "chart"],
            recovery: ["golden", "--update", "--chart", "chart", "--filter", "none"]),
    ]

    /// A working folder as it is before the command.
    private static func folder(for victim: Victim) throws -> Workplace {
        let place = try Workplace()
        try place.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "chart/Chart.yaml")
        try place.write("replicas: 1\n", "chart/values.yaml")
        switch victim.name {
        case "init": break
        case "generate":
            #expect(try Program.run(["init", "--chart", "chart"], in: place.path).code == 0)
            let schema = place.contents["chart/values.schema.json"] ?? ""
            let renamed = "\"rules\": { \"x-sluice\": {\"field\": \"spec.egress\"},"
            try place.write(schema.replacing("\"egress\": {", with: renamed), "chart/values.schema.json")
        default:
            #expect(try Program.run(["init", "--chart", "chart"], in: place.path).code == 0)
            for number in 0..<12 {
                try place.write("on: [networkPolicy]\n", "chart/golden/more-\(number)/case.yaml")
                try place.write("networkPolicy: {enabled: true}\n", "chart/golden/more-\(number)/values.yaml")
            }
        }
        return place
    }

    /// Starts the program and kills it after a time.
    private static func kill(_ arguments: [String], in folder: String, after delay: Duration) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32(delay / .microseconds(1)))
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// After the next run, whatever it does, the tree is the old one or the new one.
    @Test(arguments: victims) func aKilledCommandLeavesTheOldOrTheNewTree(_ victim: Victim) throws {
        let model = try Self.folder(for: victim)
        let old = model.contents
        let start = ContinuousClock.now
        #expect(try Program.run(victim.arguments, in: model.path).code == 0)
        let time = ContinuousClock.now - start
        let new = model.contents
        let hasChanged = old != new
        #expect(hasChanged)
        var generator = SystemRandomNumberGenerator()
        var ends = (old: 0, new: 0)
        var place = try Self.folder(for: victim)
        for _ in 0..<Self.kills {
            try Self.kill(
                victim.arguments, in: place.path, after: time * Double.random(in: 0.2...1.1, using: &generator))
            #expect(try Program.run(victim.recovery, in: place.path).code != 0)
            let tree = place.contents
            // Compared by themselves: a failure would print both trees.
            let (isOld, isNew) = (tree == old, tree == new)
            #expect(isOld || isNew, "\(place.changes(since: old)), \(place.changes(since: new))")
            if isOld { ends.old += 1 }
            if isNew { ends.new += 1 }
            if !isOld { place = try Self.folder(for: victim) }
        }
        // Kills that all came too early or too late would show nothing.
        #expect(ends.old > 0 && ends.new > 0, "\(ends)")
    }

    /// Three at once: each waits for the others, and the last finds nothing to do.
    @Test func runsAtOnceWaitForEachOther() throws {
        for _ in 0..<10 {
            let place = try Self.folder(for: Self.victims[0])
            let model = try Self.folder(for: Self.victims[0])
            #expect(try Program.run(Self.victims[0].arguments, in: model.path).code == 0)
            let processes = try (0..<3).map { _ in
                let process = Process()
                process.executableURL = URL(fileURLWithPath: Program.path)
                process.arguments = Self.victims[0].arguments
                process.currentDirectoryURL = URL(fileURLWithPath: place.path)
                process.standardOutput = FileHandle.nullDevice
                try process.run()
                return process
            }
            for process in processes {
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
            }
            #expect(place.changes(since: model.contents).isEmpty)
        }
    }

    /// A half-written chart is not rendered as if nothing had happened.
    @Test(arguments: [
        ["template", "x", "chart"], ["validate", "chart"], ["explain", "chart"], ["golden", "--chart", "chart"],
        ["generate", "--chart", "chart", "--check"], ["generate", "--chart", "chart", "--dry-run"],
    ])
    func readersSayThatARunWasInterrupted(_ arguments: [String]) throws {
        let place = try Self.folder(for: Self.victims[2])
        let temporary = ".sluice-" + String(repeating: "0", count: 32) + ".tmp"
        let step = ["write", "golden/on/expected.yaml", temporary, "absent"].joined(separator: "\0")
        try place.write("sluice journal 1\0\(step)\0end\0", "chart/.sluice-journal.committing")
        let outcome = try Program.run(arguments, in: place.path)
        #expect(outcome.code == 2 && (outcome.errors + outcome.output).contains("was interrupted"), "\(outcome)")
    }
}
