/// Paths as the system sees them: bytes. `String` compares by canonical equivalence and splits at grapheme clusters, and
/// both would take other files for the same ones.
enum PathText {
    private static let slash = UInt8(ascii: "/")

    static func joined(_ folder: String, _ name: String) -> String {
        folder.utf8.last == slash ? folder + name : folder + "/" + name
    }

    /// The names between slashes, without empty ones.
    static func names(_ path: some StringProtocol) -> [String] {
        path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The folder and the name in it; the folder is "/" for a file in the root and "" for a bare name.
    static func split(_ path: String) -> (folder: String, name: String) {
        guard let last = path.utf8.lastIndex(of: slash) else { return ("", path) }
        let folder = last == path.utf8.startIndex ? "/" : String(decoding: path.utf8[..<last], as: UTF8.self)
        return (folder, String(decoding: path.utf8[path.utf8.index(after: last)...], as: UTF8.self))
    }

    /// What follows `folder` and a slash; `nil` for a path that is not inside it.
    static func relative(_ path: String, to folder: String) -> String? {
        let prefix = folder.utf8.last == slash ? Array(folder.utf8) : Array(folder.utf8) + [slash]
        guard path.utf8.starts(with: prefix), path.utf8.count > prefix.count else { return nil }
        return String(decoding: path.utf8.dropFirst(prefix.count), as: UTF8.self)
    }

    static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

    /// Whether `path` is `folder` or inside it; both absolute and without links.
    static func isInside(_ path: String, _ folder: String) -> Bool {
        isSame(path, folder) || relative(path, to: folder) != nil
    }

    /// The innermost folder that holds all of the given ones, which are absolute and without links.
    static func common(_ folders: [String]) -> String {
        guard var common = folders.first.map({ names($0) }) else { return "/" }
        for folder in folders.dropFirst() {
            common = zip(common, names(folder)).prefix { isSame($0, $1) }.map(\.0)
        }
        return "/" + common.joined(separator: "/")
    }
}
