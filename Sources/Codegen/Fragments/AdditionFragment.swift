import KubernetesAPI

/// What a short form adds to a list.
struct AdditionFragment {
    var block: Block

    func write(_ addition: ResourcePlan.Addition, into body: inout FragmentText) {
        let field = addition.field
        let value = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: .any))
        body.whenever(.every(field.gates.map { .isTrue($0) }), indent: 0) { body in
            switch addition.iteration {
            case .whenTrue:
                body.add("{{- if \(value) }}", indent: 0)
                TreeFragment().elements(addition.items, indent: 0, into: &body)
            case .whenPresent(let isSwitched):
                if field.isNumber {
                    // Zero is a value.
                    body.add("{{- $value := \(value) }}", indent: 0)
                    body.add("{{- if not (kindIs \"invalid\" $value) }}", indent: 0)
                } else {
                    body.add("{{- with $value := \(value) }}", indent: 0)
                }
                write(addition.items, switchedBy: isSwitched ? "$value.enabled" : nil, into: &body)
            case .eachItem(let isSwitched):
                body.add("{{- range $item := \(value) }}", indent: 0)
                write(addition.items, switchedBy: isSwitched ? "$item.enabled" : nil, into: &body)
            case .eachEntry(let isSwitched):
                body.add("{{- range $key, $value := \(value) }}", indent: 0)
                write(addition.items, switchedBy: isSwitched ? "$value.enabled" : nil, into: &body)
            }
            body.add("{{- end }}", indent: 0)
        }
    }

    private func write(_ items: [APITree], switchedBy condition: String?, into body: inout FragmentText) {
        if let condition { body.add("{{- if \(condition) }}", indent: 0) }
        TreeFragment().elements(items, indent: 0, into: &body)
        if condition != nil { body.add("{{- end }}", indent: 0) }
    }
}

extension BlockField {
    fileprivate var isNumber: Bool {
        let type = schemaNode["type"]?.text
        return type == "integer" || type == "number"
    }
}
