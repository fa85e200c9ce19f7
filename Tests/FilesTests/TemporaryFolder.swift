import Foundation

/// A folder of its own for one test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "files-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }

    /// What Sluice should not have left: journals and temporary files.
    var strays: [String] { contents.keys.filter { $0.contains(".sluice-") } }

    /// Every file and folder below, with its text.
    var contents: [String: String] {
        var found: [String: String] = [:]
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
            let data = FileManager.default.contents(atPath: path + "/" + name)
            found[name] = data.map { String(decoding: $0, as: UTF8.self) } ?? "(folder)"
        }
        return found
    }
}
