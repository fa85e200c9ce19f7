import SluiceDiagnostics
import SluiceYAML

/// A rendered case, for an oracle to judge.
public struct ExpansionInput: Sendable {
    /// The case's name.
    public var caseName: String
    /// The chart's name.
    public var chartName: String
    /// What the case was rendered as.
    public var release: Release
    /// The values that the templates saw.
    public var values: Value
    /// The documents of the watched kinds, in order.
    public var documents: [Manifest]

    /// Describes a rendered case.
    public init(caseName: String, chartName: String, release: Release, values: Value, documents: [Manifest]) {
        self.caseName = caseName
        self.chartName = chartName
        self.release = release
        self.values = values
        self.documents = documents
    }
}

/// A second way from values to resources, independent of templates: the generated Swift expansion.
public protocol ExpansionOracle: Sendable {
    /// What is wrong with the documents; empty if they are just what these values expand to.
    func findings(for input: ExpansionInput) -> [Finding]
}
