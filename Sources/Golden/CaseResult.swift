import Diagnostics

/// What came of one case.
public struct CaseResult: Sendable, Hashable {
    /// The case's name.
    public var name: String
    /// What is wrong; empty if the case passed.
    public var findings: [Finding]
    /// Unified diffs that belong to the findings, in the same order.
    public var differences: [String]
    /// Whether the golden manifests were rewritten.
    public var isUpdated: Bool
    /// The golden manifests and those that were rendered; only for reports that show them.
    public var expected: String?
    public var actual: String?
    /// An SVG of what the policies allow; only for reports that show it.
    public var picture: String?
    /// What the case shows.
    public var description = ""

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

    /// Notes findings that others made.
    mutating func add(_ more: [Finding]) {
        for finding in more where !findings.contains(finding) { findings.append(finding) }
    }
}
