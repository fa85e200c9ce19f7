/// How much a finding matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    case info, warning, error

    /// The less serious one comes first.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
