import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads whole files; every failure is a finding that names the file.
public enum InputFile {
    /// The largest input, in bytes.
    public static let maximumSize = 64 << 20

    /// The bytes of the file at `path`; `-` reads standard input.
    ///
    /// - Throws: a finding where there is no such file, or it is a folder, unreadable or too large.
    public static func read(_ path: String) throws(SluiceError) -> [UInt8] {
        if path == "-" { return try readAll(0, path: "standard input") }
        // A pipe in a folder would be waited for for ever; those of a shell's `<(command)` are written to.
        let isShells = ["/dev/", "/proc/"].contains { path.hasPrefix($0) }
        let descriptor = open(path, isShells ? O_RDONLY | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path, "cannot be read") }
        defer { close(descriptor) }
        var status = stat()
        if !isShells, fstat(descriptor, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
            throw SluiceError(findings: [
                Finding(
                    rule: "file-unreadable", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                    message: "this is a pipe or a device, where a file is expected",
                    hint: "write '-' and pipe into standard input")
            ])
        }
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw SluiceError(findings: [
                Finding(
                    rule: "file-unreadable", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                    message: "this is a folder, where a file is expected", hint: "name the file inside it")
            ])
        }
        return try readAll(descriptor, path: path)
    }

    /// The bytes, or `nil` where there is no such file.
    public static func readIfPresent(_ path: String) throws(SluiceError) -> [UInt8]? {
        exists(path) ? try read(path) : nil
    }

    /// Whether there is a file or folder at a path.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether there is a folder at a path, or a link to one.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, in byte order, hidden ones left out; none where there is no such folder.
    public static func names(in folder: String) -> [String] {
        (SystemCalls.names(in: folder) ?? []).filter { !$0.hasPrefix(".") }.sortedByBytes
    }

    /// Paths of all files below `folder`, relative to it, in byte order; hidden ones are left out, links are followed.
    ///
    /// - Parameter depth: how many levels of folders are listed, `folder` included.
    public static func paths(below folder: String, depth: Int = 16) -> [String] {
        guard depth > 0 else { return [] }
        let walk = FolderWalk(root: folder, maximumDepth: depth - 1)
        let paths = try? walk.files { path in
            if PathText.split(path).name.hasPrefix(".") { return .skipped }
            return isFolder("\(folder)/\(path)") ? .folder : .file
        }
        return (paths ?? []).sortedByBytes
    }

    private static func readAll(_ descriptor: Int32, path: String) throws(SluiceError) -> [UInt8] {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try SystemCalls.readAll(descriptor, limit: maximumSize)
        } catch {
            throw failure(path, "cannot be read", error)
        }
        guard bytes.count <= maximumSize else {
            throw SluiceError(findings: [
                Finding(
                    rule: "file-size", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                    message: "larger than \(maximumSize) bytes", hint: "give a smaller file")
            ])
        }
        return bytes
    }
}

/// A finding about a file with the system's own reason.
func failure(_ path: String, _ what: String, _ reason: SystemError = .last) -> SluiceError {
    SluiceError(findings: [
        Finding(
            rule: "file-unreadable", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
            message: "\(what): \(reason.message)", hint: "check the path and its permissions")
    ])
}
