import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder of its own under the system's folder for temporary files, removed at the end.
public struct TemporaryFolder: ~Copyable {
    /// The folder's absolute path.
    public let path: String

    /// Creates the folder; its name begins with the prefix.
    public init(prefix: String) throws(SluiceError) {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(base)/\(prefix)-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw failure(base, "no temporary folder can be made here") }
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit {
        Self.remove(path)
    }

    private static func remove(_ folder: String) {
        for name in SystemCalls.names(in: folder) ?? [] {
            let path = folder + "/" + name
            if unlink(path) != 0 { remove(path) }
        }
        rmdir(folder)
    }
}
