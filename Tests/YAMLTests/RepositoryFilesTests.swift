import SluiceDiagnostics
import Foundation
import Testing
import SluiceYAML

/// The repository's own YAML and JSON files, those that other programs read more leniently included: GitHub takes the
/// last of two equal keys of `action.yml` without a word.
@Suite struct RepositoryFilesTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Golden cases with equal keys.
    private static let duplicates: Set = [
        "golden/overlays/ha/values.yaml", "golden/overrides/duplicate-keys/values.yaml",
    ]

    /// Paths of files that are not strict YAML on purpose: inputs of tests, templates, and two golden cases.
    private static func isExcepted(_ path: String) -> Bool {
        path.hasPrefix("Tests/") || path.contains("templates/") || duplicates.contains(path)
    }

    private static let paths: [String] = {
        var paths = [".pre-commit-hooks.yaml"]
        let files = FileManager.default.enumerator(
            at: root, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        for case let file as URL in files ?? .init() where ["yaml", "yml", "json"].contains(file.pathExtension) {
            let path = String(file.path.dropFirst(root.path.count + 1))
            if !isExcepted(path) { paths.append(path) }
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
