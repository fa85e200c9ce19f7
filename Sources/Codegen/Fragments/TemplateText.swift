import KubernetesAPI

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

    /// The text as a scalar on its key's line.
    func inline(_ type: TypeExpression) -> String {
        guard case .string = type else { return text }
        guard let pipeline else { return "\"\(text)\"" }
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
