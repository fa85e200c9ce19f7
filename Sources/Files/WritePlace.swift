import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A path below a folder, with every link on the way resolved and none of them leading out of the folder.
///
/// The folder itself may be a link: the person named it.
struct WritePlace: Sendable {
    /// The folder that must not be left; absolute and free of links.
    let root: String
    /// The file's folder, absolute and free of links. Its last components may not exist yet.
    let folder: String
    /// The file's name in `folder`.
    let name: String

    /// Absolute and free of links.
    var path: String { PathText.joined(folder, name) }

    /// - Throws: a finding where a link leads out of `root` or nowhere, or where something is in the way.
    init(_ path: String, within root: String) throws(SluiceError) {
        let canonical = try Self.canonicalFolder(root)
        self.root = canonical
        guard let inside = PathText.relative(path, to: root) else {
            throw Self.problem("path-outside", path, "this is outside of \(root)", hint: "name a path inside it")
        }
        var names = PathText.names(inside).filter { $0 != "." }
        guard let last = names.popLast(), last != "..", !names.contains("..") else {
            throw Self.problem("path-outside", path, "this is not a path inside \(root)", hint: "leave out `..`")
        }
        var current = canonical
        for name in names { current = try Self.step(to: name, from: current, within: canonical, path, root) }
        let target = PathText.joined(current, last)
        switch Folder.kind(of: target, followingLinks: false) {
        case .link?:
            let resolved = try Self.resolve(target, within: canonical, path, root)
            guard Folder.kind(of: resolved) == .file else {
                throw Self.problem(
                    "path-irregular", path, "this link leads to something that is not a file",
                    hint: "replace the link by the file itself")
            }
            (folder, name) = PathText.split(resolved)
        case .file?, nil: (folder, name) = (current, last)
        case .folder?:
            throw Self.problem(
                "path-irregular", path, "there is a folder where a file is to be written", hint: "rename the folder")
        case .other?:
            throw Self.problem(
                "path-irregular", path, "this is neither a file nor a folder, so it is not written to",
                hint: "remove it")
        }
    }

    /// One folder further. A folder that does not exist is created later.
    private static func step(
        to name: String, from current: String, within canonical: String, _ path: String, _ root: String
    ) throws(SluiceError) -> String {
        let next = PathText.joined(current, name)
        switch Folder.kind(of: next, followingLinks: false) {
        case .folder?, nil: return next
        case .link?:
            let resolved = try resolve(next, within: canonical, path, root)
            if Folder.kind(of: resolved) == .folder { return resolved }
        default: break
        }
        throw problem("path-irregular", path, "\(next) is not a folder", hint: "rename it, or choose another folder")
    }

    /// What a link leads to.
    private static func resolve(
        _ link: String, within canonical: String, _ path: String, _ root: String
    ) throws(SluiceError) -> String {
        switch LinkTarget(link, within: canonical) {
        case .inside(let target): return target
        case .outside(let target):
            throw problem(
                "path-link", path, "\(link) is a link that leads out of \(root), to \(target)",
                hint: "replace the link by what it leads to; nothing outside of \(root) is written")
        case .unresolved(let reason):
            throw problem(
                "path-link", path, "\(link) is a link that cannot be followed: \(reason.message)",
                hint: "remove the link")
        }
    }

    /// The absolute path of a folder without links. What does not exist yet is taken as it is written.
    static func canonicalFolder(_ folder: String) throws(SluiceError) -> String {
        var missing: [String] = []
        var existing = folder
        while existing.utf8.count > 1, existing.utf8.last == UInt8(ascii: "/") {
            existing = String(existing.dropLast())
        }
        while true {
            if let resolved = Folder.resolve(existing.isEmpty ? "." : existing) {
                guard Folder.kind(of: resolved) == .folder else {
                    throw problem("path-irregular", folder, "\(existing) is not a folder", hint: "name a folder")
                }
                let names = missing.reversed().filter { $0 != "." && !$0.isEmpty }
                guard !names.contains("..") else {
                    throw problem("path-outside", folder, "there is no such folder", hint: "leave out `..`")
                }
                return names.reduce(resolved) { PathText.joined($0, $1) }
            }
            guard errno == ENOENT, !existing.isEmpty, Folder.kind(of: existing, followingLinks: false) == nil else {
                throw problem(
                    "path-link", folder, "\(existing) cannot be followed: \(SystemError.last.message)",
                    hint: "name another folder")
            }
            let parts = PathText.split(existing)
            missing.append(parts.name)
            existing = parts.folder
        }
    }

    private static func problem(_ rule: String, _ path: String, _ message: String, hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: rule, severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                message: message, hint: hint)
        ])
    }
}
