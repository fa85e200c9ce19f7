import SluicePolicyAnalysis

extension CaseRun {
    /// Asks the case's questions of the policies that were rendered.
    mutating func checkExpectations(_ documents: [Manifest]) {
        let found = CasePolicies(documents, namespace: subject.release.namespace)
        // Policies of others matter only where the case asks about all of them.
        let judged = subject.expectations.isEmpty ? documents.filter(isWatched) : documents
        for problem in CasePolicies(judged, namespace: subject.release.namespace).problems {
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
