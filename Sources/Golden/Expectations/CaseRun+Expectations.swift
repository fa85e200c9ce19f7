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
        if options.drawsPictures {
            do throws(AnalysisLimitError) {
                result.picture = try Explanation(found.policies, directions: [.egress]).svg()
            } catch {
                ExpectationCheck.report(error, subject.location, &result)
            }
        }
        ExpectationCheck(found, namespace: subject.release.namespace).check(subject.expectations, into: &result)
    }
}
