import SluiceDiagnostics
import SluicePolicyAnalysis

/// Asks questions of policies.
struct ExpectationCheck {
    let policies: [AnalysedPolicy]
    let namespace: String

    /// Pods, and what they may reach.
    private typealias Subject = (pods: String, subject: ReachSubject)

    func check(_ expectations: [Expectation], into result: inout CaseResult) {
        if expectations.isEmpty { return }
        let algebra = ConnectionAlgebra()
        let groups = PodGroups(policies, algebra: algebra)
        let explained = Explanation(policies, directions: [], algebra: algebra).groups
        let selected = zip(groups.groups.filter { !$0.policies.isEmpty }, explained).map { group, explained in
            (pods: explained.title, subject: subject(group))
        }
        for expectation in expectations {
            let subjects: [Subject]
            if let pod = expectation.pod {
                let group = groups.group(
                    podLabels: pod, namespace: ["kubernetes.io/metadata.name": namespace], algebra: algebra)
                let labels = pod.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                subjects = [("the pod \(labels)", subject(group))]
            } else {
                subjects = chosen(by: expectation, among: selected, &result)
            }
            for (pods, subject) in subjects {
                let answer = subject.answer(expectation.question)
                let expected: ReachAnswer.Verdict = expectation.isAllowed ? .allowed : .denied
                if answer.verdict == expected { continue }
                let word = expectation.isAllowed ? "allows" : "denies"
                let found = answer.verdict == .partly ? "partly allowed" : answer.verdict.rawValue
                result.report(
                    "golden-\(word)", at: expectation.location,
                    "the case \(word) \(expectation.question.text), and it is \(found) for \(pods)",
                    hint: (expectation.isAllowed ? answer.reasons : answer.grantReasons)
                        .prefix(4).joined(separator: "; "))
            }
        }
    }

    private func subject(_ group: PodGroups.Group?) -> ReachSubject {
        ReachSubject((group?.policies ?? []).map { policies[$0] }, namespace: namespace)
    }

    /// The pods that an expectation is about: all that a policy selects, or those of the one that it names.
    private func chosen(
        by expectation: Expectation, among selected: [Subject], _ result: inout CaseResult
    ) -> [Subject] {
        guard let name = expectation.policy else {
            return selected.isEmpty ? [("every pod, for there is no policy", subject(nil))] : selected
        }
        let own = selected.filter { $0.subject.policies.contains { $0.name == name } }
        if own.isEmpty {
            let names = policies.map(\.name).joined(separator: ", ")
            result.report(
                "golden-policy", at: expectation.location, "this case renders no policy '\(name)'",
                hint: names.isEmpty ? "it renders none at all" : "it renders \(names)")
        }
        return own
    }
}
