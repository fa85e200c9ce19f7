import Diagnostics
import Files
import Foundation
import Testing

@Suite struct FileTransactionTests {
    @Test func writesAndRemovesAll() throws {
        let folder = try TemporaryFolder()
        let old = try folder.write("old", "old")
        let gone = try folder.write("gone", "gone")
        var transaction = FileTransaction()
        transaction.write(Array("new".utf8), to: old)
        transaction.write([], to: folder.path + "/a//b/c")
        transaction.remove(gone)
        transaction.remove(folder.path + "/never-was")
        try transaction.commit()
        #expect(folder.contents == ["old": "new", "a": "(folder)", "a/b": "(folder)", "a/b/c": ""])
    }

    /// Tests may run as root, whom no permission stops: what cannot be written is below a file, has a name too
    /// long for any file system, or is a folder.
    @Test(arguments: [
        "file/below", "new/" + String(repeating: "x", count: 300), "new/" + String(repeating: "x", count: 300) + "/y",
        "folder",
    ])
    func leavesEverythingWhereOneFails(_ bad: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("as it was", "file")
        try FileManager.default.createDirectory(atPath: folder.path + "/folder", withIntermediateDirectories: true)
        let before = folder.contents
        var transaction = FileTransaction()
        transaction.write(Array("changed".utf8), to: file)
        transaction.write(Array("x".utf8), to: folder.path + "/deep/new")
        transaction.write(Array("x".utf8), to: folder.path + "/" + bad)
        let error = #expect(throws: SluiceError.self) { try transaction.commit() }
        #expect(error?.findings.first?.location?.file.hasPrefix(folder.path) == true)
        #expect(folder.contents == before)
    }

    @Test func aFailedRemovalUndoesTheWrites() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("as it was", "file")
        try FileManager.default.createDirectory(atPath: folder.path + "/folder", withIntermediateDirectories: true)
        let before = folder.contents
        var transaction = FileTransaction()
        transaction.write(Array("changed".utf8), to: file)
        transaction.remove(folder.path + "/folder")
        #expect(throws: SluiceError.self) { try transaction.commit() }
        #expect(folder.contents == before)
    }

    @Test func aFileKeepsItsMode() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("#!/bin/sh", "script")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        var transaction = FileTransaction()
        transaction.write(Array("#!/bin/sh\ntrue".utf8), to: file)
        try transaction.commit()
        #expect(FileManager.default.isExecutableFile(atPath: file))
    }

    @Test func theLastOfTwoWritesToOnePathCounts() throws {
        let folder = try TemporaryFolder()
        var transaction = FileTransaction()
        transaction.write(Array("1".utf8), to: folder.path + "/a")
        transaction.write(Array("2".utf8), to: folder.path + "/a")
        try transaction.commit()
        #expect(folder.contents == ["a": "2"])
    }
}
