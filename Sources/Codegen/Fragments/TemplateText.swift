import SluiceGoTemplate
import SluiceKubernetesAPI

/// Text of a `set` entry that holds Helm template actions.
struct TemplateText {
    var text: String

    init(_ text: String) {
        self.text = text
    }

    /// The pipeline, if the whole text is one action: `include "agents.labels" .`.
    var pipeline: String? {
        guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.utf8.count > 4 else { return nil }
        var inner = text.dropFirst(2).dropLast(2)
        if inner.contains("{{") || inner.contains("}}") { return nil }
        if inner.first == "-" { inner = inner.dropFirst() }
        if inner.last == "-" { inner = inner.dropLast() }
        let trimmed = inner.trimmingSpaces
        let keywords = ["if", "range", "with", "define", "block", "template", "end", "else", "/*"]
        let word = trimmed.split(separator: " ", maxSplits: 1).first.map(String.init) ?? ""
        return trimmed.isEmpty || keywords.contains(word) || trimmed.hasPrefix("/*") ? nil : trimmed
    }

    /// Why the text is no template; nil where it is one. Functions are not looked at: the chart may bring its own.
    var syntaxError: String? {
        do {
            _ = try ParsedSource(text, name: "set", options: ParseOptions(functions: nil))
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// Text and simple actions as one `printf`: `printf "%s-runner" (include "agents.fullname" .)`.
    var printed: String? {
        guard let parsed = try? ParsedSource(text, name: "set", options: ParseOptions(functions: nil)),
            parsed.templates.count == 1
        else { return nil }
        var format = ""
        var arguments: [String] = []
        for node in parsed.main.root.nodes {
            switch node {
            case .text(let text):
                format += String(decoding: text.bytes, as: UTF8.self).replacing("%", with: "%%")
            case .action(let action) where action.pipeline.declarations.isEmpty:
                format += "%v"
                arguments.append(TemplateExpression.argument(parsed.main.source.text(of: action.pipeline.range)))
            default:
                return nil
            }
        }
        return (["printf", TemplateExpression.quoted(format)] + arguments).joined(separator: " ")
    }

    /// The text as a scalar on its key's line.
    func inline(_ type: TypeExpression) -> String {
        guard case .string = type else { return text }
        guard let pipeline else { return printed.map { "{{ \($0) | quote }}" } ?? "\"\(text)\"" }
        return pipeline.hasSuffix("quote") ? "{{ \(pipeline) }}" : "{{ \(pipeline) | quote }}"
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
