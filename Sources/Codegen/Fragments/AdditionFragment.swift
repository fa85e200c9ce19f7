/// What a short form adds to a list.
struct AdditionFragment {
    var block: Block

    func write(
        _ addition: (field: BlockField, iteration: ShortForm.Iteration, items: [APITree]), into body: inout FragmentText
    ) {
        let value = TemplateExpression.placeholder(addition.field.asPlaceholder(in: block, type: .any))
        let gates = addition.field.gates.map { Presence.when(TemplateExpression.value(at: $0, root: "$.Values")) }
        body.whenever(Presence.all(gates), indent: 0) { body in
            switch addition.iteration {
            case .whenTrue:
                body.add("{{- if \(value) }}", indent: 0)
            case .whenPresent(let enabledKey):
                if addition.field.isNumber {
                    // Zero is a value.
                    body.add("{{- $value := \(value) }}", indent: 0)
                    body.add("{{- if not (kindIs \"invalid\" $value) }}", indent: 0)
                } else {
                    body.add("{{- with $value := \(value) }}", indent: 0)
                }
                if enabledKey { body.add("{{- if $value.enabled }}", indent: 0) }
                TreeFragment().elements(addition.items, indent: 0, into: &body)
                if enabledKey { body.add("{{- end }}", indent: 0) }
                body.add("{{- end }}", indent: 0)
                return
            case .eachItem:
                body.add("{{- range $item := \(value) }}", indent: 0)
            case .eachEntry:
                body.add("{{- range $key, $value := \(value) }}", indent: 0)
            }
            TreeFragment().elements(addition.items, indent: 0, into: &body)
            body.add("{{- end }}", indent: 0)
        }
    }
}

extension BlockField {
    fileprivate var isNumber: Bool {
        let type = schemaNode["type"]?.text
        return type == "integer" || type == "number"
    }
}
