import SluiceDiagnostics
import SluiceFiles
import Foundation
import Testing

@Suite struct InputFileTests {
    @Test func readsBytesAsTheyAre() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/bytes"
        try Data([0xEF, 0xBB, 0xBF, 0, 0xFF, 13, 10]).write(to: URL(fileURLWithPath: file))
        #expect(try InputFile.read(file) == [0xEF, 0xBB, 0xBF, 0, 0xFF, 13, 10])
        #expect(try InputFile.readIfPresent(folder.path + "/none") == nil)
    }

    @Test(arguments: [("none", "No such file"), ("", "this is a folder"), ("file/x", "Not a directory")])
    func saysWhatIsWrong(_ name: String, _ message: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("", "file")
        let path = folder.path + "/" + name
        let error = #expect(throws: SluiceError.self) { try InputFile.read(path) }
        let finding = try #require(error?.findings.first)
        #expect(finding.rule == "file-unreadable")
        #expect(finding.location == SourceLocation(file: path, line: 0, column: 0))
        #expect(finding.message.contains(message))
        #expect(finding.hint != nil)
    }

    @Test func listsInByteOrder() throws {
        let folder = try TemporaryFolder()
        for name in ["b", "B", ".hidden", "ä", "a"] { _ = try folder.write("", name) }
        try FileManager.default.createDirectory(atPath: folder.path + "/d/e", withIntermediateDirectories: true)
        _ = try folder.write("", "d/e/f")
        #expect(InputFile.names(in: folder.path) == ["B", "a", "b", "d", "ä"])
        #expect(InputFile.paths(below: folder.path) == ["B", "a", "b", "d/e/f", "ä"])
        #expect(InputFile.names(in: folder.path + "/none") == [])
        #expect(InputFile.isFolder(folder.path) && !InputFile.isFolder(folder.path + "/a"))
    }
}
