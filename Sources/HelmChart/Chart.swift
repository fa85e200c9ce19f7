import SluiceDiagnostics
import SluiceFiles
import SluiceYAML

/// A chart in a folder: what Sluice needs to know of it, read inside that folder only.
public struct Chart: Sendable {
    /// Where the chart lies.
    public let folder: Folder
    /// `name` of Chart.yaml.
    public let name: String
    /// `version` of Chart.yaml; empty if it has none.
    public let version: String
    /// `appVersion` of Chart.yaml.
    public let appVersion: String?
    /// The defaults: values.yaml, empty if there is none.
    public let values: ValuesFile
    /// Path of values.schema.json inside the folder; nil if there is none.
    public let schemaPath: String?
    /// Paths of the files under templates/, sorted.
    public let templates: [String]
    /// Paths of the charts that lie under charts/: folders or archives.
    public let subcharts: [String]

    /// Loads the chart in a folder.
    ///
    /// - Throws: no such folder, no Chart.yaml or one without a name, unreadable values.
    public init(path: String, rules: HelmRules = .helm4) throws(SluiceError) {
        let folder = try Folder(path)
        self.folder = folder
        let chartFile = "\(folder.name)/Chart.yaml"
        guard let bytes = try folder.contents(of: "Chart.yaml") else {
            throw Self.problem(
                chartFile, "there is no Chart.yaml, so this folder is no chart",
                hint: "give the folder that holds the chart's Chart.yaml")
        }
        let metadata = try LenientReader.document(of: bytes, file: chartFile).root
        guard let name = metadata?["name"]?.string, !name.isEmpty else {
            throw Self.problem(chartFile, "the chart has no name", hint: "add 'name: ...' to Chart.yaml")
        }
        self.name = name
        version = metadata?["version"]?.text ?? ""
        appVersion = metadata?["appVersion"].flatMap { $0.isNull ? nil : $0.text }
        values = try ValuesFile(
            try folder.contents(of: "values.yaml") ?? [], file: "\(folder.name)/values.yaml", rules: rules)
        schemaPath = Folder.kind(of: "\(folder.path)/values.schema.json") == .file ? "values.schema.json" : nil
        templates = try folder.files(under: "templates")
        subcharts = Self.subcharts(among: try folder.files(under: "charts"))
    }

    /// What templates see as `.Values`, with the warnings that Helm gives too.
    public func coalescing(
        _ overrides: ValuesOverrides, rules: HelmRules = .helm4
    ) throws(SluiceError) -> ValuesCoalescing {
        ValuesCoalescing(defaults: values.values, user: try overrides.merged(rules: rules), rules: rules)
    }

    private static func subcharts(among files: [String]) -> [String] {
        files.compactMap { file in
            let parts = file.split(separator: "/")
            if parts.count == 2, file.hasSuffix(".tgz") { return file }
            return parts.count == 3 && parts[2] == "Chart.yaml" ? "charts/\(parts[1])" : nil
        }
    }

    private static func problem(_ file: String, _ message: String, hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "chart-unreadable", severity: .error,
                location: SourceLocation(file: file, line: 0, column: 0), message: message, hint: hint)
        ])
    }
}
