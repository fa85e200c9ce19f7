/// The answer to a question, and its reasons.
public struct ReachAnswer: Sendable {
    /// Whether connections are allowed.
    public enum Verdict: String, Sendable {
        case allowed, denied
        /// Some of the connections asked for are allowed and others are not.
        case partly
        /// Policies that are not understood may decide otherwise.
        case unknown
    }

    /// What is known of the policies at the other end.
    public enum OtherEnd: String, Sendable {
        /// Addresses, which no policy governs.
        case outside
        /// Nothing of the input has or selects such pods: their own policies may refuse what is allowed here.
        case unknown
        /// The pods are in the input, and no policy restricts them in this direction.
        case unrestricted
        /// Policies of the input restrict them, and have been asked, too.
        case restricted
    }

    /// Whether the connections are allowed.
    public var verdict: Verdict
    /// Of NetworkPolicies alone.
    public var plainVerdict: Verdict
    /// Whether a policy isolates the pods in this direction.
    public var isIsolated: Bool
    /// The policies that select the pods.
    public var policies: [String]
    /// What the other end says.
    public var otherEnd: OtherEnd
    /// The policies of the other end that refuse something of it.
    public var refusedBy: [AnalysedPolicy] = []
    /// The policies that may select some of the pods at the other end, and restrict those.
    public var mayRefuse: [String] = []
    /// The rules that allow something of it.
    public var grants: [ReachRow.Source] = []
    /// What is asked for and not allowed, where the verdict is neither.
    public var missing: [ReachRow] = []
    /// Rules that come near: the right end on other ports, or the right ports at other ends.
    public var near: [(source: ReachRow.Source, reason: String)] = []
    /// Policies of other kinds that may decide otherwise.
    public var foreign: [ForeignPolicy] = []
    /// What the question takes for granted and the input does not show, a sentence each.
    public var notes: [String] = []
}

/// Why a question has no answer.
public enum ReachError: Error, Sendable {
    case question(ReachQueryError)
    case limit(AnalysisLimitError)
}
