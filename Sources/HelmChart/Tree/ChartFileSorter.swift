import Diagnostics
import OrderedCollections
import YAML

/// Gives each file of a chart its role by its path.
struct ChartFileSorter {
    let origin: String
    let rules: HelmRules
    private(set) var metadata: ValuesTable = [:]
    private(set) var templates: [ChartFile] = []
    private(set) var files: [ChartFile] = []
    private(set) var values: ValuesTable = [:]
    private(set) var schema: [UInt8]?
    private(set) var findings: [Finding] = []
    /// Files under charts/ by the first part of their path, without `charts/`.
    private(set) var subcharts: OrderedDictionary<String, [ChartFile]> = [:]
    private var hasMetadata = false

    init(origin: String, rules: HelmRules) {
        self.origin = origin
        self.rules = rules
    }

    mutating func addMetadata(_ file: ChartFile) throws(SluiceError) {
        metadata = try table(of: file)
        hasMetadata = true
        if MetadataText.text(metadata["apiVersion"]).isEmpty { metadata["apiVersion"] = "v1" }
    }

    mutating func add(_ file: ChartFile) throws(SluiceError) {
        guard hasMetadata else {
            throw ChartSource.problem(
                "\(origin)/Chart.yaml", "there is no Chart.yaml, so this is no chart",
                hint: "give the folder that holds the chart's Chart.yaml")
        }
        switch file.path {
        case "Chart.lock": return
        case "values.yaml":
            let read = try ValuesFile(file.content, file: "\(origin)/values.yaml", rules: rules)
            values = read.values
            findings += read.findings
        case "values.schema.json": schema = file.content
        case "requirements.yaml":
            metadata.merge(try table(of: file)) { _, new in new }
            if metadata["apiVersion"] == "v1" { files.append(file) }
        case "requirements.lock":
            if metadata["apiVersion"] == "v1" { files.append(file) }
        default:
            if file.path.hasPrefix("templates/") {
                templates.append(file)
            } else if file.path.hasPrefix("charts/") {
                addSubchart(file)
            } else {
                files.append(file)
            }
        }
    }

    private mutating func addSubchart(_ file: ChartFile) {
        if file.path.hasSuffix(".prov") { return files.append(file) }
        let inner = String(file.path.dropFirst("charts/".count))
        let name = String(inner.prefix { $0 != "/" })
        subcharts[name, default: []].append(ChartFile(path: inner, content: file.content))
    }

    private func table(of file: ChartFile) throws(SluiceError) -> ValuesTable {
        let name = "\(origin)/\(file.path)"
        guard let root = try LenientReader.documents(of: file.content, file: name).documents.first, !root.isNull else {
            return [:]
        }
        guard case .object(let table) = root.value() else {
            throw ChartSource.problem(name, "this must be a mapping", hint: "start each line with 'name:'")
        }
        return table
    }
}
