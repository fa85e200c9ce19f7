import Diagnostics
import PolicyAnalysis

/// Asks questions of policies.
struct ExpectationCheck {
    let policies: [AnalysedPolicy]
    let namespace: String

    func check(_ expectations: [Expectation], into result: inout CaseResult) {
        for expectation in expectations {
            for (pods, policies) in subjects(of: expectation, &result) {
                let answer = expectation.question.answer(policies, namespace: namespace)
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

    /// The pods that an expectation is about, and the policies that select them.
    private func subjects(
        of expectation: Expectation, _ result: inout CaseResult
    ) -> [(pods: String, policies: [AnalysedPolicy])] {
        let algebra = ConnectionAlgebra()
        let groups = PodGroups(policies, algebra: algebra)
        if let pod = expectation.pod {
            let group = groups.group(
                podLabels: pod, namespace: ["kubernetes.io/metadata.name": namespace], algebra: algebra)
            let labels = pod.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
            return [("the pod \(labels)", (group?.policies ?? []).map { policies[$0] })]
        }
        let explained = Explanation(policies, directions: [], algebra: algebra).groups
        let selected = zip(groups.groups.filter { !$0.policies.isEmpty }, explained).map { group, explained in
            (pods: explained.title, policies: group.policies.map { policies[$0] })
        }
        guard let name = expectation.policy else {
            return selected.isEmpty ? [("every pod, for there is no policy", [])] : selected
        }
        let own = selected.filter { $0.policies.contains { $0.name == name } }
        if own.isEmpty {
            let names = policies.map(\.name).joined(separator: ", ")
            result.report(
                "golden-policy", at: expectation.location, "this case renders no policy '\(name)'",
                hint: names.isEmpty ? "it renders none at all" : "it renders \(names)")
        }
        return own
    }
}
