import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// A chart in this process, as it lies in its folder or with some files as they would be.
public struct EmbeddedSide: AdoptionProof.Side {
    private let whole: ChartRenderer
    /// The chart without the templates that have nothing to do with policies; `nil` where it cannot do without them.
    private let reduced: ChartRenderer?

    /// - Parameters:
    ///   - folder: the chart.
    ///   - replacing: files as they would be, by their paths inside the chart; `nil` for one that would be gone.
    ///   - policies: the paths of the policies' templates, inside the chart.
    ///   - request: values for which the policies are rendered.
    /// - Throws: whatever Helm would refuse to load.
    public init(
        folder: String, replacing: [String: [UInt8]?] = [:], policies: Set<String>, probe request: RenderRequest
    ) throws(SluiceError) {
        let chart = try LoadedChart(path: folder, replacing: replacing)
        whole = ChartRenderer(chart)
        var files = replacing
        for template in chart.templates {
            let name = template.path.split(separator: "/").last ?? ""
            if !policies.contains(template.path), !name.hasPrefix("_"), !name.hasSuffix(".tpl") {
                files[template.path] = .some(nil)
            }
        }
        let renderer = ChartRenderer(try LoadedChart(path: folder, replacing: files))
        // Some charts define named templates in files that render manifests, too.
        if case .rendered = EmbeddedRenderer.outcome(renderer, request) { reduced = renderer } else { reduced = nil }
    }

    /// Renders the chart in this process.
    public func render(_ request: RenderRequest, isWhole: Bool) async throws(SluiceError) -> RenderOutcome {
        EmbeddedRenderer.outcome(isWhole ? whole : reduced ?? whole, request)
    }
}

/// A chart in a folder, rendered by a real Helm.
public struct HelmSide: AdoptionProof.Side {
    private let chart: Chart
    private let renderer: HelmRenderer
    private let original: String

    /// - Parameters:
    ///   - folder: where the chart lies.
    ///   - original: the folder that messages name.
    public init(folder: String, original: String, renderer: HelmRenderer) throws(SluiceError) {
        chart = try Chart(path: folder)
        self.renderer = renderer
        self.original = original
    }

    /// Renders the chart with Helm.
    public func render(_ request: RenderRequest, isWhole: Bool) async throws(SluiceError) -> RenderOutcome {
        let outcome = try await renderer.render(chart, request)
        guard case .refused(let message) = outcome else { return outcome }
        return .refused(message.replacing(chart.folder.path, with: original))
    }
}
