/// A question whose exact answer would take more work than is allowed; there is no answer then, not even a likely one.
public struct AnalysisLimitError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was too much.
    public var message: String
    /// What helps.
    public var hint: String

    /// The message, without the hint.
    public var description: String { message }

    static let search = AnalysisLimitError(
        message: "the selectors exclude and overlap each other in so many ways that it cannot be worked out whether "
            + "there are pods between them",
        hint: "ask about one pod with --pod, or one policy with --policy")
    static let regions = AnalysisLimitError(
        message: "the selectors overlap in more than \(PodRegions.limit) ways",
        hint: "ask about one pod with --pod, or one policy with --policy")
    static let terms = AnalysisLimitError(
        message: "the rules overlap in more than \(ConnectionAlgebra.termLimit) ways",
        hint: "ask about one pod with --pod, or one policy with --policy")
}
