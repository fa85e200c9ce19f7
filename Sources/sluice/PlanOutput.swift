import ArgumentParser
import Codegen
import Diagnostics

/// Carries out the changes of a plan, or only shows them.
struct PlanOutput {
    var changes: [GenerationPlan.Change]

    func show(dryRun: Bool) throws {
        if dryRun {
            for change in changes { Console.write(change.diff) }
            return
        }
        try Console.reporting { () throws(SluiceError) in try GenerationPlan.commit(changes) }
        for change in changes { Console.write("\(change.kind.pastTense) \(shown(change.path))\n") }
    }

    /// A path in the folder where somebody stands needs no dot.
    private func shown(_ path: String) -> String {
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }
}

extension GenerationPlan.Change.Kind {
    fileprivate var pastTense: String {
        switch self {
        case .create: "created"
        case .update: "updated"
        case .delete: "deleted"
        }
    }
}
