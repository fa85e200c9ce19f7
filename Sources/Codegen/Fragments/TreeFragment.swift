import SluiceKubernetesAPI
import SluiceYAML

/// Writes an `APITree` as manifest lines with template actions, as a chart author would by hand.
struct TreeFragment {
    /// Conditions that are known to hold where the lines stand.
    var assumed: Set<Condition> = []

    /// `key: value`, with its condition.
    func entry(_ entry: APITree.Entry, indent: Int, into text: inout FragmentText) {
        let presence = left(entry.value.presence)
        let key =
            entry.keyPlaceholder.map { "{{ \(TemplateExpression.placeholder($0)) | quote }}" }
            ?? scalarText(.string(entry.key))
        text.whenever(presence, indent: indent) { text in
            assuming(presence).value(entry.value, key: key, indent: indent, into: &text)
        }
    }

    /// The elements of a list, each behind its dash.
    func elements(_ trees: [APITree], indent: Int, into text: inout FragmentText) {
        for tree in trees { element(tree, indent: indent, into: &text) }
    }

    private func value(_ tree: APITree, key: String, indent: Int, into text: inout FragmentText) {
        switch tree {
        case .scalar(let value, _):
            text.add("\(key): \(scalarText(value))", indent: indent)
        case .template(let template, let type):
            text.add("\(key): \(TemplateText(template).inline(type))", indent: indent)
        case .placeholder(let placeholder):
            if placeholder.type.isScalar {
                text.add("\(key): \(inline(placeholder))", indent: indent)
            } else {
                text.add("\(key):", indent: indent)
                text.add("{{- \(toYAML(placeholder)) | nindent \(indent + 2) }}", indent: indent + 2)
            }
        case .object(let entries, _) where entries.isEmpty:
            text.add("\(key): {}", indent: indent)
        case .object(let entries, _):
            text.add("\(key):", indent: indent)
            for entry in entries { self.entry(entry, indent: indent + 2, into: &text) }
        case .list(let trees, _, _) where trees.isEmpty:
            text.add("\(key): []", indent: indent)
        case .list(let trees, _, _):
            text.add("\(key):", indent: indent)
            elements(trees, indent: indent + 2, into: &text)
        case .each:
            break  // Stands in lists only.
        }
    }

    private func element(_ tree: APITree, indent: Int, into text: inout FragmentText) {
        if case .each(let over, let element) = tree {
            text.add("{{- range $item := \(TemplateExpression.placeholder(over)) }}", indent: indent)
            self.element(element, indent: indent, into: &text)
            text.add("{{- end }}", indent: indent)
            return
        }
        let presence = left(tree.presence)
        text.whenever(presence, indent: indent) { text in
            assuming(presence).sureElement(tree, indent: indent, into: &text)
        }
    }

    private func sureElement(_ tree: APITree, indent: Int, into text: inout FragmentText) {
        switch tree {
        case .scalar(let value, _):
            text.add("- \(scalarText(value))", indent: indent)
        case .template(let template, let type):
            text.add("- \(TemplateText(template).inline(type))", indent: indent)
        case .placeholder(let placeholder):
            if placeholder.type.isScalar {
                text.add("- \(inline(placeholder))", indent: indent)
            } else {
                text.add("- {{- \(toYAML(placeholder)) | nindent \(indent + 2) }}", indent: indent)
            }
        case .object(let entries, _) where entries.isEmpty:
            text.add("- {}", indent: indent)
        case .object(let entries, _):
            object(entries, indent: indent, into: &text)
        case .list(let trees, _, _):
            text.add(trees.isEmpty ? "- []" : "-", indent: indent)
            elements(trees, indent: indent + 2, into: &text)
        case .each:
            break
        }
    }

    /// The dash goes before a key that is always there; without one it stands on a line of its own.
    private func object(_ entries: [APITree.Entry], indent: Int, into text: inout FragmentText) {
        guard let first = entries.firstIndex(where: { left($0.value.presence) == .always }) else {
            text.add("-", indent: indent)
            for entry in entries { self.entry(entry, indent: indent + 2, into: &text) }
            return
        }
        var lead = FragmentText()
        entry(entries[first], indent: indent + 2, into: &lead)
        for (number, line) in lead.lines.enumerated() {
            text.add(number == 0 ? "- " + line.dropFirst(indent + 2) : String(line.dropFirst(indent)), indent: indent)
        }
        for (index, entry) in entries.enumerated() where index != first {
            self.entry(entry, indent: indent + 2, into: &text)
        }
    }

    /// What is left to ask where some conditions are known to hold.
    private func left(_ condition: Condition) -> Condition {
        if assumed.contains(condition) { return .always }
        if case .all(let parts) = condition { return .every(parts.filter { !assumed.contains($0) }) }
        return condition
    }

    private func assuming(_ condition: Condition) -> TreeFragment {
        switch condition {
        case .always: self
        case .all(let parts): TreeFragment(assumed: assumed.union(parts + [condition]))
        default: TreeFragment(assumed: assumed.union([condition]))
        }
    }

    private func toYAML(_ placeholder: Placeholder) -> String {
        "toYaml " + TemplateExpression.placeholder(placeholder)
    }

    private func inline(_ placeholder: Placeholder) -> String {
        let expression = TemplateExpression.placeholder(placeholder)
        switch placeholder.type {
        case .string: return "{{ \(expression) | quote }}"
        // Helm reads numbers as floats, which print with an exponent from a million on.
        case .integer: return "{{ \(expression) | int64 }}"
        case .boolean: return "{{ \(expression) }}"
        default: return "{{ \(expression) | toJson }}"
        }
    }
}

/// A constant as it stands in block YAML.
func scalarText(_ value: Value) -> String {
    // A block of lines would need the indentation of its place.
    if case .string(let text) = value, text.utf8.contains(UInt8(ascii: "\n")) {
        return JSONWriter.write(value, indent: nil)
    }
    var text = YAMLWriter.write(value)
    while text.last == "\n" { text.removeLast() }
    return text
}
