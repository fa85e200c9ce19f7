/// One execution of templates. Functions get it to call back: `include`, `tpl` and their like.
///
/// It belongs to one thread. Everything it reads may be shared.
///
/// Its properties change at every step, and no access lasts longer than a statement; checking at run time that two
/// do not overlap would take a tenth of the time.
public final class Evaluation {
    /// The templates that can be called by name.
    @exclusivity(unchecked)
    public internal(set) var templates: TemplateSet
    /// The functions that templates call.
    public let functions: FunctionTable
    /// The options of the rendering.
    public let options: RenderOptions
    /// What the caller of the rendering gave for its functions.
    public let attachment: AnyObject?
    /// Where it is noted what writes the output; nil where nobody asks.
    let trace: OutputTrace?

    /// The template being executed.
    @exclusivity(unchecked)
    var template: Template?
    /// The node being evaluated, for errors. Not counted as a reference, for it changes at every step: the template
    /// that is being executed holds its nodes.
    @exclusivity(unchecked)
    unowned(unsafe) var current: (any SyntaxNode)?
    @exclusivity(unchecked)
    var output: [UInt8] = []
    @exclusivity(unchecked)
    var variables: [Variable] = []
    /// Variables below belong to the templates that called this one.
    @exclusivity(unchecked)
    var variableBase = 0
    /// How many templates call one another just now.
    @exclusivity(unchecked)
    public internal(set) var depth = 0
    @exclusivity(unchecked)
    var remainingSteps: Int
    @exclusivity(unchecked)
    var nesting = NestingGuard()
    /// Bytes captured by outer calls, which count for the limit too.
    @exclusivity(unchecked)
    var outerBytes = 0
    @exclusivity(unchecked)
    var stack = StackGuard()

    struct Variable {
        let name: String
        var value: Evaluated
    }

    /// Creates the state of one rendering.
    public init(
        templates: TemplateSet, functions: FunctionTable = FunctionTable(),
        options: RenderOptions = RenderOptions(), attachment: AnyObject? = nil, trace: OutputTrace? = nil
    ) {
        self.templates = templates
        self.functions = functions
        self.options = options
        self.attachment = attachment
        self.trace = trace
        remainingSteps = options.maximumSteps
    }

    /// The name of the template being executed.
    public var templateName: String? { template?.name }

    /// Executes a template by name and returns what it writes. For use by functions.
    public func render(_ name: String, data: Value) throws(TemplateError) -> String {
        try text(of: renderBytes(name, data: data))
    }

    /// Executes a template with other templates in place of the current ones, for this call only.
    public func render(
        _ name: String, in templates: TemplateSet, data: Value
    ) throws(TemplateError) -> String {
        let outer = self.templates
        self.templates = templates
        defer { self.templates = outer }
        return try render(name, data: data)
    }

    /// Executes a template that need not be one of the set, among the templates of that set.
    public func render(
        _ template: Template, in templates: TemplateSet, data: Value
    ) throws(TemplateError) -> String {
        let outer = self.templates
        self.templates = templates
        defer { self.templates = outer }
        return try text(of: renderBytes(template, data: data))
    }

    private func text(of output: [UInt8]) -> String { String(decoding: output, as: UTF8.self).normalizedBytes }

    func renderBytes(_ name: String, data: Value) throws(TemplateError) -> [UInt8] {
        guard let callee = templates[name] else {
            let asker = templates.name ?? template?.name
            let caller = asker.map { " associated with template \(Quoting.quote($0))" } ?? ""
            throw TemplateError(
                stage: .executing, sourceName: "", message: "no template \(Quoting.quote(name))\(caller)")
        }
        return try renderBytes(callee, data: data)
    }

    private func renderBytes(_ callee: Template, data: Value) throws(TemplateError) -> [UInt8] {
        try checkDepth()
        var captured: [UInt8] = []
        swap(&captured, &output)
        outerBytes += captured.count
        defer {
            swap(&captured, &output)
            outerBytes -= output.count
        }
        guard let trace else {
            try execute(callee, dot: Evaluated(data))
            return output
        }
        trace.begin()
        defer { trace.end(output) }
        try execute(callee, dot: Evaluated(data))
        return output
    }

    /// Executes a template in a scope of its own, writing to the current output.
    func execute(_ callee: Template, dot: Evaluated) throws(TemplateError) {
        let (outerTemplate, outerNode, outerBase) = (template, current, variableBase)
        depth += 1
        template = callee
        variableBase = variables.count
        variables.append(Variable(name: "$", value: dot))
        defer {
            variables.removeLast(variables.count - variableBase)
            (template, current, variableBase) = (outerTemplate, outerNode, outerBase)
            depth -= 1
        }
        _ = try run(callee.root, dot: dot)
    }

    // MARK: Errors and limits

    /// An error at the current node.
    func error(_ message: String, cause: (any Error)? = nil) -> TemplateError {
        guard let template, let current else {
            return TemplateError(
                stage: .executing, sourceName: template?.name ?? "", message: message, cause: cause)
        }
        return TemplateError(
            stage: .executing, sourceName: template.source.name,
            place: template.source.place(at: current.position), templateName: template.name,
            context: current.text(delimiters: template.source.delimiters), message: message,
            cause: cause)
    }

    func checkDepth() throws(TemplateError) {
        guard depth < Limits.templateDepth, stack.hasRoom(atDepth: depth) else {
            throw error("exceeded maximum template depth (\(min(depth, Limits.templateDepth)))")
        }
    }

    func countStep() throws(TemplateError) {
        remainingSteps -= 1
        if remainingSteps < 0 {
            throw error("exceeded the maximum of \(options.maximumSteps) evaluation steps")
        }
    }

    func checkOutput() throws(TemplateError) {
        if output.count + outerBytes > options.maximumOutputBytes {
            throw error("exceeded the maximum output of \(options.maximumOutputBytes) bytes")
        }
    }
}
