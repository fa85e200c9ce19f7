/// The answer to a question, and its reasons.
public struct ReachAnswer: Sendable {
    /// Whether connections are allowed.
    public enum Verdict: String, Sendable {
        case allowed, denied
        /// Some of the connections asked for are allowed and others are not.
        case partly
    }

    /// Whether the connections are allowed.
    public var verdict: Verdict
    /// Whether a policy isolates the pods in this direction.
    public var isIsolated: Bool
    /// The policies that select the pods.
    public var policies: [String]
    /// The rules that allow something of it.
    public var grants: [ReachRow.Source]
    /// What is asked for and not allowed, where the verdict is neither.
    public var missing: [ReachRow]
    /// Rules that come near: the right end on other ports, or the right ports at other ends.
    public var near: [(source: ReachRow.Source, reason: String)]
}

extension ReachQuery {
    /// Answers for pods that the same policies select.
    ///
    /// For many questions to the same pods, ask a ``ReachSubject``.
    ///
    /// - Parameters:
    ///   - policies: those that select the pods.
    ///   - namespace: of the pods.
    public func answer(_ policies: [AnalysedPolicy], namespace: String) -> ReachAnswer {
        ReachSubject(policies, namespace: namespace).answer(self)
    }
}
