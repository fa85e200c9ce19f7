import Diagnostics
import Files

/// What a generation would do on disk: compared, shown or carried out, all or nothing.
public struct GenerationPlan: Sendable {
    /// Files as they should be.
    public var outputs: [OutputFile]
    /// Owned files that nothing describes any more.
    public var removals: [String]
    /// Worth knowing, but no reason to stop.
    public var warnings: [Finding]
    /// What was decided, for people.
    public var notes: [String] = []

    public init(outputs: [OutputFile] = [], removals: [String] = [], warnings: [Finding] = []) {
        self.outputs = outputs
        self.removals = removals
        self.warnings = warnings
    }

    /// One file that differs from what is on disk.
    public struct Change: Sendable {
        public enum Kind: String, Sendable { case create, update, delete }

        public var path: String
        public var kind: Kind
        var old: [UInt8]
        var new: [UInt8]

        /// The same change in a copy of the folder.
        public func moved(from folder: String, to copy: String) -> Change {
            var change = self
            if path.hasPrefix(folder + "/") { change.path = copy + path.dropFirst(folder.count) }
            return change
        }

        /// The change as a unified diff.
        public var diff: String {
            UnifiedDiff.between(
                old: String(decoding: old, as: UTF8.self), new: String(decoding: new, as: UTF8.self),
                oldName: kind == .create ? "/dev/null" : "a/" + path,
                newName: kind == .delete ? "/dev/null" : "b/" + path)
        }
    }

    /// The differences to the disk, in path order.
    public func changes() throws(SluiceError) -> [Change] {
        var changes: [Change] = []
        for output in outputs {
            let old = try InputFile.readIfPresent(output.path)
            if old == output.bytes { continue }
            changes.append(
                Change(path: output.path, kind: old == nil ? .create : .update, old: old ?? [], new: output.bytes))
        }
        for path in removals {
            if let old = try InputFile.readIfPresent(path) {
                changes.append(Change(path: path, kind: .delete, old: old, new: []))
            }
        }
        return changes.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Writes the changes; files that are right already keep their time stamp.
    public static func commit(_ changes: [Change]) throws(SluiceError) {
        var transaction = FileTransaction()
        for change in changes {
            if change.kind == .delete {
                transaction.remove(change.path)
            } else {
                transaction.write(change.new, to: change.path)
            }
        }
        try transaction.commit()
    }
}
