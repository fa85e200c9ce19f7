import PolicyAnalysis

extension CaseRun {
    /// Asks the case's questions of the policies that were rendered.
    mutating func checkExpectations(_ documents: [Manifest]) {
        let policies = CasePolicies(documents, namespace: subject.release.namespace).policies
        if options.drawsPictures {
            result.picture = Explanation(policies, directions: [.egress]).svg()
        }
        ExpectationCheck(policies: policies, namespace: subject.release.namespace)
            .check(subject.expectations, into: &result)
    }
}
