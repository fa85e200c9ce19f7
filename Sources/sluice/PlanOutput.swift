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
        for change in changes { Console.write("\(change.kind.pastTense) \(change.path)\n") }
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
