/// One YAML document that a template rendered.
public struct RenderedManifest: Sendable {
    /// The template's path, beginning with the chart's name: `agents/templates/deployment.yaml`.
    public let path: String
    /// The document's text as Helm prints it, with whatever white space ends it.
    public let content: ArraySlice<UInt8>
    /// `kind`; empty if the document has none, such as one that holds only comments.
    public let kind: String
    /// Whether the document is a hook, and a hook of a test.
    public let hook: HookRole?

    /// What wrote each part, where the request asks for it (``ChartRenderer/Request/tracesTemplates``).
    public let origins: TemplateOrigins?

    init(path: String, content: ArraySlice<UInt8>, kind: String, hook: HookRole?, origins: TemplateOrigins? = nil) {
        self.path = path
        self.content = content
        self.kind = kind
        self.hook = hook
        self.origins = origins
    }

    /// What part a hook plays in the output.
    public enum HookRole: Sendable { case test, other }
}
