import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The time from the reading of files to the writing of what follows from them, in which no other Sluice writes there.
///
/// A session locks its folders and first finishes or undoes what an interrupted run has left in them.
public final class WriteSession: Sendable {
    /// How long a session waits for another run.
    public static let standardPatience = Duration.seconds(60)

    private let locks: FolderLocks
    /// The innermost folder that holds all of the session's folders.
    private let common: String

    /// Locks the folders that will be written to. One that does not exist is represented by the nearest one above it.
    ///
    /// - Parameters:
    ///   - folders: the roots of all files that will be written.
    ///   - patience: how long to wait for another run.
    ///   - onWait: called once where another run has to be waited for.
    /// - Throws: a finding where another run does not end in time, or an interrupted one cannot be finished.
    public init(
        _ folders: [String], patience: Duration = standardPatience, onWait: () -> Void = {}
    ) throws(SluiceError) {
        var paths: [String] = []
        for folder in folders { paths.append(Self.nearestExisting(try WritePlace.canonicalFolder(folder))) }
        let common = PathText.common(paths)
        var interrupted: Set<String> = []
        while true {
            let held = try FolderLocks(
                Set(paths).union(interrupted).union([common]), patience: patience, onWait: onWait)
            let left = Set(paths.flatMap { Journal.folders(near: $0) })
            if left.isSubset(of: interrupted.union(paths).union([common])) {
                for path in left.sorted() { try Journal.recover(in: path) }
                locks = held
                break
            }
            // Folders above ours, which have to be locked in their order, too.
            interrupted.formUnion(left)
        }
        self.common = common
    }

    /// Makes all changes or none. A run that is killed meanwhile is finished or undone by the next one.
    ///
    /// - Throws: findings for files that are not as they were when the change was planned, and for what cannot be
    ///   written; then the files are as before.
    public func commit(_ changes: [FileChange]) throws(SluiceError) {
        if changes.isEmpty { return }
        var places: [(change: FileChange, place: WritePlace)] = []
        for change in changes { places.append((change, try WritePlace(change.path, within: change.root))) }
        let folder = PathText.common(places.map { Self.nearestExisting($0.place.root) } + [common])
        if access(folder, W_OK) == 0 {
            var transaction = FileTransaction(places, journalFolder: folder)
            return try transaction.run()
        }
        // Folders without a common one that may be written to, such as /srv/chart and /home/me/docs: one by one.
        var roots: [String] = []
        for (_, place) in places where !roots.contains(where: { PathText.isSame($0, place.root) }) {
            roots.append(place.root)
        }
        // Nothing is begun that cannot be finished.
        for root in roots {
            let existing = Self.nearestExisting(root)
            if access(existing, W_OK) != 0 { throw FileTransaction.unwritable(existing, .last) }
        }
        for root in roots {
            let own = places.filter { PathText.isSame($0.place.root, root) }
            var transaction = FileTransaction(own, journalFolder: Self.nearestExisting(root))
            try transaction.run()
        }
    }

    /// What to say where an interrupted run has left a folder half written; for commands that only read.
    ///
    /// - Throws: a finding where another run does not end in time.
    public static func interruption(near folder: String) throws(SluiceError) -> Finding? {
        guard let resolved = Folder.resolve(folder),
            let place = Journal.folders(near: resolved).first(where: { Journal.concerns(resolved, in: $0) })
        else { return nil }
        // A run that is at work is waited for.
        do { _ = try FolderLocks([place], patience: standardPatience, onWait: {}) }
        guard Journal.folders(near: resolved).contains(place), Journal.concerns(resolved, in: place) else { return nil }
        return Finding(
            rule: "interrupted", severity: .error, location: SourceLocation(file: place, line: 0, column: 0),
            message: "a run of Sluice that wrote here was interrupted, and some files may be the old ones",
            hint: "run that command again, or any that writes here ('sluice generate', 'sluice golden --update'); it "
                + "first finishes what was begun")
    }

    private static func nearestExisting(_ folder: String) -> String {
        var current = folder
        while current != "/", Folder.kind(of: current) != .folder { current = PathText.split(current).folder }
        return current
    }
}

/// Advisory locks on folders, which need no files of their own and end with the process.
private struct FolderLocks: ~Copyable {
    private var descriptors: [Int32] = []

    init(_ folders: Set<String>, patience: Duration, onWait: () -> Void) throws(SluiceError) {
        var hasWaited = false
        let deadline = ContinuousClock.now + patience
        // In one order everywhere, so that two runs never wait for each other.
        for folder in folders.sorted() {
            let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            // A folder that cannot be opened cannot be written to either, and that is reported then.
            guard descriptor >= 0 else { continue }
            descriptors.append(descriptor)
            while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
                // Some network file systems have no locks.
                guard errno == EWOULDBLOCK || errno == EINTR else { break }
                guard ContinuousClock.now < deadline else {
                    throw SluiceError(findings: [
                        Finding(
                            rule: "locked", severity: .error,
                            location: SourceLocation(file: folder, line: 0, column: 0),
                            message: "another run of Sluice is writing here", hint: "wait until it has ended")
                    ])
                }
                if !hasWaited { onWait() }
                hasWaited = true
                usleep(20_000)
            }
        }
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }
}
