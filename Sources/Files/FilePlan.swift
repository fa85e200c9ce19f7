import SluiceDiagnostics

/// What gives Sluice the right to write to a path where a file may be already.
public enum WriteAuthority: Sendable, Hashable {
    /// A generated file: written where none is, and over one that begins with the ``GeneratedLine``.
    case generated
    /// A first version that a person goes on with: written where none is, never over anything.
    case firstVersion
    /// A person's file with additions: written only while it is still what the additions were made to. `nil` for a
    /// file that did not exist.
    case edit(of: [UInt8]?)
    /// Output of `template --output-dir`: written where none is, and over what Helm or Sluice rendered before.
    case rendered
    /// The person asked for the replacement or removal of just this file.
    case requested
}

/// Files as they should be: the only way by which a command writes.
///
/// Ownership is decided in ``changes()``, for all files at once and before anything is written.
public struct FilePlan: Sendable {
    private struct Entry: Sendable {
        var path: String
        var root: String
        /// `nil` removes the file.
        var bytes: [UInt8]?
        var authority: WriteAuthority
    }

    private var entries: [Entry] = []

    /// Creates a plan that changes nothing.
    public init() {}

    /// The paths that are written, in the order in which they were added.
    public var writtenPaths: [String] { entries.filter { $0.bytes != nil }.map(\.path) }

    /// What the files below a folder would hold, by their paths inside it; nil for a file that would be gone.
    public func contents(in folder: String) -> [String: [UInt8]?] {
        var contents: [String: [UInt8]?] = [:]
        for entry in entries where entry.path.hasPrefix(folder + "/") {
            contents[String(entry.path.dropFirst(folder.count + 1))] = .some(entry.bytes)
        }
        return contents
    }

    /// Adds a file as it should be. Of two versions of one path, the later counts.
    ///
    /// - Parameters:
    ///   - path: the file's path; it begins with `root`.
    ///   - root: the folder that no link on the way to the file may lead out of.
    public mutating func write(_ bytes: [UInt8], to path: String, within root: String, as authority: WriteAuthority) {
        entries.removeAll { PathText.isSame($0.path, path) }
        entries.append(Entry(path: path, root: root, bytes: bytes, authority: authority))
    }

    /// Adds the removal of a file, unless the plan writes it.
    public mutating func remove(_ path: String, within root: String, as authority: WriteAuthority) {
        guard !entries.contains(where: { PathText.isSame($0.path, path) }) else { return }
        entries.append(Entry(path: path, root: root, bytes: nil, authority: authority))
    }

    /// The person asked for the replacement of a file: what the plan writes there takes its place, or nothing does.
    public mutating func replace(_ path: String, within root: String) {
        if let index = entries.firstIndex(where: { PathText.isSame($0.path, path) }) {
            entries[index].authority = .requested
        } else {
            entries.append(Entry(path: path, root: root, bytes: nil, authority: .requested))
        }
    }

    /// Adds everything that another plan has.
    public mutating func add(_ other: FilePlan) {
        for entry in other.entries {
            if let bytes = entry.bytes {
                write(bytes, to: entry.path, within: entry.root, as: entry.authority)
            } else {
                remove(entry.path, within: entry.root, as: entry.authority)
            }
        }
    }

