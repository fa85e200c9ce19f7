import SluiceDiagnostics

/// What came of one case.
public struct CaseResult: Sendable, Hashable {
    /// The case's name.
    public var name: String
    /// What is wrong; empty if the case passed.
    public var findings: [Finding]
    /// Unified diffs that belong to the findings, in the same order.
    public var differences: [String]
    /// What is to be written where golden manifests are recorded; nil where they are right.
    public var update: Update?
    /// Whether the golden manifests were rewritten.
    public var isUpdated: Bool
    /// What was not compared or recorded; for reports that are asked to say everything.
    public var notes: [String] = []
    /// How many documents of the watched kinds were not recorded because no bound block renders them.
    public var unrecorded = 0
    /// How many documents the case records.
    public var recorded = 0
    /// The golden manifests and those that were rendered; only for reports that show them.
    public var expected: String?
    /// The text that was rendered.
    public var actual: String?
    /// An SVG of what the policies allow; only for reports that show it.
    public var picture: String?
    /// What the case shows.
    public var description = ""

    /// New contents of a file of golden manifests.
    public struct Update: Sendable, Hashable {
        /// The file's path.
        public var path: String
        /// Nil where the file is to be removed.
        public var bytes: [UInt8]?
    }

    /// Whether nothing is wrong.
    public var isPassed: Bool { !findings.contains { $0.severity == .error } }

    init(name: String) {
        self.name = name
        findings = []
        differences = []
        isUpdated = false
    }

    /// Notes a finding and the diff that belongs to it. What two renderers show alike is noted once.
    mutating func report(
        _ rule: String, at location: SourceLocation?, _ message: String, hint: String? = nil,
        difference: String = ""
    ) {
        let finding = Finding(rule: rule, severity: .error, location: location, message: message, hint: hint)
        if findings.contains(finding) { return }
        findings.append(finding)
        if !difference.isEmpty { differences.append(difference) }
    }

    /// Notes what does not make the case fail.
    mutating func note(_ rule: String, at location: SourceLocation?, _ message: String, hint: String? = nil) {
        let finding = Finding(rule: rule, severity: .warning, location: location, message: message, hint: hint)
        if !findings.contains(finding) { findings.append(finding) }
    }

    /// Notes what was not compared or recorded. What several renderers show alike is noted once.
    mutating func remark(_ text: String) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// Notes findings that others made.
    mutating func add(_ more: [Finding]) {
        for finding in more where !findings.contains(finding) { findings.append(finding) }
    }
}
