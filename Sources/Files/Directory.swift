import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open folder. What is done in it is done there, wherever its path leads by then.
struct Directory: ~Copyable {
    private let descriptor: Int32

    /// Opens the folder at an absolute path whose last component is not a link.
    init(_ path: String) throws(SystemError) {
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last }
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Opens the folder at `path`, which is `root` or inside it, following no link below `root`.
    init(_ path: String, below root: String) throws(SystemError) {
        var current = try Directory(root)
        for name in PathText.names(PathText.relative(path, to: root) ?? "") {
            let next = openat(current.descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else { throw .last }
            current = Directory(descriptor: next)
        }
        self = current
    }

    /// Creates a file that was not there and writes `bytes` into it, without forcing them to the disk.
    ///
    /// - Throws: where not all of it was written; the file may be there in part.
    func create(_ name: String, _ bytes: [UInt8]) throws(SystemError) {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .last }
        do throws(SystemError) {
            try SystemCalls.writeAll(bytes, to: file)
        } catch {
            close(file)
            throw error
        }
        guard close(file) == 0 else { throw .last }
    }

    /// Gives a file the permissions of another one and, where the system lets us, its owner. Only the superuser can give
    /// files away; the content matters more than the owner.
    func copyAttributes(from original: String, to name: String) {
        var status = stat()
        guard fstatat(descriptor, original, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        _ = fchownat(descriptor, name, status.st_uid, status.st_gid, AT_SYMLINK_NOFOLLOW)
        _ = fchmodat(descriptor, name, status.st_mode & 0o7777, 0)
    }

    /// Forces a file's content to the disk.
    func synchronize(_ name: String) throws(SystemError) {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        guard fsync(file) == 0 else { throw .last }
    }

    /// The file system that the folder is in.
    var device: UInt64? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? UInt64(truncatingIfNeeded: status.st_dev) : nil
    }

    /// Forces the folder's file system to the disk.
    ///
    /// - Returns: whether the system can do that and has done it.
    func synchronizeFileSystem() -> Bool {
        #if os(Linux)
            systemSyncFileSystem(descriptor) == 0
        #else
            false
        #endif
    }

    /// Forces the folder's entries to the disk, where the file system can do that.
    func synchronize() { _ = fsync(descriptor) }

    /// The content of a regular file; `nil` where there is nothing of this name.
    func contents(of name: String) throws(SystemError) -> [UInt8]? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw .last
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw SystemError(code: EINVAL) }
        return try SystemCalls.readAll(file)
    }

    func rename(_ old: String, to new: String) throws(SystemError) {
        guard renameat(descriptor, old, descriptor, new) == 0 else { throw .last }
    }

    /// Removes a file. One that is not there counts as removed.
    func remove(_ name: String) throws(SystemError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw .last }
    }

    /// Removes a folder that is empty.
    func removeFolder(_ name: String) throws(SystemError) {
        guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else { throw .last }
    }

    func makeFolder(_ name: String) throws(SystemError) {
        guard mkdirat(descriptor, name, 0o755) == 0 else { throw .last }
    }

    /// What a file can be recognised by later: another file, or the same one written again, has another text.
    /// `nil` where there is nothing of this name.
    func identity(of name: String) -> String? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return "\(status.st_ino) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
    }

    /// How many bytes a file has; `nil` where there is nothing of this name.
    func size(of name: String) -> Int? {
        var status = stat()
        return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? Int(status.st_size) : nil
    }
}
