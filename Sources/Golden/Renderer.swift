import SluiceDiagnostics
import SluiceHelmChart

/// What a renderer is asked for, beside the chart.
public struct RenderRequest: Sendable, Hashable {
    /// The release's name and namespace.
    public var release: Release
    /// Absolute paths of values files, in order.
    public var valuesFiles: [String]
    /// Arguments of `--set-json`.
    public var setJSON: [String]
    /// Arguments of `--set`.
    public var set: [String]
    /// Arguments of `--set-string`.
    public var setString: [String]

    /// Makes a request.
    public init(
        release: Release = Release(), valuesFiles: [String] = [], setJSON: [String] = [],
        set: [String] = [], setString: [String] = []
    ) {
        self.release = release
        self.valuesFiles = valuesFiles
        self.setJSON = setJSON
        self.set = set
        self.setString = setString
    }
}

/// What came of a render.
public enum RenderOutcome: Sendable, Hashable {
    /// The manifests, as `helm template` prints them.
    case rendered(String)
    /// The error that `helm template` prints.
    case refused(String)
}

/// Something that renders a chart as `helm template` does.
public protocol Renderer: Sendable {
    /// How reports call it.
    var name: String { get }
    /// Which Helm's treatment of values it follows.
    var rules: HelmRules { get }
    /// Renders a chart. A chart or values that are refused are an outcome, not an error.
    ///
    /// - Throws: a finding if it could not be tried: no such program, out of time.
    func render(_ chart: Chart, _ request: RenderRequest) async throws(SluiceError) -> RenderOutcome
    /// Renders the same again with other random values and, where the renderer controls it, another time: what differs
    /// from the first render depends on nothing that the case gives.
    func variations(of request: RenderRequest, _ chart: Chart) async throws(SluiceError) -> [RenderOutcome]
}

extension Renderer {
    /// The same render once more, for renderers that control neither random values nor the time.
    public func variations(of request: RenderRequest, _ chart: Chart) async throws(SluiceError) -> [RenderOutcome] {
        [try await render(chart, request)]
    }
}
