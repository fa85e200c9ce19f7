import SluiceDiagnostics
import Foundation
import Testing
import SluiceYAML

/// The repository's own YAML and JSON files, those that other programs read more leniently included: GitHub takes the
/// last of two equal keys of `action.yml` without a word.
@Suite struct RepositoryFilesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Paths of files that are not plain YAML on purpose: inputs of tests, and templates.
    private static func isExcepted(_ path: String) -> Bool {
        path.hasPrefix("Tests/") || path.contains("templates/")
    }

    private static let paths: [String] = {
        var paths = [".pre-commit-hooks.yaml"]
        let files = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles, .producesRelativePathURLs])
        for case let file as URL in files ?? .init() where ["yaml", "yml", "json"].contains(file.pathExtension) {
            if !isExcepted(file.relativePath) { paths.append(file.relativePath) }
        }
        return paths.sorted()
    }()

    @Test func theFilesOfEveryoneAreAmongThem() {
        let known = [".pre-commit-hooks.yaml", "action.yml", "plugin.yaml", "sluice.yaml", "schema/values.schema.json"]
        #expect(known.filter { !Self.paths.contains($0) } == [])
        #expect(Self.paths.count > 500)
    }

    @Test func allAreStrictlyRead() throws {
        for path in Self.paths {
            let bytes = try Array(Data(contentsOf: Self.root.appending(path: path)))
            do {
                _ = try parseAll(bytes, file: path)
            } catch {
                Issue.record("\(error)")
            }
        }
    }
}
