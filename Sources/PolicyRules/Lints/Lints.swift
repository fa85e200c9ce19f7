import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// What the server accepts and people regret.
public enum Lints {
    /// The lints, in the order of the documentation.
    public static let catalogue: [Rule] =
        OpenRuleLint.catalogue + DirectionLint.catalogue + NameResolutionLint.catalogue + ReachLint.catalogue
        + ExceptionLint.catalogue + PortLint.catalogue + SelectorLint.catalogue + ClusterAddressLint.catalogue
        + RedundancyLint.catalogue + BlockListLint.catalogue

    /// Steps that comparisons of rules, peers and blocks with each other may take in one call.
    private static let maximumSteps = 5_000_000

    /// - Returns: what is worth a second look in one policy.
    public static func findings(of policy: NetworkPolicy, options: RuleOptions = .init()) -> [RuleFinding] {
        findings(of: [policy], options: options).map(\.finding)
    }

    /// What is to be said about policies that are applied together: of each, with what others allow for its pods.
    ///
    /// - Returns: the findings with the index of their policy, in the order of the policies.
    public static func findings(
        of policies: [NetworkPolicy], options: RuleOptions = .init()
    ) -> [(policyIndex: Int, finding: RuleFinding)] {
        let subjects = policies.map { PolicySubject($0) }
        var budget = WorkBudget(maximumSteps)
        var reports: [Int: LintReport] = [:]
        var explained: [Int: Set<RulePair>] = [:]
        for group in groups(subjects) {
            explained.merge(ReopenedLint.check(group, &budget, &reports)) { $0.union($1) }
        }
        let neighbours = DNSNeighbours(subjects)
        return subjects.enumerated().flatMap { index, subject in
            var report = reports[index] ?? LintReport()
            OpenRuleLint.check(subject, &report)
            DirectionLint.check(subject, &report)
            NameResolutionLint.check(subject, others: neighbours.rules(for: subject), options, &report)
            ReachLint.check(subject, options, &report)
            ExceptionLint.check(subject, &report)
            PortLint.check(subject, &report)
            SelectorLint.check(subject, &report)
            ClusterAddressLint.check(subject, options, &report)
            RedundancyLint.check(subject, explained: explained[index] ?? [], &budget, &report)
            BlockListLint.check(subject, &report)
            return report.findings.map { (policyIndex: index, finding: $0) }
        }
    }

    /// Policies of the same namespace that select the same pods, with their indexes.
    private static func groups(_ subjects: [PolicySubject]) -> [[(index: Int, subject: PolicySubject)]] {
        struct Key: Hashable {
            var namespace: String?
            var pods: SelectorSet
        }
        var groups: [[(index: Int, subject: PolicySubject)]] = []
        var places: [Key: Int] = [:]
        for (index, subject) in subjects.enumerated() {
            let key = Key(namespace: subject.namespace, pods: subject.pods)
            if let place = places[key] {
                groups[place].append((index, subject))
            } else {
                places[key] = groups.count
                groups.append([(index, subject)])
            }
        }
        return groups
    }
}

/// Collects what lints find.
struct LintReport {
    private(set) var findings: [RuleFinding] = []

    mutating func add(
        _ rule: Rule, _ path: FieldPath, _ message: String, hint: String, severity: Severity? = nil,
        pointsAtKey: Bool = false, related: [RelatedPath] = []
    ) {
        findings.append(
            RuleFinding(
                rule: rule.id, severity: severity ?? rule.severity, path: path, pointsAtKey: pointsAtKey,
                message: message, hint: hint, related: related))
    }
}
