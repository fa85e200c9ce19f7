import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The end of a path whose links are followed.
enum LinkTarget {
    /// The absolute path without links.
    case inside(String)
    case outside(String)
    /// Nothing there, links in a circle, or no permission.
    case unresolved(SystemError)

    /// - Parameter root: the folder that must not be left; absolute and free of links.
    init(_ path: String, within root: String) {
        guard let resolved = Folder.resolve(path) else {
            self = .unresolved(.last)
            return
        }
        self = PathText.isInside(resolved, root) ? .inside(resolved) : .outside(resolved)
    }
}

/// A folder whose files may be read, and nothing outside it: a symbolic link that leads out is an error.
public struct Folder: Sendable, Hashable {
    /// The largest file that is read.
    public static let maximumFileSize = 16 << 20
    /// How many levels of folders are listed.
    public static let maximumDepth = 32
    /// How many files and folders are listed: links can make a few of them countless.
    public static let maximumCount = 50_000

    /// The folder's path, absolute and free of symbolic links.
    public let path: String
    /// The path that it was asked for by, for messages.
    public let name: String

    /// Opens a folder.
    ///
    /// - Throws: a finding if there is no such folder.
    public init(_ path: String) throws(SluiceError) {
        guard let resolved = Self.resolve(path) else {
            throw Self.problem("folder-unreadable", path, "cannot open this folder: \(Self.systemMessage())")
        }
        guard Self.kind(of: resolved) == .folder else {
            throw Self.problem("folder-unreadable", path, "this is no folder")
        }
        self.path = resolved
        name = path
    }

    /// The bytes of a file; nil if there is none.
    ///
    /// - Throws: a finding if it cannot be read, is too large, is no regular file, or lies outside.
    public func contents(of relativePath: String) throws(SluiceError) -> [UInt8]? {
        let resolved: String
        switch LinkTarget("\(path)/\(relativePath)", within: path) {
        case .inside(let target): resolved = target
        case .outside(let target): throw outside(relativePath, target)
        case .unresolved(let reason) where reason.code == ENOENT || reason.code == ENOTDIR: return nil
        case .unresolved(let reason):
            throw problem("file-unreadable", relativePath, "cannot read this file: \(reason.message)")
        }
        return try Self.read(resolved, shownAs: "\(name)/\(relativePath)")
    }

    /// The paths of all regular files below a subfolder, relative to this folder, sorted by bytes.
    /// Empty if there is no such subfolder. Links to folders are not followed.
    public func files(under subfolder: String = "") throws(SluiceError) -> [String] {
        let walk = FolderWalk(root: path, start: subfolder, maximumDepth: Self.maximumDepth)
        return try walk.files(
            tooDeep: { current throws(SluiceError) in
                throw problem("folder-too-deep", current, "folders are nested more than \(Self.maximumDepth) deep")
            },
            { relative in
                switch Self.kind(of: "\(path)/\(relative)", followingLinks: false) {
                case .folder: .folder
                case .file: .file
                case .link where Self.kind(of: "\(path)/\(relative)") == .file: .file
                default: .skipped
                }
            }
        ).sortedByBytes
    }

    /// The paths of the generated files directly in some subfolders, relative to this folder. Links are not followed.
    ///
    /// - Parameters:
    ///   - subfolders: relative to this folder; "" is the folder itself.
    ///   - endings: the endings of the names, such as ".swift".
    public func generatedFiles(in subfolders: [String], endings: Set<String>) throws(SluiceError) -> [String] {
        var found: [String] = []
        for subfolder in subfolders where Self.kind(of: "\(path)/\(subfolder)", followingLinks: false) == .folder {
            for name in SystemCalls.names(in: "\(path)/\(subfolder)") ?? []
            where endings.contains(where: name.hasSuffix) {
                let relative = subfolder.isEmpty ? name : "\(subfolder)/\(name)"
                guard Self.kind(of: "\(path)/\(relative)", followingLinks: false) == .file else { continue }
                if GeneratedLine.isPresent(in: try Self.read("\(path)/\(relative)")) { found.append(relative) }
            }
        }
        return found.sortedByBytes
    }

