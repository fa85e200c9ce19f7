import SluiceDiagnostics
import SluiceSprig

/// What Helm asks of every Chart.yaml.
///
/// - Note: follows `Metadata.Validate` and `Dependency.Validate` of Helm.
struct ChartMetadataCheck {
    let metadata: ChartMetadata
    let file: String

    func run() throws(SluiceError) {
        let name = metadata.name
        if name.isEmpty { try refuse("the chart has no name", "add 'name: ...'") }
        if name.contains("/") || name == "." || name == ".." {
            try refuse("'\(name)' cannot be the name of a chart", "use letters, digits and hyphens")
        }
        let version = metadata.version
        if version.isEmpty { try refuse("the chart has no version", "add 'version: 0.1.0'") }
        if (try? SemanticVersion(version)) == nil {
            try refuse("'\(version)' is no version", "write three numbers, such as 1.2.3")
        }
        if !["", "application", "library"].contains(metadata.type) {
            try refuse("'\(metadata.type)' is no type of chart", "write application or library")
        }
        try checkDependencies()
    }

    private func checkDependencies() throws(SluiceError) {
        var names: Set<String> = []
        for dependency in metadata.dependencies ?? [] {
            if let alias = dependency.alias, !alias.utf8.allSatisfy(Self.isAliasCharacter) {
                try refuse(
                    "the dependency '\(dependency.name)' has disallowed characters in its alias '\(alias)'",
                    "use letters, digits, hyphens and underscores")
            }
            if !names.insert(dependency.effectiveName).inserted {
                try refuse(
                    "more than one dependency has the name or alias '\(dependency.effectiveName)'",
                    "give one of them another alias")
            }
        }
    }

    private static func isAliasCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private func refuse(_ message: String, _ hint: String) throws(SluiceError) {
        throw SluiceError(findings: [
            Finding(
                rule: "chart-metadata", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                message: message, hint: hint)
        ])
    }
}
