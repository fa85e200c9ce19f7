import Diagnostics
import Sprig
import YAML

/// What Chart.yaml says of a chart.
public struct ChartMetadata: Sendable {
    /// All of Chart.yaml, with what requirements.yaml adds to it.
    public let table: ValuesTable
    public let name: String
    public let version: String
    /// A library chart lends named templates and cannot be installed.
    public let isLibrary: Bool
    /// A constraint on the version of Kubernetes; empty if there is none.
    public let kubernetesConstraint: String
    /// Nil if none are declared: then every chart under charts/ takes part as it is.
    public let dependencies: [ChartDependency]?

    init(_ table: ValuesTable, file: String) throws(SluiceError) {
        func text(_ key: String) -> String { MetadataText.text(table[key]) }
        self.table = table
        name = text("name")
        version = text("version")
        isLibrary = text("type").lowercased() == "library"
        kubernetesConstraint = text("kubeVersion")
        if case .array(let values)? = table["dependencies"] {
            let declared = values.compactMap(\.table).map { ChartDependency($0) }
            dependencies = declared.isEmpty ? nil : declared
        } else {
            dependencies = nil
        }
        try check(file)
    }

    /// What Helm asks of every chart.
    private func check(_ file: String) throws(SluiceError) {
        func refuse(_ message: String, _ hint: String) throws(SluiceError) {
            throw SluiceError(findings: [
                Finding(
                    rule: "chart-metadata", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                    message: message, hint: hint)
            ])
        }
        if name.isEmpty { try refuse("the chart has no name", "add 'name: ...'") }
        if name.contains("/") { try refuse("'\(name)' cannot be the name of a chart", "leave out the slash") }
        if version.isEmpty { try refuse("the chart has no version", "add 'version: 0.1.0'") }
        if (try? SemanticVersion(version)) == nil {
            try refuse("'\(version)' is no version", "write three numbers, such as 1.2.3")
        }
        let type = MetadataText.text(table["type"])
        if !["", "application", "library"].contains(type) {
            try refuse("'\(type)' is no type of chart", "write application or library")
        }
        var names: Set<String> = []
        for dependency in dependencies ?? [] {
            let alias = dependency.alias ?? "a"
            guard
                alias.utf8.allSatisfy({
                    (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
                        || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
                })
            else {
                try refuse(
                    "the dependency '\(dependency.name)' has the disallowed alias '\(alias)'",
                    "use letters, digits, hyphens and underscores")
                return
            }
            if !names.insert(dependency.effectiveName).inserted {
                try refuse(
                    "more than one dependency has the name or alias '\(dependency.effectiveName)'",
                    "give one of them another alias")
            }
        }
    }
}
