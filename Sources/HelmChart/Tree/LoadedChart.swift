import Diagnostics
import GoTemplate
import YAML

/// A chart with everything that lies in it, read once and never changed.
public struct LoadedChart: Sendable {
    /// Where it was read from, for messages: a folder or an archive.
    public let origin: String
    public let metadata: ChartMetadata
    /// Files under templates/.
    public let templates: [ChartFile]
    /// What `.Files` holds: all files that have no other role.
    public let files: [ChartFile]
    /// The defaults of values.yaml.
    public let values: ValuesTable
    /// The same as templates see them; copied before anything changes them.
    let defaults: MapValue
    /// values.schema.json.
    public let schema: [UInt8]?
    /// The charts under charts/.
    public let children: [LoadedChart]
    /// Warnings, such as a key that values.yaml gives twice.
    public let findings: [Finding]

    public var name: String { metadata.name }

    /// Loads a chart from a folder or from a .tgz archive.
    ///
    /// - Throws: whatever Helm would refuse to load, and links that lead out of the folder.
    public init(path: String, rules: HelmRules = .helm4) throws(SluiceError) {
        let files = try ChartSource.files(at: path)
        try self.init(files: files, origin: path, rules: rules, depth: 0)
    }

    /// How deep charts may lie in charts.
    static let maximumDepth = 32

    /// Makes a chart of the files of its folder.
    ///
    /// - Note: follows `LoadFiles` of Helm's chart loader.
    init(files all: [ChartFile], origin: String, rules: HelmRules, depth: Int) throws(SluiceError) {
        var sorter = ChartFileSorter(origin: origin, rules: rules)
        for file in all where file.path == "Chart.yaml" { try sorter.addMetadata(file) }
        for file in all where file.path != "Chart.yaml" { try sorter.add(file) }
        self.origin = origin
        metadata = try ChartMetadata(sorter.metadata, file: "\(origin)/Chart.yaml")
        templates = sorter.templates
        files = sorter.files
        values = sorter.values
        defaults = MapValue(sorter.values.mapValues(\.withFloats))
        schema = sorter.schema
        findings = sorter.findings
        guard depth < Self.maximumDepth else {
            throw ChartSource.problem(origin, "charts lie in charts more than \(Self.maximumDepth) deep")
        }
        var children: [LoadedChart] = []
        for (name, files) in sorter.subcharts {
            if let child = try Self.child(name, files, of: origin, rules: rules, depth: depth + 1) {
                children.append(child)
            }
        }
        self.children = children
    }

    private static func child(
        _ name: String, _ files: [ChartFile], of origin: String, rules: HelmRules, depth: Int
    ) throws(SluiceError) -> LoadedChart? {
        if name.hasPrefix("_") || name.hasPrefix(".") { return nil }
        let place = "\(origin)/charts/\(name)"
        if name.hasSuffix(".tgz") {
            guard let archive = files.first, archive.path == name else {
                throw ChartSource.problem(place, "this is a folder with the name of an archive")
            }
            let content = try ChartArchive.files(of: archive.content, file: place)
            return try LoadedChart(files: content, origin: place, rules: rules, depth: depth)
        }
        let inner = files.compactMap { file -> ChartFile? in
            guard let slash = file.path.firstIndex(of: "/") else { return nil }
            return ChartFile(path: String(file.path[file.path.index(after: slash)...]), content: file.content)
        }
        return try LoadedChart(files: inner, origin: place, rules: rules, depth: depth)
    }

    /// The file behind a template's name, for messages: templates of the chart itself can be opened.
    func place(_ templatePath: String) -> String {
        guard templatePath.hasPrefix(name + "/") else { return templatePath }
        let inside = templatePath.dropFirst(name.count)
        return origin + inside
    }
}
