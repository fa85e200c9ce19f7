import SluiceDiagnostics
import SluiceGoTemplate

/// Sorts what the templates rendered into manifests and hooks, both in Helm's order.
///
/// - Note: follows `SortManifests` of Helm's release utilities.
struct ManifestSorter {
    private(set) var manifests: [RenderedManifest] = []
    private(set) var hooks: [RenderedManifest] = []
    private let heads: ManifestHeadCache

    /// - Parameters:
    ///   - files: ordered by path.
    ///   - place: where a template lies, for people.
    /// - Throws: documents that are no YAML, with the place in the rendered text.
    init(
        _ files: [RenderedFile], rules: HelmRules, heads: ManifestHeadCache,
        place: @escaping @Sendable (String) -> String = { $0 }
    ) throws(SluiceError) {
        self.heads = heads
        for file in files {
            // Documents come in the order of the file, so that its lines are counted once.
            var (line, counted) = (0, file.content.startIndex)
            for document in ManifestSplitter.documents(of: file.content[...], rules: rules) {
                var origins: TemplateOrigins?
                if !file.lines.isEmpty {
                    line += file.content[counted..<document.startIndex].count { $0 == UInt8(ascii: "\n") }
                    counted = document.startIndex
                    origins = TemplateOrigins(lines: file.lines, first: line, place: place)
                }
                try add(document, of: file, origins)
            }
        }
        let order = KindOrder(rules: rules)
        manifests = order.sorted(manifests, by: \.kind)
        hooks = order.sorted(hooks, by: \.kind)
    }

    private mutating func add(
        _ document: ArraySlice<UInt8>, of file: RenderedFile, _ origins: TemplateOrigins?
    ) throws(SluiceError) {
        let head: ManifestHead
        do throws(SluiceError) {
            head = try heads.head(of: document, path: file.path)
        } catch {
            throw UnreadableManifest.error(error, file: file, document: document)
        }
        guard let annotation = head.hook else {
            manifests.append(
                RenderedManifest(
                    path: file.path, content: document, kind: head.kind, hook: nil, origins: origins))
            return
        }
        // Helm leaves a hook out if it does not know all of its events.
        guard let events = HookEvent.events(of: annotation) else { return }
        let role: RenderedManifest.HookRole = events.contains(.test) ? .test : .other
        hooks.append(
            RenderedManifest(
                path: file.path, content: document, kind: head.kind, hook: role, origins: origins))
    }
}

/// The text that one template file rendered.
public struct RenderedFile: Sendable {
    /// The template's path, beginning with the chart's name.
    public let path: String
    /// The file's content.
    public let content: [UInt8]
    /// What wrote each line, where the request asks for it.
    let lines: [[OutputTrace.Segment]]

    init(path: String, content: [UInt8], lines: [[OutputTrace.Segment]] = []) {
        self.path = path
        self.content = content
        self.lines = lines
    }
}
