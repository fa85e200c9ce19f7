import Diagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Files that are written whole or not at all.
enum AtomicFile {
    /// Writes beside the file, then renames over it.
    static func write(_ bytes: [UInt8], to path: String) throws(SluiceError) {
        let temporary = "\(path).\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw problem(path) }
        let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            let error = problem(path)
            unlink(temporary)
            throw error
        }
    }

    /// Removes a file if it is there.
    static func remove(_ path: String) throws(SluiceError) {
        if unlink(path) != 0, errno != ENOENT { throw problem(path) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func problem(_ path: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "file-unwritable", severity: .error,
                location: SourceLocation(file: path, line: 0, column: 0),
                message: "cannot write this file: \(String(cString: strerror(errno)))")
        ])
    }
}

/// Named apart from `AtomicFile.write`, which hides the system's function inside the type.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