    /// The differences between the plan and the disk, in path order.
    ///
    /// - Throws: a finding for every file that belongs to a person, for every link that leads out of its root, and for
    ///   every path that something else is in the way of.
    public func changes() throws(SluiceError) -> [FileChange] {
        var changes: [FileChange] = []
        var findings: [Finding] = []
        // Two paths can be one file, by a link or by how it is spelled.
        var seen: [[UInt8]: String] = [:]
        for entry in entries {
            do throws(SluiceError) {
                let place = try WritePlace(entry.path, within: entry.root)
                if let other = seen.updateValue(entry.path, forKey: Array(place.path.utf8)) {
                    findings.append(Self.sameFile(entry.path, other))
                    continue
                }
                let old = try Folder.readIfPresent(place.path, shownAs: entry.path)
                if let finding = Self.objection(to: entry, over: old) {
                    findings.append(finding)
                } else if old != entry.bytes {
                    changes.append(
                        FileChange(
                            path: entry.path, root: entry.root, old: old, new: entry.bytes, authority: entry.authority))
                }
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw SluiceError(findings: findings) }
        return changes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Decides ownership: why an entry may not take the place of what is there. `nil` where it may.
    private static func objection(to entry: Entry, over old: [UInt8]?) -> Finding? {
        guard let old, old != entry.bytes else { return nil }
        let isRemoval = entry.bytes == nil
        switch entry.authority {
        case .requested: return nil
        case .generated where GeneratedLine.isPresent(in: old): return nil
        case .rendered where sourceLine(of: old) != nil && sourceLine(of: old) == entry.bytes.flatMap(sourceLine):
            return nil
        case .edit(of: let base):
            return base == old ? nil : changed(entry.path)
        case .generated, .rendered, .firstVersion:
            let what = isRemoval ? "deleted" : "overwritten"
            let line =
                entry.authority == .rendered
                ? "was not rendered from the same template: it does not begin with that '# Source:'"
                : "is not generated by Sluice: it does not begin with the line 'Generated by sluice ...; do not edit.'"
            return Finding(
                rule: "file-not-ours", severity: .error,
                location: SourceLocation(file: entry.path, line: 0, column: 0),
                message: "this file would be \(what), and it \(line)",
                hint: "move, rename or delete it yourself, or choose another folder; nothing was written")
        }
    }

    /// The `# Source:` line at the top of rendered output.
    private static func sourceLine(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let start = Array("---\n# Source: ".utf8)
        guard bytes.starts(with: start) else { return nil }
        return bytes[start.count...].prefix { $0 != UInt8(ascii: "\n") }
    }

    static func changed(_ path: String) -> Finding {
        Finding(
            rule: "file-changed", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
            message: "this file was changed by another program after it was read",
            hint: "run the command again; nothing was written")
    }

    private static func sameFile(_ path: String, _ other: String) -> Finding {
        Finding(
            rule: "file-same", severity: .error, location: SourceLocation(file: path, line: 0, column: 0),
            message: "this and \(other) are one file, and both would be written",
            hint: "choose other folders, or remove the link")
    }
}

/// One file that differs from what it should be.
public struct FileChange: Sendable {
    /// The effect of a change.
    public enum Kind: String, Sendable { case create, update, delete }

    /// The path as the person knows it.
    public let path: String
    let root: String
    /// What was there when the change was planned; `nil` for nothing.
    public let old: [UInt8]?
    /// `nil` removes the file.
    public let new: [UInt8]?
    let authority: WriteAuthority

    /// Whether a person's file goes or changes because the person asked for just that.
    public var isRequested: Bool { authority == .requested && old != nil }

    /// The effect of the change.
    public var kind: Kind { new == nil ? .delete : old == nil ? .create : .update }

    /// The same change in a copy of a folder; `nil` for a file outside of it.
    public func moved(from folder: String, to copy: String) -> FileChange? {
        guard let inside = PathText.relative(path, to: folder) else { return nil }
        return FileChange(
            path: PathText.joined(copy, inside), root: copy, old: old, new: new, authority: authority)
    }

    /// The change as a unified diff.
    public var diff: String {
        UnifiedDiff.between(
            old: String(decoding: old ?? [], as: UTF8.self), new: String(decoding: new ?? [], as: UTF8.self),
            oldName: kind == .create ? "/dev/null" : "a/" + path,
            newName: kind == .delete ? "/dev/null" : "b/" + path)
    }

    /// How many lines the change adds and removes.
    public var lineCounts: (added: Int, removed: Int) {
        var counts = (added: 0, removed: 0)
        for line in diff.utf8.split(separator: UInt8(ascii: "\n")).dropFirst(2) {
            if line.first == UInt8(ascii: "+") { counts.added += 1 }
            if line.first == UInt8(ascii: "-") { counts.removed += 1 }
        }
        return counts
    }
}

extension [FileChange] {
    /// What the changed files below a folder would hold, by their paths inside it; nil for a file that would be gone.
    public func contents(in folder: String) -> [String: [UInt8]?] {
        var contents: [String: [UInt8]?] = [:]
        for change in self where change.path.hasPrefix(folder + "/") {
            contents[String(change.path.dropFirst(folder.count + 1))] = .some(change.new)
        }
        return contents
    }
}
