import SluiceDiagnostics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a run is about to do to several files, on the disk for as long as it takes.
///
/// A run that is killed leaves its journal behind, and the next run reads it: before the decision, everything staged is
/// removed and the tree is the old one; after it, what is missing is done and the tree is the new one. The decision is
/// one rename, of the staging journal to the committing one.
struct Journal: Equatable {
    static let stagingName = ".sluice-journal.staging"
    static let committingName = ".sluice-journal.committing"
    private static let heading = "sluice journal 1"
    private static let ending = "end"

    /// Paths are relative to the journal's folder.
    enum Step: Equatable {
        case makeFolder(String)
        /// The new content is in `temporary`, beside `path`.
        case write(path: String, temporary: String, identity: String)
        /// `temporary` is an empty file. The one that goes takes its place, so that a later file of the same name is
        /// never taken for it.
        case remove(path: String, temporary: String, identity: String)
    }

    /// The identity of a file that is not there.
    static let absent = "absent"

    var steps: [Step]

    init(steps: [Step]) { self.steps = steps }

    /// A name that nobody can foresee, for a file beside its target.
    static func temporaryName() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<2).map { _ in
            let text = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return ".sluice-" + digits.joined() + ".tmp"
    }

    private static func isTemporaryName(_ name: String) -> Bool {
        let hexadecimal = name.dropFirst(".sluice-".count).dropLast(".tmp".count)
        return name.hasPrefix(".sluice-") && name.hasSuffix(".tmp") && hexadecimal.utf8.count == 32
            && hexadecimal.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

// MARK: - Text

extension Journal {
    /// Fields that end in NUL, which no path contains; four a step.
    var bytes: [UInt8] {
        var fields = [Self.heading]
        for step in steps {
            switch step {
            case .makeFolder(let path): fields += ["folder", path, "", ""]
            case .write(let path, let temporary, let identity): fields += ["write", path, temporary, identity]
            case .remove(let path, let temporary, let identity): fields += ["remove", path, temporary, identity]
            }
        }
        return (fields + [Self.ending]).flatMap { Array($0.utf8) + [0] }
    }

    /// - Returns: `nil` for text that is not a whole journal, or whose paths lead out of its folder: anybody can put a
    ///   file of this name into a repository.
    init?(_ bytes: [UInt8]) {
        guard bytes.last == 0 else { return nil }
        let fields = bytes.dropLast().split(separator: 0, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard fields.first == Self.heading, fields.last == Self.ending, fields.count % 4 == 2 else { return nil }
        var steps: [Step] = []
        for index in stride(from: 1, to: fields.count - 1, by: 4) {
            let (path, temporary, identity) = (fields[index + 1], fields[index + 2], fields[index + 3])
            let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            guard !names.contains(where: { $0.isEmpty || $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) })
            else { return nil }
            switch fields[index] {
            case "folder": steps.append(.makeFolder(path))
            case "write" where Self.isTemporaryName(temporary):
                steps.append(.write(path: path, temporary: temporary, identity: identity))
            case "remove" where Self.isTemporaryName(temporary):
                steps.append(.remove(path: path, temporary: temporary, identity: identity))
            default: return nil
            }
        }
        self.steps = steps
    }
}

// MARK: - Recovery

extension Journal {
    /// The folders among `folder` and those above it in which a run has left a journal. Journals of other users are
    /// ignored.
    static func folders(near folder: String) -> [String] {
        var found: [String] = []
        var current = folder
        while true {
            let isLeft = [stagingName, committingName].contains { name in
                var status = stat()
                return lstat(PathText.joined(current, name), &status) == 0 && status.st_uid == geteuid()
                    && status.st_mode & S_IFMT == S_IFREG
            }
            if isLeft { found.append(current) }
            if current == "/" || current.isEmpty { return found }
            current = PathText.split(current).folder
        }
    }

    /// Whether the journal in a folder names anything inside `place`, or cannot be read.
    static func concerns(_ place: String, in folder: String) -> Bool {
        guard let directory = try? Directory(folder) else { return false }
        return [committingName, stagingName].contains { name in
            guard let bytes = try? directory.contents(of: name) else { return false }
            guard let journal = Journal(bytes) else { return name == committingName && folder == place }
            return journal.steps.contains { step in
                guard let path = step.change?.path else { return false }
                return PathText.isInside(PathText.joined(folder, path), place)
            }
        }
    }

    /// Finishes or undoes what an interrupted run has begun in `folder`, which the caller has locked.
    ///
    /// - Throws: a finding where the journal cannot be read or a step cannot be done.
    static func recover(in folder: String) throws(SluiceError) {
        do throws(SystemError) {
            let directory = try Directory(folder)
            if let bytes = try directory.contents(of: committingName) {
                guard let journal = Journal(bytes) else { throw SystemError(code: EINVAL) }
                try journal.finish(in: folder, isLate: true)
                try directory.remove(committingName)
            }
            if let bytes = try directory.contents(of: stagingName) {
                // One that is not whole was being written: nothing had been staged yet.
                Journal(bytes)?.undoStaging(in: folder)
                try directory.remove(stagingName)
            }
        } catch {
            throw SluiceError(findings: [
                Finding(
                    rule: "journal", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                    message: "an interrupted run has left \(stagingName) or \(committingName) here, and it cannot be "
                        + "finished: \(error.message)",
                    hint: "restore the files from version control, then delete the journal")
            ])
        }
    }

    /// Does every step that is not done yet.
    ///
    /// - Parameter isLate: whether a person may have worked on the files since. What they changed stays.
    func finish(in folder: String, isLate: Bool) throws(SystemError) {
        var touched: [String] = []
        for step in steps {
            guard let (path, temporary, identity) = step.change else { continue }
            let place = PathText.split(PathText.joined(folder, path))
            // A late run finds folders that were deleted, and steps that were done.
            let directory: Directory
            do throws(SystemError) {
                directory = try Directory(place.folder, below: folder)
            } catch {
                guard isLate else { throw error }
                continue
            }
            guard let size = directory.size(of: temporary) else { continue }
            let isDone: Bool
            if case .remove = step { isDone = size > 0 } else { isDone = false }
            if !isDone {
                if (directory.identity(of: place.name) ?? Self.absent) == identity {
                    switch step {
                    case .write: try directory.rename(temporary, to: place.name)
                    case .remove: try directory.rename(place.name, to: temporary)
                    case .makeFolder: break
                    }
                } else if !isLate {
                    throw SystemError(code: EBUSY)
                }
            }
            try directory.remove(temporary)
            if !touched.contains(place.folder) { touched.append(place.folder) }
        }
        for path in touched { (try? Directory(path, below: folder))?.synchronize() }
    }

    /// Removes what was staged. What is gone already is not missed, and what cannot be removed is left: the tree is the
    /// old one with or without it.
    func undoStaging(in folder: String) {
        for step in steps.reversed() {
            do throws(SystemError) {
                switch step {
                case .makeFolder(let path):
                    let place = PathText.split(PathText.joined(folder, path))
                    // A folder with something in it is a person's by now.
                    try Directory(place.folder, below: folder).removeFolder(place.name)
                case .write(let path, let temporary, _), .remove(let path, let temporary, _):
                    let place = PathText.split(PathText.joined(folder, path))
                    try Directory(place.folder, below: folder).remove(temporary)
                }
            } catch {
                continue
            }
        }
    }
}

extension Journal.Step {
    fileprivate var change: (path: String, temporary: String, identity: String)? {
        switch self {
        case .makeFolder: nil
        case .write(let path, let temporary, let identity), .remove(let path, let temporary, let identity):
            (path, temporary, identity)
        }
    }
}
