import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes and removes several files, all or none, whatever happens meanwhile.
///
/// New content is first written into new files beside their targets, following no link. Then one rename decides that
/// the transaction takes place, and only then the targets are replaced.
struct FileTransaction {
    private struct Target {
        var change: FileChange
        var place: WritePlace
        var temporary = Journal.temporaryName()
        var identity = Journal.absent
    }

    /// The number of files from which their file system is forced to the disk as a whole.
    private static let manyFiles = 16

    private let folder: String
    private var targets: [Target]

    /// - Parameter journalFolder: holds all targets; absolute and free of links.
    init(_ changes: [(change: FileChange, place: WritePlace)], journalFolder: String) {
        folder = journalFolder
        targets = changes.map { Target(change: $0.change, place: $0.place) }
    }

    mutating func run() throws(SluiceError) {
        try readTargets()
        let journal = journal()
        do throws(SystemError) {
            let home = try Directory(folder)
            do throws(SystemError) {
                // One that could not be recovered, such as another user's.
                if home.size(of: Journal.committingName) != nil { throw SystemError(code: EEXIST) }
                try home.create(Journal.stagingName, journal.bytes)
                try home.synchronize(Journal.stagingName)
            } catch {
                if error.code != EEXIST { try? home.remove(Journal.stagingName) }
                throw error
            }
        } catch  where error.code == EEXIST {
            throw Self.occupied(folder)
        } catch {
            throw Self.unwritable(folder, error)
        }
        do throws(SluiceError) {
            try stage(journal)
            try atHome { home throws(SystemError) in
                try home.rename(Journal.stagingName, to: Journal.committingName)
                home.synchronize()
            }
        } catch {
            journal.undoStaging(in: folder)
            try atHome { home throws(SystemError) in try home.remove(Journal.stagingName) }
            throw error
        }
        do throws(SystemError) {
            try journal.finish(in: folder, isLate: false)
        } catch {
            try undo(journal)
            try atHome { home throws(SystemError) in try home.remove(Journal.committingName) }
            throw Self.unwritable(folder, error)
        }
        try atHome { home throws(SystemError) in try home.remove(Journal.committingName) }
    }

    private func atHome(_ body: (borrowing Directory) throws(SystemError) -> Void) throws(SluiceError) {
        do throws(SystemError) {
            try body(try Directory(folder))
        } catch {
            throw Self.unwritable(folder, error)
        }
    }

    private func journal() -> Journal {
        var steps: [Journal.Step] = []
        for target in targets where target.change.new != nil {
            // The folders that are missing, outermost first.
            var missing: [String] = []
            var current = target.place.folder
            while current != "/", Folder.kind(of: current, followingLinks: false) == nil {
                missing.append(relative(current))
                current = PathText.split(current).folder
            }
            for path in missing.reversed() where !steps.contains(.makeFolder(path)) { steps.append(.makeFolder(path)) }
        }
        for target in targets {
            let path = relative(target.place.path)
            steps.append(
                target.change.new == nil
                    ? .remove(path: path, temporary: target.temporary, identity: target.identity)
                    : .write(path: path, temporary: target.temporary, identity: target.identity))
        }
        return Journal(steps: steps)
    }

    private func relative(_ path: String) -> String { PathText.relative(path, to: folder) ?? path }

    /// Checks that the files are what the changes were made from, and notes by what they are recognised later.
    private mutating func readTargets() throws(SluiceError) {
        var findings: [Finding] = []
        for index in targets.indices {
            let target = targets[index]
            do throws(SystemError) {
                guard Folder.kind(of: target.place.folder, followingLinks: false) != nil else {
                    if target.change.old != nil { findings.append(FilePlan.changed(target.change.path)) }
                    continue
                }
                let directory = try Directory(target.place.folder, below: target.place.root)
                targets[index].identity = directory.identity(of: target.place.name) ?? Journal.absent
                let now = try directory.contents(of: target.place.name)
                if now != target.change.old { findings.append(FilePlan.changed(target.change.path)) }
            } catch {
                findings += Self.unwritable(target.change.path, error).findings
            }
        }
        guard findings.isEmpty else { throw SluiceError(findings: findings) }
    }

    private func stage(_ journal: Journal) throws(SluiceError) {
        for case .makeFolder(let path) in journal.steps {
            let place = PathText.split(PathText.joined(folder, path))
            do throws(SystemError) {
                try Directory(place.folder, below: folder).makeFolder(place.name)
            } catch {
                throw Self.unwritable(PathText.joined(folder, path), error)
            }
        }
        for target in targets {
            do throws(SystemError) {
                let directory = try Directory(target.place.folder, below: folder)
                try directory.create(target.temporary, target.change.new ?? [])
                if target.change.new != nil {
                    directory.copyAttributes(from: target.place.name, to: target.temporary)
                }
            } catch {
                throw Self.unwritable(target.change.path, error)
            }
        }
        // All at once: the first waits for the disk, the others find most of their work done. Many files are forced to
        // the disk together, since each of them would wait for it.
        var devices: Set<UInt64> = []
        for target in targets {
            do throws(SystemError) {
                let directory = try Directory(target.place.folder, below: folder)
                if targets.count >= Self.manyFiles, let device = directory.device {
                    if devices.contains(device) { continue }
                    if directory.synchronizeFileSystem() {
                        devices.insert(device)
                        continue
                    }
                }
                try directory.synchronize(target.temporary)
            } catch {
                throw Self.unwritable(target.change.path, error)
            }
        }
    }

    /// Puts back what was there, after a rename failed that nothing announced.
    private func undo(_ journal: Journal) throws(SluiceError) {
        for target in targets {
            do throws(SystemError) {
                let directory = try Directory(target.place.folder, below: folder)
                let name = target.place.name
                if (directory.identity(of: name) ?? Journal.absent) == target.identity { continue }
                if let old = target.change.old {
                    let restored = Journal.temporaryName()
                    try directory.create(restored, old)
                    try directory.rename(restored, to: name)
                } else if try directory.contents(of: name) == target.change.new {
                    try directory.remove(name)
                }
            } catch {
                throw Self.unwritable(target.change.path, error)
            }
        }
        journal.undoStaging(in: folder)
    }

    private static func occupied(_ folder: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "journal", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                message:
                    "another user's interrupted run has left \(Journal.stagingName) or \(Journal.committingName) here",
                hint: "let that user run Sluice here again; nothing was changed")
        ])
    }

    static func unwritable(_ path: String, _ error: SystemError) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "file-unwritable", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
                message: "cannot be written: \(error.message)",
                hint: "nothing was changed; check the folder's permissions and the space on the disk")
        ])
    }
}
