/// Templates that can call each other by name. A value: copies are cheap and independent.
public struct TemplateSet: Sendable {
    private var templates: [String: Template] = [:]

    /// How errors call the set where a template is missing; without it, after the template that asked.
    public let name: String?

    /// Creates an empty set.
    public init(name: String? = nil) { self.name = name }

    /// The template of a name; nil without one.
    public subscript(name: String) -> Template? { templates[name] }

    /// All names, sorted by their bytes.
    public var names: [String] { templates.keys.sorted(by: Value.precedes) }

    /// Parses a text and adds what it defines. Returns the template of the text itself.
    @discardableResult
    public mutating func parse(
        _ text: String, name: String, options: ParseOptions = ParseOptions()
    ) throws(TemplateError) -> Template {
        let parsed = try ParsedSource(text, name: name, options: options)
        add(parsed)
        return parsed.main
    }

    /// Adds parsed templates. A later definition replaces an earlier one unless it is empty.
    public mutating func add(_ parsed: ParsedSource) {
        for template in parsed.templates { add(template) }
    }

    /// Adds a template; one of the same name is replaced.
    public mutating func add(_ template: Template) {
        if template.root.isEmpty, templates[template.name] != nil { return }
        templates[template.name] = template
    }

    /// Executes a template.
    ///
    /// - Parameters:
    ///   - name: the template.
    ///   - data: what `.` is.
    ///   - functions: what the template may call, besides those of the language.
    ///   - options: limits, and what a missing key gives.
    ///   - attachment: whatever the functions need to know about this rendering; they find it in
    ///     ``Evaluation/attachment``.
    public func render(
        _ name: String, data: Value, functions: FunctionTable = FunctionTable(),
        options: RenderOptions = RenderOptions(), attachment: AnyObject? = nil
    ) throws(TemplateError) -> String {
        let bytes = try renderBytes(
            name, data: data, functions: functions, options: options, attachment: attachment)
        return String(goBytes: bytes)
    }

    /// As ``render(_:data:functions:options:attachment:)``: the bytes that Go writes, UTF-8 or not. A
    /// trace notes what writes which part of them.
    public func renderBytes(
        _ name: String, data: Value, functions: FunctionTable = FunctionTable(),
        options: RenderOptions = RenderOptions(), attachment: AnyObject? = nil, trace: OutputTrace? = nil
    ) throws(TemplateError) -> [UInt8] {
        let evaluation = Evaluation(
            templates: self, functions: functions, options: options, attachment: attachment, trace: trace)
        let output = try evaluation.renderBytes(name, data: data)
        return output.withUnsafeBufferPointer { RawBytes.decoded($0) } ?? output
    }
}

/// How templates are executed.
public struct RenderOptions: Sendable {
    /// What a field that a map does not hold evaluates to (Go's option `missingkey`).
    public enum MissingKey: String, Sendable {
        /// No value: prints `<no value>`, and its own fields are again no value.
        case `default`, invalid
        /// The zero value of the map's element type: a nil, whose fields are errors.
        case zero
        case error
    }

    /// What a key that a map does not have evaluates to.
    public var missingKey: MissingKey
    /// How many bytes may be written, those captured by functions included.
    public var maximumOutputBytes: Int
    /// How many nodes and turns of loops may be evaluated.
    public var maximumSteps: Int
    /// Bytes of one text that a function makes.
    public var maximumTextBytes: Int

    /// Creates options.
    public init(
        missingKey: MissingKey = .default, maximumOutputBytes: Int = Limits.outputBytes,
        maximumSteps: Int = Limits.steps, maximumTextBytes: Int = Limits.textBytes
    ) {
        self.missingKey = missingKey
        self.maximumOutputBytes = maximumOutputBytes
        self.maximumSteps = maximumSteps
        self.maximumTextBytes = maximumTextBytes
    }
}
