import ArgumentParser
import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles

/// Carries out the changes of a plan and reports them, or only shows them.
struct PlanOutput {
    var changes: [FileChange]

    /// The changes as a unified diff on standard output; what they come to on standard error.
    func preview() {
        for change in changes { Console.write(change.diff) }
        if !changes.isEmpty { Console.write(summary + "\n", to: .error) }
    }

    /// Says what will be done, does it, and lists it.
    func carryOut(in session: WriteSession) throws {
        if changes.isEmpty { return }
        let lines = changes.map { "\($0.kind.pastTense) \(Self.shown($0.path)) \($0.lineNote)\n" }
        Console.write(summary + "\n")
        try Console.reporting { () throws(SluiceError) in try session.commit(changes) }
        for line in lines { Console.write(line) }
    }

    /// `Plan: 9 to create, 2 to update, 0 to delete`.
    var summary: String {
        func count(_ kind: FileChange.Kind) -> Int { changes.count { $0.kind == kind } }
        return "Plan: \(count(.create)) to create, \(count(.update)) to update, \(count(.delete)) to delete"
    }

    /// A path in the working folder needs no dot.
    private static func shown(_ path: String) -> String {
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }
}

extension FileChange {
    /// `(+3 -1)`, and whose file it was where that is not Sluice.
    fileprivate var lineNote: String {
        let counts = lineCounts
        let numbers = [counts.added > 0 ? "+\(counts.added)" : nil, counts.removed > 0 ? "-\(counts.removed)" : nil]
        let text = numbers.compactMap(\.self).joined(separator: " ")
        return "(\(text.isEmpty ? "no lines" : text)\(isRequested ? "; hand-written, replaced as --adopt asks" : ""))"
    }
}

extension FileChange.Kind {
    fileprivate var pastTense: String {
        switch self {
        case .create: "created"
        case .update: "updated"
        case .delete: "deleted"
        }
    }
}
