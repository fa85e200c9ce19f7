import SluiceDiagnostics
import SluiceYAML

/// Where a project keeps what `sluice generate` reads and writes: the contents of `sluice.yaml`.
/// Paths count from the folder of that file.
public struct Layout: Sendable, Decodable, Hashable {
    /// The chart's name: the prefix of its named templates.
    public var chartName: String?
    /// The values schema.
    public var schema: String
    /// Files or folders of API definitions; the built-in ones without any.
    public var definitions: [String]?
    /// The skeletons; the built-in ones without it.
    public var templates: String?
    /// The folder of the chart that is written; with `chartSkeleton`, the whole chart.
    public var chart: String?
    /// The folder for Swift types.
    public var swift: String?
    /// The folder for the values reference and the runbook.
    public var docs: String?
    /// The folder for definitions and skeletons as Swift text, compiled into `sluice` itself.
    public var embedded: String?
    /// The folder of golden cases.
    public var golden: String?
    /// The Kubernetes version that version-dependent definitions are read for.
    public var kubernetesVersion: String?

    /// `rules` is for `sluice validate`, which reads it by itself.
    static let keys = [
        "chartName", "schema", "definitions", "templates", "chart", "swift", "docs", "embedded", "golden",
        "kubernetesVersion", "rules",
    ]

    /// Reads `sluice.yaml`.
    ///
    /// - Throws: findings for YAML errors, unknown keys (with the nearest known one) and wrong types.
    public static func read(_ bytes: [UInt8], file: String) throws(SluiceError) -> Layout {
        guard let node = try parse(bytes, file: file), node.kind == .mapping else {
            throw SluiceError(findings: [
                Finding(
                    rule: "layout", severity: .error, location: SourceLocation(file: file, line: 1, column: 1),
                    message: "sluice.yaml must be an object", hint: "write schema: path/to/values.schema.json")
            ])
        }
        let unknown = node.entries.filter { !keys.contains($0.key.text) }
        guard unknown.isEmpty else {
            throw SluiceError(
                findings: unknown.map {
                    $0.key.finding(
                        "layout", "sluice.yaml has no key \"\($0.key.text)\"",
                        hint: Suggestion.hint(for: $0.key.text, among: keys))
                })
        }
        return try NodeDecoder().decode(Layout.self, from: node)
    }
}