    /// The paths of all files, also of those behind links to folders inside, folder by folder: each folder's names in
    /// byte order, with what is in a folder in the place of its name.
    ///
    /// - Parameter isSkipped: asked for each path before anything else; what is below a skipped folder is not
    ///   looked at, so that even a link out of the folder does no harm there.
    /// - Throws: links that lead nowhere, out of the folder or around in circles; devices and the like.
    public func allFiles(
        skipping isSkipped: (_ path: String, _ isFolder: Bool) -> Bool
    ) throws(SluiceError) -> [String] {
        var count = 0
        return try FolderWalk(root: path, maximumDepth: Self.maximumDepth).files(
            tooDeep: { current throws(SluiceError) in
                throw problem(
                    "folder-too-deep", current, "folders are nested more than \(Self.maximumDepth) deep",
                    hint: "look for a link to a folder above")
            },
            { relative throws(SluiceError) in
                let full = "\(path)/\(relative)"
                var kind = Self.kind(of: full, followingLinks: false)
                let isLink = kind == .link
                if isLink { kind = Self.kind(of: full) }
                if isSkipped(relative, kind == .folder) { return .skipped }
                if isLink { try checkLink(relative) }
                guard kind == .folder || kind == .file else {
                    throw problem(
                        "file-irregular", relative, "this is neither a file nor a folder", hint: "remove it")
                }
                count += 1
                guard count <= Self.maximumCount else {
                    throw problem(
                        "folder-too-large", PathText.split(relative).folder,
                        "there are more than \(Self.maximumCount) files and folders here",
                        hint: "look for links that lead to folders above")
                }
                return kind == .folder ? .folder : .file
            })
    }

    private func checkLink(_ relativePath: String) throws(SluiceError) {
        switch LinkTarget("\(path)/\(relativePath)", within: path) {
        case .inside: return
        case .outside(let target): throw outside(relativePath, target)
        case .unresolved(let reason):
            throw problem(
                "file-unreadable", relativePath, "this link cannot be followed: \(reason.message)",
                hint: "remove it or put the file itself there")
        }
    }

    private func outside(_ relativePath: String, _ target: String) -> SluiceError {
        problem(
            "file-outside", relativePath, "this leads out of \(name), to \(target)",
            hint: "put the file itself there instead of a link")
    }

    /// Reads a file wherever it lies; `nil` where there is none.
    static func readIfPresent(_ path: String, shownAs shown: String) throws(SluiceError) -> [UInt8]? {
        kind(of: path) == nil ? nil : try read(path, shownAs: shown)
    }

    /// Reads a file wherever it lies.
    ///
    /// - Throws: a finding if there is none or it cannot be read.
    public static func read(_ path: String, shownAs shown: String? = nil) throws(SluiceError) -> [UInt8] {
        let shown = shown ?? path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw problem("file-unreadable", shown, "cannot read this file: \(systemMessage())")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw problem("file-unreadable", shown, "this is no regular file")
        }
        guard status.st_size <= maximumFileSize else {
            throw problem(
                "file-too-large", shown,
                "this file has \(status.st_size) bytes; at most \(maximumFileSize) are read")
        }
        do throws(SystemError) {
            return try SystemCalls.readAll(descriptor, limit: maximumFileSize)
        } catch {
            throw problem("file-unreadable", shown, "cannot read this file: \(error.message)")
        }
    }
}

// MARK: - System calls

extension Folder {
    /// The kind of a directory entry.
    public enum Kind: Sendable { case file, folder, link, other }

    /// The kind of the entry at a path; nil where there is none.
    public static func kind(of path: String, followingLinks: Bool = true) -> Kind? {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }

    /// The absolute path without links; `nil` where there is nothing at `path`.
    public static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func systemMessage() -> String { String(cString: strerror(errno)) }

    private func problem(
        _ rule: String, _ relativePath: String, _ message: String, hint: String? = nil
    ) -> SluiceError {
        Self.problem(rule, "\(name)/\(relativePath)", message, hint: hint)
    }

    private static func problem(
        _ rule: String, _ path: String, _ message: String, hint: String? = nil
    ) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: rule, severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                message: message, hint: hint)
        ])
    }
}
