import SluiceDiagnostics
import Foundation
import Testing

@testable import SluiceFiles

/// Several files, all or none.
@Suite struct WriteSessionTests {
    private func plan(_ folder: TemporaryFolder, _ files: [(name: String, text: String?)]) throws -> [FileChange] {
        var plan = FilePlan()
        for (name, text) in files {
            if let text {
                plan.write(Array(text.utf8), to: folder.path + "/" + name, within: folder.path, as: .requested)
            } else {
                plan.remove(folder.path + "/" + name, within: folder.path, as: .requested)
            }
        }
        return try plan.changes()
    }

    @Test func writesAndRemovesAll() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("old", "old")
        _ = try folder.write("gone", "gone")
        let changes = try plan(folder, [("old", "new"), ("a//b/c", ""), ("gone", nil), ("never-was", nil)])
        try WriteSession([folder.path]).commit(changes)
        #expect(folder.contents == ["old": "new", "a": "(folder)", "a/b": "(folder)", "a/b/c": ""])
        #expect(folder.strays.isEmpty)
    }

    /// Tests may run as root, whom no permission stops; a name that is too long stops everybody.
    @Test func leavesEverythingWhereOneFails() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("as it was", "file")
        let before = folder.contents
        for bad in [String(repeating: "x", count: 300), "new/" + String(repeating: "x", count: 300) + "/y"] {
            let changes = try plan(folder, [("file", "changed"), ("deep/new", "x"), (bad, "x")])
            let error = #expect(throws: SluiceError.self) { try WriteSession([folder.path]).commit(changes) }
            #expect(error?.findings.first?.location?.file.hasPrefix(folder.path) == true)
            #expect(folder.contents == before)
            #expect(folder.strays.isEmpty)
        }
    }

    @Test func aFileThatChangedMeanwhileIsNotOverwritten() throws {
        let folder = try TemporaryFolder()
        for (name, text) in [("a", "1"), ("b", "1")] { _ = try folder.write(text, name) }
        let changes = try plan(folder, [("a", "2"), ("b", "2"), ("c", "2"), ("d", "2")])
        _ = try folder.write("a person's", "b")
        _ = try folder.write("a person's", "c")
        let error = #expect(throws: SluiceError.self) { try WriteSession([folder.path]).commit(changes) }
        #expect(error?.findings.map(\.rule) == ["file-changed", "file-changed"])
        #expect(folder.contents == ["a": "1", "b": "a person's", "c": "a person's"])
    }

    @Test func aFileKeepsItsMode() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("#!/bin/sh", "script")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        try WriteSession([folder.path]).commit(try plan(folder, [("script", "#!/bin/sh\ntrue")]))
        #expect(FileManager.default.isExecutableFile(atPath: file))
    }

    /// A disk of 64 KiB: either everything fits or nothing is there. CommandTests fill a disk where nobody may mount.
    @Test(.enabled(if: mayMount)) func aFullDiskChangesNothing() throws {
        let folder = try TemporaryFolder()
        let disk = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        #expect(Self.mount(disk))
        defer { Self.run("/bin/umount", [disk]) }
        try Data("old".utf8).write(to: URL(fileURLWithPath: disk + "/a"))
        var plan = FilePlan()
        plan.write(Array("new".utf8), to: disk + "/a", within: disk, as: .requested)
        plan.write(Array(repeating: 65, count: 200_000), to: disk + "/sub/big", within: disk, as: .requested)
        let changes = try plan.changes()
        let error = #expect(throws: SluiceError.self) { try WriteSession([disk]).commit(changes) }
        #expect(error?.findings.first?.rule == "file-unwritable")
        #expect(error?.findings.first?.message.contains("No space left") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk) == ["a"])
        #expect(try String(contentsOfFile: disk + "/a", encoding: .utf8) == "old")
    }

    static let mayMount: Bool = {
        guard let folder = try? TemporaryFolder(), mount(folder.path) else { return false }
        return run("/bin/umount", [folder.path]) == 0
    }()

    private static func mount(_ path: String) -> Bool {
        run("/bin/mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", path]) == 0
    }

    @discardableResult private static func run(_ program: String, _ arguments: [String]) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test func aSecondRunWaitsAndIsRefusedAfterItsPatience() throws {
        let folder = try TemporaryFolder()
        let first = try WriteSession([folder.path])
        var hasWaited = false
        let error = #expect(throws: SluiceError.self) {
            _ = try WriteSession([folder.path + "/new"], patience: .milliseconds(50)) { hasWaited = true }
        }
        #expect(error?.findings.map(\.rule) == ["locked"])
        #expect(hasWaited)
        try first.commit([])
    }
}

