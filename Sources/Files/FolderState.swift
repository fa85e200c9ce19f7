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

    /// Records the state of all files below some folders, hidden ones left out.
    public init(_ folders: [String]) {
        for folder in folders {
            let walk = FolderWalk(root: folder, maximumDepth: 49)
            // What is a folder, and the marks of all other entries, in one look at each.
            _ = try? walk.files { relative in
                let path = "\(folder)/\(relative)"
                var status = stat()
                guard !PathText.split(relative).name.hasPrefix("."), lstat(path, &status) == 0 else { return .skipped }
                if status.st_mode & S_IFMT == S_IFDIR { return .folder }
                #if canImport(Darwin)
                    let time = status.st_mtimespec
                #else
                    let time = status.st_mtim
                #endif
                marks[path] = Mark(
                    seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec), size: Int(status.st_size),
                    number: UInt64(status.st_ino))
                return .skipped
            }
        }
    }

    /// Paths of files that are new, gone or written since.
    public func changes(since old: FolderState) -> Set<String> {
        Set(marks.filter { old.marks[$0.key] != $0.value }.keys)
            .union(old.marks.keys.filter { marks[$0] == nil })
    }
}
