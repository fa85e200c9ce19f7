import SluiceDiagnostics
import SluicePolicyAnalysis

/// Something that the policies of a case must allow, or must not.
public struct Expectation: Sendable {
    /// Whether all of it must be allowed; otherwise nothing of it may be.
    public var isAllowed: Bool
    /// The question to the rendered policies.
    public var question: ReachQuery
    /// The pods that this is about: those that a policy of this name selects; nil for all that any policy selects.
    public var policy: String?
    /// The pod that this is about, by its labels.
    public var pod: [String: String]?
    /// Where the case states the expectation.
    public var location: SourceLocation
}
