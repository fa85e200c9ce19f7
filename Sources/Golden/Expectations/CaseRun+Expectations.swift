import PolicyAnalysis

extension CaseRun {
    /// Asks the case's questions of the policies that were rendered.
    mutating func checkExpectations(_ documents: [Manifest]) {
        let found = CasePolicies(documents, namespace: subject.release.namespace)
        for problem in found.problems {
            result.report(
                "golden-unreadable", at: subject.location, problem, hint: "pipe it into 'sluice validate -'")
        }
        let policies = found.policies
        if options.drawsPictures {
            result.picture = Explanation(policies, directions: [.egress]).svg()
        }
        ExpectationCheck(policies: policies, namespace: subject.release.namespace)
            .check(subject.expectations, into: &result)
    }
}
