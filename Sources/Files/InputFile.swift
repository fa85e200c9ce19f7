import Diagnostics

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

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, in byte order, hidden ones left out; none where there is no such folder.
    public static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Paths of all files below `folder`, relative to it, in byte order.
    public static func paths(below folder: String, depth: Int = 16) -> [String] {
        guard depth > 0 else { return [] }
        var paths: [String] = []
        for name in names(in: folder) {
            if isFolder(folder + "/" + name) {
                paths += Self.paths(below: folder + "/" + name, depth: depth - 1).map { name + "/" + $0 }
            } else {
                paths.append(name)
            }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func readAll(_ descriptor: Int32, path: String) throws(SluiceError) -> [UInt8] {
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size) + 1) }
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = systemRead(descriptor, &chunk)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path, "cannot be read") }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= maximumSize else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "file-size", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                        message: "larger than \(maximumSize) bytes", hint: "give a smaller file")
                ])
            }
        }
    }
}

/// A finding about a file with the system's own reason.
func failure(_ path: String, _ what: String) -> SluiceError {
    let reason = String(cString: strerror(errno))
    return SluiceError(findings: [
        Finding(
            rule: "file-unreadable", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
            message: "\(what): \(reason)", hint: "check the path and its permissions")
    ])
}

/// Named apart from `InputFile.read`, which hides the system's function inside the type.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    read(descriptor, &buffer, buffer.count)
}
