import SluiceDiagnostics
import SluiceGoTemplate
import Synchronization

/// A chart with those of its subcharts that take part, ready to be executed.
struct ChartTree: Sendable {
    let scope: ChartScope
    let templates: ChartTemplates
    let customResourceDefinitions: [RenderedFile]
}

/// Trees that were built before. Values switch subcharts on and off, so that one chart has several trees.
final class ChartTrees: Sendable {
    private static let maximumCount = 64

    private let trees = Mutex<[String: ChartTree]>([:])
    private let rules: HelmRules
    private let options: ParseOptions

    init(rules: HelmRules, options: ParseOptions) {
        self.rules = rules
        self.options = options
    }

    func tree(for chart: ProcessedChart) throws(SluiceError) -> ChartTree {
        let key = chart.shape
        if let known = trees.withLock({ $0[key] }) { return known }
        let scope = ChartScope(chart, path: chart.name, isRoot: true, rules: rules)
        let templates: ChartTemplates
        do throws(TemplateError) {
            templates = try ChartTemplates(scope, options: options)
        } catch {
            throw TemplateFailure.error(error, place: chart.loaded.place)
        }
        let tree = ChartTree(
            scope: scope, templates: templates,
            customResourceDefinitions: Self.customResourceDefinitions(chart, path: chart.name))
        trees.withLock { trees in
            if trees.count >= Self.maximumCount { trees.removeAll() }
            trees[key] = tree
        }
        return tree
    }

    /// Files under crds/, of the chart first and then of each subchart.
    private static func customResourceDefinitions(_ chart: ProcessedChart, path: String) -> [RenderedFile] {
        let own = chart.loaded.files.filter { file in
            let name = file.path.lowercased()
            return file.path.hasPrefix("crds/") && [".yaml", ".yml", ".json"].contains(where: name.hasSuffix)
        }
        return own.map { RenderedFile(path: "\(path)/\($0.path)", content: $0.content) }
            + chart.children.flatMap { customResourceDefinitions($0, path: "\(path)/charts/\($0.name)") }
    }
}
