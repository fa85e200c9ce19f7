import SluiceKubernetesAPI

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
            case .whenPresent(let toggle):
                if field.isNumber {
                    // Zero is a value.
                    body.add("{{- $value := \(value) }}", indent: 0)
                    body.add("{{- if not (kindIs \"invalid\" $value) }}", indent: 0)
                } else {
                    body.add("{{- with $value := \(value) }}", indent: 0)
                }
                write(addition.items, switchedBy: toggle.condition(of: "$value"), into: &body)
            case .eachItem(let toggle):
                body.add("{{- range $item := \(value) }}", indent: 0)
                write(addition.items, switchedBy: toggle.condition(of: "$item"), into: &body)
            case .eachEntry(let toggle):
                body.add("{{- range $key, $value := \(value) }}", indent: 0)
                write(addition.items, switchedBy: toggle.condition(of: "$value"), into: &body)
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

extension ShortForm.Switch {
    /// The condition as a template expression.
    func condition(of value: String) -> String? {
        switch self {
        case .none: nil
        case .enabled: value + ".enabled"
        case .itself: value
        }
    }
}

extension BlockField {
    fileprivate var isNumber: Bool {
        let type = schemaNode["type"]?.text
        return type == "integer" || type == "number"
    }
}
