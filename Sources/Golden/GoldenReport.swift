import SluiceDiagnostics

/// What came of a run.
public struct GoldenReport: Sendable, Hashable {
    /// One result a case, in the order of their names.
    public var cases: [CaseResult]
    /// Problems outside the cases: a chart that does not load, a folder without cases.
    public var findings: [Finding]

    /// How many cases passed.
    public var passed: Int { cases.filter(\.isPassed).count }
    /// How many did not.
    public var failed: Int { cases.count - passed }
    /// How many had their golden manifests rewritten.
    public var updated: Int { cases.filter(\.isUpdated).count }

    /// 0 if all is well, 1 if a case failed, 2 if something kept cases from running.
    public var exitCode: Int32 {
        if findings.contains(where: { $0.severity == .error }) { return 2 }
        return failed == 0 ? 0 : 1
    }
}
