import SluiceGoTemplate

/// The parsed templates of a chart and of all charts below it. Parsed once, executed by any number of threads.
struct ChartTemplates: Sendable {
    /// What Helm calls the template that all others hang on. It shows in errors of `tpl`.
    static let rootName = "gotpl"

    /// A template file in the order of execution.
    struct Entry: Sendable {
        /// `agents/templates/deployment.yaml`.
        let path: String
        /// Of the chart that the template belongs to.
        let chartPath: String
        /// The place among all entries when they are ordered by path.
        var rank = 0
        /// Files whose name begins with an underscore only define.
        let isPartial: Bool
    }

    let set: TemplateSet
    let entries: [Entry]

    /// - Throws: the first mistake in a template, worded as Go words it.
    init(_ root: ChartScope, options: ParseOptions) throws(TemplateError) {
        var files: [(entry: Entry, content: [UInt8])] = []
        Self.collect(root, into: &files)
        // Of two versions of one subchart, files of the same path are there once, as in Helm's map of them.
        var last: [String: Int] = [:]
        for (index, file) in files.enumerated() { last[file.entry.path] = index }
        if last.count < files.count {
            files = files.enumerated().filter { last[$0.element.entry.path] == $0.offset }.map(\.element)
        }
        files.sort { $0.entry.path.utf8.lexicographicallyPrecedes($1.entry.path.utf8) }
        for index in files.indices { files[index].entry.rank = index }
        files.sort { Self.precedes($0.entry.path, $1.entry.path) }
        var set = TemplateSet(name: Self.rootName)
        for file in files {
            set.add(try ParsedSource(bytes: file.content, name: file.entry.path, options: options))
        }
        self.set = set
        entries = files.map(\.entry)
    }

    private static func collect(_ chart: ChartScope, into files: inout [(entry: Entry, content: [UInt8])]) {
        for child in chart.children { collect(child, into: &files) }
        for template in chart.templates {
            let isPartial = PathName.last(template.path).utf8.first == UInt8(ascii: "_")
            if chart.isLibrary, !isPartial { continue }
            let entry = Entry(path: "\(chart.path)/\(template.path)", chartPath: chart.path, isPartial: isPartial)
            files.append((entry, template.content))
        }
    }

    /// Deep paths first, so that a parent's definitions replace those of its subcharts.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        let leftDepth = left.utf8.count { $0 == UInt8(ascii: "/") }
        let rightDepth = right.utf8.count { $0 == UInt8(ascii: "/") }
        return leftDepth == rightDepth
            ? right.utf8.lexicographicallyPrecedes(left.utf8) : leftDepth > rightDepth
    }
}
