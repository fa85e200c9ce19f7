import Diagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes and removes several files, all or none.
///
/// Everything is first written beside its place; only when all of that has worked are the files renamed over
/// the old ones. Where a rename fails, those before it are undone.
public struct FileTransaction {
    private var writes: [(path: String, bytes: [UInt8])] = []
    private var removals: [String] = []

    public init() {}

    /// Of two writes to one path, the last counts.
    public mutating func write(_ bytes: [UInt8], to path: String) {
        writes.removeAll { $0.path == path }
        writes.append((path, bytes))
    }

    public mutating func remove(_ path: String) {
        removals.append(path)
    }

    /// - Throws: a finding for the first file that cannot be written; then nothing has changed on disk.
    public func commit() throws(SluiceError) {
        var folders: [String] = []
        var staged: [(temporary: String, path: String)] = []
        var done: [(path: String, old: [UInt8]?)] = []
        do throws(SluiceError) {
            for (path, bytes) in writes {
                try Self.makeFolders(of: path, made: &folders)
                let temporary = path + ".sluice-new"
                staged.append((temporary, path))
                try Self.stage(bytes, at: temporary, for: path)
            }
            for (temporary, path) in staged {
                let old = try InputFile.readIfPresent(path)
                guard rename(temporary, path) == 0 else { throw Self.unwritable(path) }
                done.append((path, old))
            }
            for path in removals {
                let old = try InputFile.readIfPresent(path)
                guard old == nil || unlink(path) == 0 else { throw Self.unwritable(path) }
                done.append((path, old))
            }
        } catch {
            for (temporary, _) in staged { unlink(temporary) }
            for (path, old) in done.reversed() {
                if let old { try? Self.stage(old, at: path, for: path) } else { unlink(path) }
            }
            for folder in folders.reversed() { rmdir(folder) }
            throw error
        }
    }

    private static func stage(_ bytes: [UInt8], at temporary: String, for path: String) throws(SluiceError) {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw unwritable(path) }
        var status = stat()
        if stat(path, &status) == 0 { _ = fchmod(descriptor, status.st_mode & 0o7777) }
        var rest = bytes[...]
        var isWritten = true
        while !rest.isEmpty, isWritten {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            isWritten = count > 0
            rest = rest.dropFirst(max(0, count))
        }
        isWritten = isWritten && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten else { throw unwritable(path) }
    }

    /// Notes the folders that had to be made, outermost first.
    private static func makeFolders(of path: String, made: inout [String]) throws(SluiceError) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        let folder = String(path[..<slash])
        if InputFile.isFolder(folder) { return }
        try makeFolders(of: folder, made: &made)
        // Two slashes in a row name a folder twice.
        if folder.hasSuffix("/"), InputFile.isFolder(folder) { return }
        guard mkdir(folder, 0o755) == 0 else { throw unwritable(folder) }
        made.append(folder)
    }

    private static func unwritable(_ path: String) -> SluiceError {
        let reason = String(cString: strerror(errno))
        return SluiceError(findings: [
            Finding(
                rule: "file-unwritable", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                message: "cannot be written: \(reason)", hint: "nothing was written; check the folder's permissions")
        ])
    }
}

/// Named apart from `FileTransaction.write`, which hides the system's function inside the type.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
