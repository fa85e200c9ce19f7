/// A parsed template. It never changes and may be executed by many threads at once.
public final class Template: Sendable, CustomStringConvertible {
    /// The name by which other templates call it.
    public let name: String
    /// The text that the template, or the `define` around it, stands in.
    public let source: TemplateSource
    /// The parsed body.
    public let root: ListNode

    init(name: String, source: TemplateSource, root: ListNode) {
        self.name = name
        self.source = source
        self.root = root
    }

    /// Go's canonical form of the body, with the source's delimiters.
    public var description: String { root.text(delimiters: source.delimiters) }
}

/// Everything one text defines: itself and its `define` and `block` templates.
///
/// Parsing is the costly part. Keep the result and add it to as many sets as needed.
public struct ParsedSource: Sendable {
    /// The text outside of definitions.
    public let main: Template
    /// All templates, `main` included, in the order of their definition.
    public let templates: [Template]

    /// - Throws: the first mistake in the text, worded as Go words it.
    public init(
        _ text: String, name: String, options: ParseOptions = ParseOptions()
    ) throws(TemplateError) {
        try self.init(text: Array(text.utf8), name: name, options: options)
    }

    /// Parses a template whose text need not be UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - name: the name of the template, for messages and `template` actions.
    ///   - options: delimiters and functions.
    /// - Throws: a syntax error at its line and column.
    public init(
        bytes: [UInt8], name: String, options: ParseOptions = ParseOptions()
    ) throws(TemplateError) {
        let isText = bytes.withUnsafeBufferPointer(RawBytes.areText)
        let bytes = isText ? bytes : bytes.withUnsafeBufferPointer(RawBytes.encoded)
        try self.init(text: bytes, name: name, options: options)
    }

    private init(text bytes: [UInt8], name: String, options: ParseOptions) throws(TemplateError) {
        let source = TemplateSource(name: name, bytes: bytes, delimiters: options.delimiters)
        var parser = Parser(source, options)
        main = try parser.parse()
        templates = parser.order.compactMap { parser.templates[$0] }
    }
}
