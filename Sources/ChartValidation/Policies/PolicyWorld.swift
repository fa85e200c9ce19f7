import SluiceCodegen
import SluiceDiagnostics
import SluicePolicyAnalysis

/// All policies that some input stands for, ready to be asked.
public struct PolicyWorld: Sendable {
    /// The policies of all inputs.
    public var policies: [AnalysedPolicy] = []
    /// What the API server would refuse: errors where nobody can say what a policy means, which then is among the
    /// objects' policies that are not understood, and warnings where a server that holds such a policy follows it.
    public var findings: [Finding] = []
    /// Workloads, Services and whatever else is in the input.
    public var objects = StreamObjects()
    /// Streams of manifests that hold no document at all.
    public var emptyInputs: [String] = []
    /// Policies that the values keep switched off.
    public var off: [Off] = []
    /// Policies that the values switch on, and that nobody can tell without the chart's templates.
    public var untold: [Untold] = []
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
        objects.add(other.objects)
        emptyInputs += other.emptyInputs
    }

    /// Of policies with one namespace and name, only the last is in force: each replaces the one before.
    mutating func keepLastOfEachName() {
        var kept: [AnalysedPolicy] = []
        for (index, last) in zip(policies.indices, policies.lastOfEachName) {
            let policy = policies[index]
            // What has no name yet gets one of its own from the server.
            if last == index || policy.name.isEmpty || policy.name.hasSuffix("-") {
                kept.append(policy)
                continue
            }
            findings.append(
                Finding(
                    rule: StreamLints.duplicate.id, severity: .warning, location: policy.location,
                    message:
                        "another policy has the name \(policy.namespace)/\(policy.name), too, and replaces this one",
                    hint: "give each policy a name of its own"))
        }
        policies = kept
    }

    /// The same with other names of files.
    public func movingFiles(_ rename: (String) -> String) -> PolicyWorld {
        var world = self
        world.policies = policies.map { $0.movingFiles(rename) }
        world.findings = findings.map { $0.movingFile(rename) }
        world.objects = objects.movingFiles(rename)
        for index in off.indices { world.off[index].location = off[index].location?.movingFile(rename) }
        for index in untold.indices { world.untold[index].location = untold[index].location?.movingFile(rename) }
        return world
    }
}
