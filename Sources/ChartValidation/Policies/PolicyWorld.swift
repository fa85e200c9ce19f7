import Codegen
import Diagnostics
import PolicyAnalysis

/// All policies that some input stands for, ready to be asked.
public struct PolicyWorld: Sendable {
    public var policies: [AnalysedPolicy] = []
    /// What the API server would refuse in them; such parts are left out of the policies.
    public var findings: [Finding] = []
    /// Policies that the values keep switched off.
    public var off: [Off] = []
    /// How many objects of other kinds were passed over.
    public var otherObjects = 0

    /// A policy that is off.
    public struct Off: Sendable {
        /// `networkPolicy`
        public var name: String
        /// The value that would switch it on.
        public var gate: ValuePath
        /// Where it is switched off.
        public var location: SourceLocation?
    }

    public init() {}

    mutating func add(_ other: PolicyWorld) {
        policies += other.policies
        findings += other.findings
        off += other.off
        otherObjects += other.otherObjects
    }
}
