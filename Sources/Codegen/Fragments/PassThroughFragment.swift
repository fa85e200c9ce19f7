import SluiceKubernetesAPI

/// A value that is the API field.
struct PassThroughFragment {
    var key: String
    var expression: String
    var type: TypeExpression
    /// What is written where the value is absent; nil to leave the key out.
    var otherwise: [String]?
    /// Whether the value is known not to be null.
    var isSure = false

    func write(indent: Int, into text: inout FragmentText) {
        switch Absence.ofPassThrough(type) {
        case .whenNull: writeUnlessNull(indent: indent, into: &text)
        case .never, .whenEmpty, .whenMembersEmpty, .whenZeroOrEmpty:
            text.add("{{- with \(expression) }}", indent: indent)
            if case .string = type {
                text.add("\(key): {{ . | quote }}", indent: indent)
            } else {
                text.add("\(key):", indent: indent)
                text.add("{{- toYaml . | nindent \(indent + 2) }}", indent: indent + 2)
            }
            writeOtherwise(indent: indent, into: &text)
            text.add("{{- end }}", indent: indent)
        }
    }

    private func writeUnlessNull(indent: Int, into text: inout FragmentText) {
        let isGiven = "not (kindIs \"invalid\" \(expression))"
        switch type {
        case .array, .object, .any, .map, .string:
            let empty = if case .array = type { "[]" } else { "{}" }
            text.add("{{- if \(expression) }}", indent: indent)
            text.add("\(key):", indent: indent)
            text.add("{{- toYaml \(expression) | nindent \(indent + 2) }}", indent: indent + 2)
            text.add(isSure ? "{{- else }}" : "{{- else if \(isGiven) }}", indent: indent)
            text.add("\(key): \(empty)", indent: indent)
            writeOtherwise(indent: indent, into: &text)
            text.add("{{- end }}", indent: indent)
        case .integer, .number, .boolean, .intOrString, .quantity:
            if !isSure { text.add("{{- if \(isGiven) }}", indent: indent) }
            text.add("\(key): {{ \(expression) | toJson }}", indent: indent)
            if !isSure {
                writeOtherwise(indent: indent, into: &text)
                text.add("{{- end }}", indent: indent)
            }
        }
    }

    private func writeOtherwise(indent: Int, into text: inout FragmentText) {
        guard let otherwise, !isSure else { return }
        text.add("{{- else }}", indent: indent)
        for line in otherwise { text.add(line, indent: indent) }
    }
}
