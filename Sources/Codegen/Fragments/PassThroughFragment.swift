import KubernetesAPI

/// A value that is the API field: absent and null leave the key out, an empty list stays an empty list.
struct PassThroughFragment {
    var key: String
    var expression: String
    var type: TypeExpression
    /// Whether the value is known not to be null.
    var isSure = false

    func write(indent: Int, into text: inout FragmentText) {
        switch type {
        case .map, .string:
            // Charts write {} and '' for "not set".
            text.add("{{- with \(expression) }}", indent: indent)
            if case .string = type {
                text.add("\(key): {{ . | quote }}", indent: indent)
            } else {
                text.add("\(key):", indent: indent)
                text.add("{{- toYaml . | nindent \(indent + 2) }}", indent: indent + 2)
            }
            text.add("{{- end }}", indent: indent)
        case .array, .object, .any:
            let empty = if case .array = type { "[]" } else { "{}" }
            text.add("{{- if \(expression) }}", indent: indent)
            text.add("\(key):", indent: indent)
            text.add("{{- toYaml \(expression) | nindent \(indent + 2) }}", indent: indent + 2)
            text.add(isSure ? "{{- else }}" : "{{- else if not (kindIs \"invalid\" \(expression)) }}", indent: indent)
            text.add("\(key): \(empty)", indent: indent)
            text.add("{{- end }}", indent: indent)
        case .integer, .number, .boolean, .intOrString, .quantity:
            let presence = isSure ? Presence.always : .when("not (kindIs \"invalid\" \(expression))")
            text.whenever(presence, indent: indent) { text in
                text.add("\(key): {{ \(expression) | toJson }}", indent: indent)
            }
        }
    }
}
