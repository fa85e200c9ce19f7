import SluiceDiagnostics
import SluiceYAML

/// Severities that a project gives rules in its `sluice.yaml`: `rules: {rule-id: off|info|warning|error}`.
public struct RuleSettings: Sendable {
    enum Setting: Sendable {
        case off
        case severity(Severity)
    }

    private var settings: [String: Setting] = [:]
    /// Mistakes in the settings.
    public private(set) var findings: [Finding] = []

    /// Creates settings that change nothing.
    public init() {}

    /// Reads the key `rules` of a `sluice.yaml`; the others are not looked at.
    ///
    /// - Throws: what is no YAML.
    public init(_ bytes: [UInt8], file: String) throws(SluiceError) {
        guard let rules = try parse(bytes, file: file)?["rules"], !rules.isNull else { return }
        let known = ChartRules.all.map(\.id)
        for (key, value) in rules.entries {
            guard known.contains(key.text) else {
                findings.append(
                    Finding(
                        rule: Suppressions.unknownRule, severity: .warning, location: key.location,
                        message: "there is no rule \"\(key.text)\"",
                        hint: nearest(key.text, in: known).map { "did you mean \"\($0)\"?" }))
                continue
            }
            // YAML 1.1 reads a bare `off` as false.
            if value.bool == false || value.text == "off" {
                settings[key.text] = .off
            } else if let severity = Severity(rawValue: value.text) {
                settings[key.text] = .severity(severity)
            } else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "layout", severity: .error, location: value.location,
                        message: "\"\(value.text)\" is no severity", hint: "write off, info, warning or error")
                ])
            }
        }
    }

    /// The finding with the severity that the project wants; nil if it wants none of it.
    func apply(_ finding: Finding) -> Finding? {
        switch settings[finding.rule] {
        case nil: return finding
        case .off?: return nil
        case .severity(let severity)?:
            var finding = finding
            finding.severity = severity
            return finding
        }
    }
}
