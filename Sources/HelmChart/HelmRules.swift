/// Which Helm's reading and merging of values is followed, where the two differ (measured with 3.17.1,
/// 3.19.0 and 4.3.1; the table is `Tests/HelmChartTests/ValuesCoalescingTests.swift`).
public enum HelmRules: String, Sendable, CaseIterable {
    /// Only the first document of a values file counts; a null among the chart's defaults stays.
    case helm3
    /// All documents of a values file are merged; a null among the chart's defaults is dropped, and
    /// `--set-json` also takes a whole object.
    case helm4
}
