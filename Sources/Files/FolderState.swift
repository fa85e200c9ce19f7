#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The files below folders, as they are now: to find out what changes.
public struct FolderState: Sendable {
    private struct Mark: Hashable {
        var seconds: Int
        var nanoseconds: Int
        var size: Int
        var number: UInt64
    }

    private var marks: [String: Mark] = [:]

    public init(_ folders: [String]) {
        for folder in folders { collect(folder, depth: 0) }
    }

    private mutating func collect(_ folder: String, depth: Int) {
        guard depth < 50 else { return }
        for name in InputFile.names(in: folder) where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                collect(path, depth: depth + 1)
            } else {
                #if canImport(Darwin)
                    let time = status.st_mtimespec
                #else
                    let time = status.st_mtim
                #endif
                marks[path] = Mark(
                    seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec), size: Int(status.st_size),
                    number: UInt64(status.st_ino))
            }
        }
    }

    /// Paths of files that are new, gone or written since.
    public func changes(since old: FolderState) -> Set<String> {
        Set(marks.filter { old.marks[$0.key] != $0.value }.keys)
            .union(old.marks.keys.filter { marks[$0] == nil })
    }
}
