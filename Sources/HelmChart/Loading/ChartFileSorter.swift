import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Gives each file of a chart its role by its path.
struct ChartFileSorter {
    let origin: String
    let rules: HelmRules
    private(set) var metadata: ChartMetadata?
    private(set) var templates: [ChartFile] = []
    private(set) var files: [ChartFile] = []
    private(set) var values: ValuesTable = [:]
    private(set) var schema: [UInt8]?
    private(set) var lock: Value?
    private(set) var findings: [Finding] = []
    /// Files under charts/ by the first part of their path, without `charts/`.
    private(set) var subcharts: OrderedDictionary<String, [ChartFile]> = [:]
    private var reader = MetadataReader()

    /// - Throws: what Helm refuses in the files that it reads itself.
    init(_ all: [ChartFile], origin: String, rules: HelmRules) throws(SluiceError) {
        self.origin = origin
        self.rules = rules
        guard all.contains(where: { $0.path == "Chart.yaml" }) else {
            throw ChartSource.problem(
                "\(origin)/Chart.yaml", "there is no Chart.yaml, so this is no chart",
                hint: "give the folder that holds the chart's Chart.yaml")
        }
        for file in all where file.path == "Chart.yaml" { try readMetadata(file) }
        for file in all where file.path != "Chart.yaml" { try add(file) }
        metadata = try ChartMetadata(reader.table, file: "\(origin)/Chart.yaml")
    }

    /// Old charts keep their dependencies in files of their own, which templates may read too.
    private var isOld: Bool { ["", "v1"].contains(MetadataText.text(reader.table["apiVersion"])) }

    private mutating func add(_ file: ChartFile) throws(SluiceError) {
        switch file.path {
        case "Chart.lock": lock = try root(of: file)?.value()
        case "values.yaml":
            let read = try ValuesFile(file.content, file: "\(origin)/values.yaml", rules: rules)
            values = read.values
            findings += read.findings
        case "values.schema.json": schema = file.content
        case "requirements.yaml":
            try readMetadata(file)
            if isOld { files.append(file) }
        case "requirements.lock":
            lock = try root(of: file)?.value()
            if isOld { files.append(file) }
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

    private mutating func readMetadata(_ file: ChartFile) throws(SluiceError) {
        if let root = try root(of: file) { try reader.read(root, file: file.path) }
    }

    private mutating func root(of file: ChartFile) throws(SluiceError) -> Node? {
        let read = try LenientReader.document(of: file.content, file: "\(origin)/\(file.path)")
        findings += read.findings
        return read.root
    }
}