/// What the next run makes of an interrupted one, whatever had been done.
@Suite struct JournalTests {
    /// Stops a transaction after each number of steps of its second half, as a kill would.
    @Test(arguments: 0...6) func aCommittedRunIsFinished(_ done: Int) throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "gone"] { _ = try folder.write("old", name) }
        let names = ["a", "b", "gone"]
        let temporaries = names.map { _ in Journal.temporaryName() }
        let directory = try Directory(folder.path)
        var steps: [Journal.Step] = []
        for (name, temporary) in zip(names, temporaries) {
            let identity = directory.identity(of: name) ?? Journal.absent
            try directory.create(temporary, name == "gone" ? [] : Array("new".utf8))
            steps.append(
                name == "gone"
                    ? .remove(path: name, temporary: temporary, identity: identity)
                    : .write(path: name, temporary: temporary, identity: identity))
        }
        try directory.create(Journal.committingName, Journal(steps: steps).bytes)
        let operations: [() throws -> Void] = [
            { try directory.rename(temporaries[0], to: "a") },
            { try directory.rename(temporaries[1], to: "b") },
            { try directory.rename("gone", to: temporaries[2]) },
            { try directory.remove(temporaries[2]) },
            { _ = try folder.write("a person's, later", "gone") },
            { _ = try folder.write("a person's, later", "a") },
        ]
        for operation in operations.prefix(done) { try operation() }
        let interruption = try WriteSession.interruption(near: folder.path)
        #expect(interruption?.rule == "interrupted")
        _ = try WriteSession([folder.path])
        var expected = ["a": "new", "b": "new"]
        if done > 4 { expected["gone"] = "a person's, later" }
        if done > 5 { expected["a"] = "a person's, later" }
        #expect(folder.contents == expected)
        #expect(folder.strays.isEmpty)
    }

    /// A person's work between the kill and the next run is not overwritten by what was staged.
    @Test func whatAPersonWroteSinceStays() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("old", "a")
        let directory = try Directory(folder.path)
        let temporary = Journal.temporaryName()
        try directory.create(temporary, Array("new".utf8))
        let steps = [Journal.Step.write(path: "a", temporary: temporary, identity: directory.identity(of: "a") ?? "")]
        try directory.create(Journal.committingName, Journal(steps: steps).bytes)
        _ = try folder.write("a person's edit", "a")
        _ = try WriteSession([folder.path])
        #expect(folder.contents == ["a": "a person's edit"])
        #expect(folder.strays.isEmpty)
    }

    @Test func aStagedRunIsUndone() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("old", "a")
        let directory = try Directory(folder.path)
        let names = (0..<2).map { _ in Journal.temporaryName() }
        try directory.create(names[0], Array("new".utf8))
        try directory.makeFolder("made")
        try Directory(folder.path + "/made").create(names[1], [])
        let journal = Journal(steps: [
            .makeFolder("made"), .makeFolder("made/never"),
            .write(path: "a", temporary: names[0], identity: "1"),
            .write(path: "made/b", temporary: names[1], identity: Journal.absent),
        ])
        try directory.create(Journal.stagingName, journal.bytes)
        _ = try WriteSession([folder.path + "/made"])
        #expect(folder.contents == ["a": "old"])
        #expect(folder.strays.isEmpty)
    }

    /// Anybody can put a journal into a repository.
    @Test(arguments: [
        "remove\u{0}../outside\u{0}.sluice-00000000000000000000000000000000.tmp\u{0}absent",
        "remove\u{0}/etc/passwd\u{0}.sluice-00000000000000000000000000000000.tmp\u{0}absent",
        "write\u{0}a\u{0}../../secret\u{0}absent", "write\u{0}a\u{0}b\u{0}absent", "execute\u{0}a\u{0}\u{0}",
        "folder\u{0}a/../../b\u{0}\u{0}",
    ])
    func aForgedJournalDoesNothing(_ step: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("x", "a")
        let text = "sluice journal 1\u{0}\(step)\u{0}end\u{0}"
        #expect(Journal(Array(text.utf8)) == nil)
        _ = try folder.write(text, Journal.committingName)
        let error = #expect(throws: SluiceError.self) { _ = try WriteSession([folder.path]) }
        #expect(error?.findings.map(\.rule) == ["journal"])
        #expect(folder.contents["a"] == "x")
    }

    @Test func aJournalReadsBackAndEveryTruncationIsNone() {
        let journal = Journal(steps: [
            .makeFolder("a b/\u{E9}\n"), .write(path: "x", temporary: Journal.temporaryName(), identity: "1 2 3.4"),
            .remove(path: "y/z", temporary: Journal.temporaryName(), identity: Journal.absent),
        ])
        #expect(Journal(journal.bytes) == journal)
        for length in 0..<journal.bytes.count { #expect(Journal(Array(journal.bytes.prefix(length))) == nil) }
    }
}
