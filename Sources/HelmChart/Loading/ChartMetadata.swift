import SluiceDiagnostics
import SluiceSprig
import SluiceYAML

/// What Chart.yaml says of a chart, as Helm reads it.
public struct ChartMetadata: Sendable {
    /// All fields that Helm knows, under Chart.yaml's own names and with Helm's types; with what requirements.yaml
    /// of an old chart adds.
    public let table: ValuesTable
    /// The version of the chart's format, `v1` or `v2`.
    public let apiVersion: String
    /// The chart's name.
    public let name: String
    /// The chart's version.
    public let version: String
    /// `application` or `library`; empty if Chart.yaml does not say, which means the first.
    public let type: String
    /// The version of the application.
    public let appVersion: String
    /// The chart's description.
    public let description: String
    /// A constraint on the version of Kubernetes; empty if there is none.
    public let kubernetesConstraint: String
    /// Whether the chart is deprecated.
    public let isDeprecated: Bool
    /// Nil if none are declared: then every chart under charts/ takes part as it is.
    public let dependencies: [ChartDependency]?

    /// A library chart lends named templates and cannot be installed.
    public var isLibrary: Bool { type == "library" }

    /// - Throws: what Helm refuses in a Chart.yaml.
    init(_ read: ValuesTable, file: String) throws(SluiceError) {
        var table = read
        if MetadataText.text(table["apiVersion"]).isEmpty { table["apiVersion"] = "v1" }
        self.init(sanitized: Self.sanitized(table))
        try ChartMetadataCheck(metadata: self, file: file).run()
    }

    private init(sanitized table: ValuesTable) {
        func text(_ key: String) -> String { MetadataText.text(table[key]) }
        self.table = table
        apiVersion = text("apiVersion")
        name = text("name")
        version = text("version")
        type = text("type")
        appVersion = text("appVersion")
        description = text("description")
        kubernetesConstraint = text("kubeVersion")
        isDeprecated = table["deprecated"] == .bool(true)
        if case .array(let values)? = table["dependencies"] {
            dependencies = values.compactMap(\.table).map { ChartDependency($0) }
        } else {
            dependencies = nil
        }
    }

    /// Fields that Helm takes as they are, whatever characters they have.
    private static let exact: Set<String> = [
        "version", "apiVersion", "type", "annotations", "alias", "import-values", "enabled", "deprecated",
    ]

    private static func sanitized(_ table: ValuesTable, isDependency: Bool = false) -> ValuesTable {
        var result = table
        for (key, value) in table where !exact.contains(key) || (isDependency && key == "version") {
            result[key] = sanitized(value, isDependency: key == "dependencies")
        }
        return result
    }

    private static func sanitized(_ value: Value, isDependency: Bool) -> Value {
        switch value {
        case .string(let text): .string(MetadataText.sanitized(text))
        case .array(let elements): .array(elements.map { sanitized($0, isDependency: isDependency) })
        case .object(let table): .object(sanitized(table, isDependency: isDependency))
        default: value
        }
    }
}
