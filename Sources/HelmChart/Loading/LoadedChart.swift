import SluiceDiagnostics
import SluiceFiles
import SluiceGoTemplate
import SluiceYAML

/// A chart with everything that lies in it, read once and never changed.
public struct LoadedChart: Sendable {
    /// Where it was read from, for messages: a folder or an archive.
    public let origin: String
    /// The content of Chart.yaml.
    public let metadata: ChartMetadata
    /// All files as they lay in the folder or archive, without a byte-order mark.
    public let raw: [ChartFile]
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
    /// Chart.lock, or requirements.lock of an old chart.
    public let lock: SluiceYAML.Value?
    /// The charts under charts/, in the order of their files.
    public let children: [LoadedChart]
    /// Warnings, such as a key that values.yaml gives twice.
    public let findings: [Finding]
    let processedCharts = ProcessedCharts()

    /// The chart's name.
    public var name: String { metadata.name }

    /// Files under crds/ that are manifests, of this chart alone.
    public var customResourceDefinitions: [ChartFile] {
        files.filter { file in
            file.path.hasPrefix("crds/")
                && [".yaml", ".yml", ".json"].contains { file.path.lowercased().hasSuffix($0) }
        }
    }

    /// Loads a chart from a folder or from a .tgz archive.
    ///
    /// - Parameters:
    ///   - path: the folder or archive.
    ///   - rules: the Helm to follow.
    ///   - replacing: files as they would be, by their paths inside the chart; nil for one that would be gone.
    /// - Throws: whatever Helm would refuse to load, and links that lead out of the folder.
    public init(
        path: String, rules: HelmRules = .helm4, replacing: [String: [UInt8]?] = [:]
    ) throws(SluiceError) {
        var budget = ArchiveBudget()
        // A chart that is yet to be written has no Chart.yaml, and perhaps no folder.
        let isNew = replacing.keys.contains("Chart.yaml") && !InputFile.exists(path + "/Chart.yaml")
        var files = isNew ? [] : try ChartSource.files(at: path, rules: rules, &budget)
        if !replacing.isEmpty {
            files.removeAll { replacing.keys.contains($0.path) }
            let ignored = isNew ? [] : try ChartSource.ignored(Array(replacing.keys), at: path, rules: rules)
            for (path, content) in replacing.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                if let content, !ignored.contains(path) { files.append(ChartFile(path: path, content: content)) }
            }
        }
        try self.init(files: files, origin: path, rules: rules, &budget)
    }

    /// Loads a chart from a .tgz archive in memory.
    ///
    /// - Parameters:
    ///   - archive: the bytes of the file.
    ///   - origin: names the archive in messages.
    ///   - rules: the Helm to follow.
    /// - Throws: whatever Helm would refuse to load.
    public init(archive: [UInt8], origin: String, rules: HelmRules = .helm4) throws(SluiceError) {
        var budget = ArchiveBudget()
        let files = try ChartArchive.files(of: archive, file: origin, &budget)
        try self.init(files: files, origin: origin, rules: rules, &budget)
    }

    /// The chart that is asked for. Helm 4 looks at its API version, and at nobody else's.
    private init(
        files: [ChartFile], origin: String, rules: HelmRules, _ budget: inout ArchiveBudget
    ) throws(SluiceError) {
        try self.init(files: files, origin: origin, rules: rules, depth: 0, &budget)
        guard rules == .helm3 || ["v1", "v2"].contains(metadata.apiVersion) else {
            throw ChartSource.problem(
                "\(origin)/Chart.yaml", "charts of the apiVersion '\(metadata.apiVersion)' are not supported",
                hint: "write 'apiVersion: v2'")
        }
    }

    /// How deep charts may lie in charts.
    static let maximumDepth = 32

    /// Makes a chart of the files of its folder.
    ///
    /// - Note: follows `LoadFiles` of Helm's chart loader.
    private init(
        files all: [ChartFile], origin: String, rules: HelmRules, depth: Int, _ budget: inout ArchiveBudget
    ) throws(SluiceError) {
        let sorter = try ChartFileSorter(all, origin: origin, rules: rules)
        guard depth < Self.maximumDepth, let metadata = sorter.metadata else {
            throw ChartSource.problem(
                origin, "charts lie in charts more than \(Self.maximumDepth) deep", hint: "flatten them")
        }
        var children: [LoadedChart] = []
        var findings = sorter.findings
        for (name, files) in sorter.subcharts {
            let child = try Self.child(name, files, of: origin, rules: rules, depth: depth + 1, &budget)
            guard let child else { continue }
            findings += child.findings
            children.append(child)
        }
        self.origin = origin
        self.metadata = metadata
        raw = all
        templates = sorter.templates
        files = sorter.files
        values = sorter.values
        defaults = MapValue(sorter.values.mapValues(\.withFloats))
        schema = sorter.schema
        lock = sorter.lock
        self.children = children
        self.findings = findings
    }

    private static func child(
        _ name: String, _ files: [ChartFile], of origin: String, rules: HelmRules, depth: Int,
        _ budget: inout ArchiveBudget
    ) throws(SluiceError) -> LoadedChart? {
        if name.hasPrefix("_") || name.hasPrefix(".") { return nil }
        let place = "\(origin)/charts/\(name)"
        if name.hasSuffix(".tgz") {
            guard let archive = files.first, archive.path == name else {
                throw ChartSource.problem(
                    place, "this is a folder with the name of an archive", hint: "give it another name")
            }
            let content = try ChartArchive.files(of: archive.content, file: place, &budget)
            return try LoadedChart(files: content, origin: place, rules: rules, depth: depth, &budget)
        }
        let inner = files.compactMap { file -> ChartFile? in
            guard let slash = file.path.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
            return ChartFile(path: String(file.path[file.path.index(after: slash)...]), content: file.content)
        }
        return try LoadedChart(files: inner, origin: place, rules: rules, depth: depth, &budget)
    }

    /// The file behind a template's name, for messages: templates of the chart itself can be opened.
    func place(_ templatePath: String) -> String {
        guard templatePath.hasPrefix(name + "/") else { return templatePath }
        let inside = templatePath.dropFirst(name.count)
        return origin + inside
    }
}
