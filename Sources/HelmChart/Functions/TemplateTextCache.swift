import SluiceGoTemplate
import Synchronization

/// Parsed texts of `tpl`, kept between renderings and shared by threads: charts pass the same few texts again
/// and again.
final class TemplateTextCache: Sendable {
    private static let maximumCount = 2_000
    private static let maximumTextBytes = 64 << 10

    private let parsed = Mutex<[String: ParsedSource]>([:])
    private let options: ParseOptions

    init(options: ParseOptions) { self.options = options }

    func source(_ text: String) throws(TemplateError) -> ParsedSource {
        if let known = parsed.withLock({ $0[text] }) { return known }
        let source = try ParsedSource(text, name: ChartTemplates.rootName, options: options)
        guard text.utf8.count <= Self.maximumTextBytes else { return source }
        parsed.withLock { parsed in
            if parsed.count >= Self.maximumCount { parsed.removeAll() }
            parsed[text] = source
        }
        return source
    }
}
