import Diagnostics
import Files
import HelmChart
import Synchronization
import YAML

/// Renders in this process: no Helm needed, and a render takes well under a millisecond.
public final class EmbeddedRenderer: Renderer {
    public let rules: HelmRules
    public var name: String { rules == .helm3 ? "Sluice's renderer as Helm 3" : "Sluice's renderer" }

    /// The cases of a run share one chart, which is loaded once.
    private let loaded = Mutex<[String: Result<ChartRenderer, SluiceError>]>([:])

    /// What random functions begin with; `nil` gives other numbers with each render.
    private let seed: UInt64?

    /// A renderer that follows the given Helm.
    public init(rules: HelmRules = .helm4, seed: UInt64? = nil) {
        self.rules = rules
        self.seed = seed
    }

    public func render(_ chart: Chart, _ request: RenderRequest) async throws(SluiceError) -> RenderOutcome {
        do throws(SluiceError) {
            let renderer = try renderer(of: chart.folder.path).get()
            var files: [ValuesFile] = []
            for path in request.valuesFiles {
                files.append(try ValuesFile(try InputFile.read(path), file: path, rules: rules))
            }
            let overrides = ValuesOverrides(
                files: files, setJSON: request.setJSON, set: request.set, setString: request.setString)
            var rendering = ChartRenderer.Request(values: try overrides.templateValues(rules: rules))
            rendering.name = request.release.name
            rendering.namespace = request.release.namespace
            rendering.seed = seed
            return .rendered(String(decoding: try renderer.render(rendering).text(), as: UTF8.self))
        } catch {
            return .refused(error.description)
        }
    }

    private func renderer(of path: String) -> Result<ChartRenderer, SluiceError> {
        loaded.withLock { loaded in
            if let known = loaded[path] { return known }
            let result = Result { () throws(SluiceError) in
                ChartRenderer(try LoadedChart(path: path, rules: rules), rules: rules)
            }
            loaded[path] = result
            return result
        }
    }
}
