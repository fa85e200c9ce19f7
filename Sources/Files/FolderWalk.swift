import SluiceDiagnostics

/// Lists the files below a folder: depth first, the names of each folder in byte order. The one place where folders are
/// walked; what is followed, skipped and refused is the caller's business.
struct FolderWalk {
    enum Entry {
        case file, folder, skipped
    }

    /// The folder that paths are relative to.
    var root: String
    /// Where to begin, relative to the root; "" is the root itself.
    var start = ""
    /// How many levels of folders below the start are listed.
    var maximumDepth: Int

    /// - Parameters:
    ///   - tooDeep: gets the path of a folder beyond the maximum depth, which is not listed.
    ///   - entry: decides what a path is taken for.
    func files(
        tooDeep: (_ path: String) throws(SluiceError) -> Void = { _ in },
        _ entry: (_ path: String) throws(SluiceError) -> Entry
    ) throws(SluiceError) -> [String] {
        var found: [String] = []
        // The next path is at the end.
        var pending = [(path: start, depth: 0, isFolder: true)]
        while let (current, depth, isFolder) = pending.popLast() {
            guard isFolder else {
                found.append(current)
                continue
            }
            guard depth <= maximumDepth else {
                try tooDeep(current)
                continue
            }
            let names = SystemCalls.names(in: current.isEmpty ? root : "\(root)/\(current)") ?? []
            for name in names.sorted(by: { $1.utf8.lexicographicallyPrecedes($0.utf8) }) {
                let path = current.isEmpty ? name : "\(current)/\(name)"
                switch try entry(path) {
                case .file: pending.append((path, depth + 1, false))
                case .folder: pending.append((path, depth + 1, true))
                case .skipped: continue
                }
            }
        }
        return found
    }
}

extension [String] {
    /// In byte order, the same in every locale.
    var sortedByBytes: [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
