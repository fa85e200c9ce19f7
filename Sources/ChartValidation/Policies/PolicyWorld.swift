import SluiceCodegen
import SluiceDiagnostics
import SluicePolicyAnalysis

/// All policies that some input stands for, ready to be asked.
public struct PolicyWorld: Sendable {
    /// The policies of all inputs.
    public var policies: [AnalysedPolicy] = []
    /// What the API server would refuse in them; such parts are left out of the policies.
    public var findings: [Finding] = []
    /// Policies that the values keep switched off.
    public var off: [Off] = []
    /// Policies that the values switch on, and that nobody can tell without the chart's templates.
    public var untold: [Untold] = []
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

    /// A policy of which only the switch is known.
    public struct Untold: Sendable {
        /// `agentsShell.networkPolicy`
        public var name: String
        /// Where it is switched on.
        public var location: SourceLocation?
    }

    /// Creates an empty world.
    public init() {}

    mutating func add(_ other: PolicyWorld) {
        policies += other.policies
        findings += other.findings
        off += other.off
        untold += other.untold
        otherObjects += other.otherObjects
    }

    /// The same with other names of files.
    public func movingFiles(_ rename: (String) -> String) -> PolicyWorld {
        var world = self
        world.policies = policies.map { $0.movingFiles(rename) }
        world.findings = findings.map { $0.movingFile(rename) }
        for index in off.indices { world.off[index].location = off[index].location?.movingFile(rename) }
        for index in untold.indices { world.untold[index].location = untold[index].location?.movingFile(rename) }
        return world
    }
}
