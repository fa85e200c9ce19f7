#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The error number of a system call.
package struct SystemError: Error {
    var code: Int32
    package var message: String { String(cString: strerror(code)) }

    /// The error of this thread's last failed call.
    static var last: SystemError { SystemError(code: errno) }
}

/// Calls that take several steps, each stated once.
package enum SystemCalls {
    /// The names in a folder, hidden ones included, in no order; nil where it cannot be opened.
    static func names(in folder: String) -> [String]? {
        guard let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Reads an open file to its end.
    ///
    /// - Parameter limit: reading stops at the first bytes beyond so many, which are returned too: the caller sees
    ///   that there are more.
    static func readAll(_ descriptor: Int32, limit: Int = .max) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? max(Int(status.st_size), 0) : 0
        if size > 0 { bytes.reserveCapacity(min(size, limit) + 1) }
        // A pipe has no size.
        let isFile = status.st_mode & S_IFMT == S_IFREG
        var chunk = [UInt8](repeating: 0, count: isFile ? min(size + 1, 1 << 20) : 1 << 18)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last }
            bytes += chunk[..<count]
            if count == 0 || bytes.count > limit { return bytes }
        }
    }

    /// Writes all bytes to an open file.
    ///
    /// - Throws: where not all were written.
    package static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw count == 0 ? SystemError(code: ENOSPC) : SystemError.last }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(SystemError) in try writeAll(bytes, to: descriptor) }
        }
        try result.get()
    }
}

#if os(Linux)
    /// `syncfs(2)`, which the module of the C library does not declare.
    @_silgen_name("syncfs")
    func systemSyncFileSystem(_ descriptor: Int32) -> Int32
#endif
