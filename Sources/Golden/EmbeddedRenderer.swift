import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart
import Synchronization
import SluiceYAML

/// Renders in this process: no Helm needed, and a render takes well under a millisecond.
public final class EmbeddedRenderer: Renderer {
    /// The version of Helm that is followed.
    public let rules: HelmRules
    /// The renderer's name in reports.
    public var name: String { rules == .helm3 ? "Sluice's renderer as Helm 3" : "Sluice's renderer" }

    /// The cases of a run share one chart, which is loaded once.
    private let loaded = Mutex<[String: Result<ChartRenderer, SluiceError>]>([:])

    /// The seed of random functions; the same for every case, so that a case renders the same bytes every time.
    public static let standardSeed: UInt64 = 1

    private let seed: UInt64

    /// A renderer that follows the given Helm.
    public init(rules: HelmRules = .helm4, seed: UInt64 = standardSeed) {
        self.rules = rules
        self.seed = seed
    }

    /// Renders a chart in this process.
    public func render(_ chart: Chart, _ request: RenderRequest) async throws(SluiceError) -> RenderOutcome {
        render(chart, request, seed: seed, time: 0)
    }

    /// Other seeds and other times. Several, because few possible values (`randInt 0 2`) often coincide.
    public func variations(
        of request: RenderRequest, _ chart: Chart
    ) async throws(SluiceError) -> [RenderOutcome] {
        let day: Int64 = 24 * 60 * 60
        return (1...3).map { index in
            // Every unit differs from that of time 0, down to the second.
            let time = Int64(index) * (401 * day + 5 * 60 * 60 + 7 * 60 + 11)
            return render(chart, request, seed: seed &+ UInt64(index), time: time)
        }
    }

    private func render(_ chart: Chart, _ request: RenderRequest, seed: UInt64, time: Int64) -> RenderOutcome {
        do throws(SluiceError) {
            return Self.outcome(try renderer(of: chart.folder.path).get(), request, seed: seed, time: time)
        } catch {
            return .refused(error.description)
        }
    }

    /// Renders a chart that is loaded already.
    static func outcome(
        _ renderer: ChartRenderer, _ request: RenderRequest, seed: UInt64 = standardSeed, time: Int64 = 0
    ) -> RenderOutcome {
        let rules = renderer.rules
        do throws(SluiceError) {
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
            rendering.time = time
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
