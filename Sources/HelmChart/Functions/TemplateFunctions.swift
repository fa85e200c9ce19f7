import SluiceGoTemplate

/// `include` and `tpl`: functions that execute templates.
extension FunctionTable {
    mutating func registerTemplateFunctions() {
        register("include", [.string, .any]) { arguments, evaluation in
            guard case .string(let name) = arguments[0] else { return .nil }
            let state = evaluation.attachment as? RenderState
            try state?.enter(name)
            defer { state?.leave(name) }
            return .string(try evaluation.render(name, data: arguments[1]))
        }
        register("tpl", [.string, .any]) { arguments, evaluation in
            guard case .string(let text) = arguments[0] else { return .nil }
            return .string(try Self.expand(text, data: arguments[1], evaluation))
        }
    }

    private static func expand(_ text: String, data: Value, _ evaluation: Evaluation) throws -> String {
        // Most texts are plain, and plain text is its own result.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return NoValue.removed(from: text) }
        let parsed: ParsedSource
        do throws(TemplateError) {
            if let state = evaluation.attachment as? RenderState {
                parsed = try state.templates.source(text)
            } else {
                parsed = try ParsedSource(text, name: ChartTemplates.rootName, options: ParseOptions(functions: nil))
            }
        } catch {
            throw TextTemplateError(message: "cannot parse template \(quoted(text))", cause: error)
        }
        var templates = evaluation.templates
        // What the text defines is known to the text alone.
        if parsed.templates.count > 1 { templates.add(parsed) }
        do throws(TemplateError) {
            return NoValue.removed(from: try evaluation.render(parsed.main, in: templates, data: data))
        } catch {
            throw TextTemplateError(
                message: "error during tpl function execution for \(quoted(text))", cause: error)
        }
    }

    private static func quoted(_ text: String) -> String { Printing.format("%q", [.string(text)]) }
}

/// Why `tpl` failed; the cause is the error inside its text.
struct TextTemplateError: Error, CustomStringConvertible {
    let message: String
    let cause: TemplateError
    var description: String { "\(message): \(cause)" }
}
