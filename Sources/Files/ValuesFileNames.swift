/// The values files of a chart beside `values.yaml`, found by their names.
public struct ValuesFileNames: Sendable, Hashable {
    /// `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`, `prod.values.yaml` in the chart's folder.
    public let environments: [String]
    /// The files of the chart's folder `ci/`, with which chart-testing installs it, `ci/` included.
    public let tests: [String]

    /// - Parameter chart: the chart's folder; one that cannot be read has none.
    public init(chart: String) {
        environments = InputFile.names(in: chart).filter { name in
            guard let stem = Self.stem(name), stem != "values" else { return false }
            let parts = stem.split(omittingEmptySubsequences: false) { "-._".contains($0) }
            return parts.first == "values" || parts.last == "values"
        }
        tests = InputFile.names(in: chart + "/ci").filter { Self.stem($0) != nil }.map { "ci/" + $0 }
    }

    /// A name without the ending of YAML files; nil for other files.
    private static func stem(_ name: String) -> Substring? {
        for ending in [".yaml", ".yml"] where name.hasSuffix(ending) { return name.dropLast(ending.count) }
        return nil
    }
}
