/// How many findings there are of each severity, and in how many files.
public struct FindingCounts: Hashable, Sendable {
    /// Findings of severity error.
    public private(set) var errors = 0
    /// Findings of severity warning.
    public private(set) var warnings = 0
    /// Findings of severity info.
    public private(set) var infos = 0
    /// The files that were examined or that a finding names.
    public private(set) var files = 0
    /// Files with at least one finding.
    public private(set) var filesWithFindings = 0

    /// Counts findings in the files that were examined.
    public init(of findings: [Finding], files examined: [String] = []) {
        var concerned: Set<String> = []
        for finding in findings {
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .info: infos += 1
            }
            if let location = finding.location { concerned.insert(location.file) }
        }
        filesWithFindings = concerned.count
        files = concerned.union(examined).count
    }
}
