import Diagnostics
import PolicyAnalysis

extension CaseRun {
    /// Asks the case's questions of the policies that were rendered.
    mutating func checkExpectations(_ documents: [Manifest]) {
        let all = CasePolicies(documents, namespace: subject.release.namespace).policies
        if options.drawsPictures {
            result.picture = Explanation(all, directions: [.egress]).svg()
        }
        for expectation in subject.expectations {
            for (pods, policies) in subjects(of: expectation, all) {
                let answer = expectation.question.answer(policies, namespace: subject.release.namespace)
                let expected: ReachAnswer.Verdict = expectation.isAllowed ? .allowed : .denied
                if answer.verdict == expected { continue }
                let word = expectation.isAllowed ? "allows" : "denies"
                let found = answer.verdict == .partly ? "partly allowed" : answer.verdict.rawValue
                result.report(
                    "golden-\(word)", at: expectation.location,
                    "the case \(word) \(expectation.question.text), and it is \(found) for \(pods)",
                    hint: answer.reasons.prefix(4).joined(separator: "; "))
            }
        }
    }

    /// The pods that an expectation is about, and the policies that select them.
    private mutating func subjects(
        of expectation: Expectation, _ all: [AnalysedPolicy]
    ) -> [(pods: String, policies: [AnalysedPolicy])] {
        let algebra = ConnectionAlgebra()
        let groups = PodGroups(all, algebra: algebra)
        if let pod = expectation.pod {
            let group = groups.group(
                podLabels: pod, namespace: ["kubernetes.io/metadata.name": subject.release.namespace], algebra: algebra)
            let labels = pod.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
            return [("the pod \(labels)", (group?.policies ?? []).map { all[$0] })]
        }
        let explained = Explanation(all, directions: [], algebra: algebra).groups
        let selected = zip(groups.groups.filter { !$0.policies.isEmpty }, explained).map { group, explained in
            (pods: explained.title, policies: group.policies.map { all[$0] })
        }
        guard let name = expectation.policy else {
            return selected.isEmpty ? [("every pod, for there is no policy", [])] : selected
        }
        let own = selected.filter { $0.policies.contains { $0.name == name } }
        if own.isEmpty {
            let names = all.map(\.name).joined(separator: ", ")
            result.report(
                "golden-policy", at: expectation.location, "this case renders no policy '\(name)'",
                hint: names.isEmpty ? "it renders none at all" : "it renders \(names)")
        }
        return own
    }
}
