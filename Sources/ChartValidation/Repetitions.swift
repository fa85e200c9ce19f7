import SluiceDiagnostics
import SluicePolicyRules

extension [Finding] {
    /// Without findings that say again what another says: the same rule with the same words at the same place, and
    /// the values schema and lints where a rule about policies knows better.
    var withoutRepetitions: [Finding] {
        let judged = Set(compactMap { Self.isJudgement($0) ? $0.location : nil })
        var seen: Set<Key> = []
        return filter { finding in
            if !Self.isJudgement(finding), let location = finding.location, judged.contains(location) {
                return false
            }
            return seen.insert(Key(finding)).inserted
        }
    }

    private static func isJudgement(_ finding: Finding) -> Bool {
        finding.severity == .error && finding.rule != SchemaFindings.rule
    }

    private struct Key: Hashable {
        var location: SourceLocation?
        var rule: String
        var message: String

        init(_ finding: Finding) {
            location = finding.location
            rule = finding.rule
            message = finding.message
        }
    }
}
