import KubernetesAPI
import YAML

/// The named templates of one block, as lines.
struct BlockFragment {
    var block: Block
    var names: FragmentNames
    /// Templates that the main one includes, each with its name; in order of use.
    private(set) var parts: [(name: String, body: FragmentText)] = []
    /// The manifest itself.
    private(set) var manifest = FragmentText()

    init(_ block: Block, names: FragmentNames) {
        self.block = block
        self.names = names
        manifest.add("apiVersion: \(block.apiVersion)", indent: 0)
        manifest.add("kind: \(block.kind)", indent: 0)
        for entry in ResourcePlan(block).root { write(entry.node, key: entry.key, indent: 0) }
    }

    private mutating func write(_ node: ResourceNode, key: String, indent: Int) {
        switch node {
        case .object(let children):
            manifest.add("\(key):", indent: indent)
            for child in children { write(child.node, key: child.key, indent: indent + 2) }
        case .place(let place):
            write(place, key: key, indent: indent)
        }
    }

    private mutating func write(_ place: ResourcePlace, key: String, indent: Int) {
        if place.isCombinedList {
            writeCombinedList(place, key: key, indent: indent)
        } else if let constant = place.constant, let field = place.passThroughs.first {
            writeOverridden(constant, by: field, place: place, key: key, indent: indent)
        } else if let constant = place.constant {
            write(constant: constant, type: place.type, key: key, indent: indent, place: place)
        } else if let field = place.passThroughs.first {
            write(passThrough: field, type: place.type, key: key, indent: indent)
        }
    }

    private mutating func write(
        constant: APITree, type: TypeExpression, key: String, indent: Int, place: ResourcePlace
    ) {
        if case .scalar(.null, _) = constant { return }
        if case .template(let text, _) = constant, !type.isScalar {
            if TemplateText(text).pipeline == nil {
                // Text with conditions may print nothing, and then the key would be null.
                manifest.add("{{- with \(source(of: text, place: place)) }}", indent: indent)
                manifest.add("\(key):", indent: indent)
                manifest.add("{{- . | nindent \(indent + 2) }}", indent: indent + 2)
                manifest.add("{{- end }}", indent: indent)
                return
            }
            manifest.add("\(key):", indent: indent)
            manifest.add("{{- \(source(of: text, place: place)) | nindent \(indent + 2) }}", indent: indent + 2)
            return
        }
        TreeFragment().entry(.init(key: key, value: constant), indent: indent, into: &manifest)
    }

    /// The pipeline that yields the text of a template constant.
    private mutating func source(of text: String, place: ResourcePlace) -> String {
        if let pipeline = TemplateText(text).pipeline { return pipeline }
        let name = names.part(block, place.apiPath)
        var body = FragmentText()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { body.add(String(line), indent: 0) }
        parts.append((name, body))
        return "include \"\(name)\" . | trim"
    }

    private mutating func write(passThrough field: BlockField, type: TypeExpression, key: String, indent: Int) {
        let expression = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: type))
        let gates = field.gates.map { Presence.when(TemplateExpression.value(at: $0, root: "$.Values")) }
        manifest.whenever(Presence.all(gates), indent: indent) { text in
            PassThroughFragment(key: key, expression: expression, type: type).write(indent: indent, into: &text)
        }
    }

    /// Constant first, the person's own value over it: maps are merged, anything else is replaced.
    private mutating func writeOverridden(
        _ constant: APITree, by field: BlockField, place: ResourcePlace, key: String, indent: Int
    ) {
        let expression = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: place.type))
        let gates = field.gates.map { TemplateExpression.value(at: $0, root: "$.Values") }
        let name = names.part(block, place.apiPath)
        var body = FragmentText()
        switch place.type {
        case .map:
            writeBody(of: constant, into: &body)
            parts.append((name, body))
            let gated = gates.isEmpty ? expression : (["and"] + gates + [expression]).joined(separator: " ")
            manifest.add("\(key):", indent: indent)
            manifest.add(
                "{{- toYaml (merge (dict) (\(gated) | default dict) (include \"\(name)\" . | fromYaml))"
                    + " | nindent \(indent + 2) }}", indent: indent + 2)
        default:
            let isGiven = "not (kindIs \"invalid\" \(expression))"
            let conditions = gates.map { Presence.when($0) } + [.when(isGiven)]
            manifest.add("{{- if \(Presence.all(conditions).condition ?? isGiven) }}", indent: indent)
            PassThroughFragment(key: key, expression: expression, type: place.type, isSure: true)
                .write(indent: indent, into: &manifest)
            manifest.add("{{- else }}", indent: indent)
            write(constant: constant, type: place.type, key: key, indent: indent, place: place)
            manifest.add("{{- end }}", indent: indent)
        }
    }

    private func writeBody(of constant: APITree, into body: inout FragmentText) {
        switch constant {
        case .template(let text, _):
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                body.add(String(line), indent: 0)
            }
        case .object(let entries, _):
            for entry in entries { TreeFragment().entry(entry, indent: 0, into: &body) }
        case .list(let trees, _):
            TreeFragment().elements(trees, indent: 0, into: &body)
        case .scalar, .placeholder, .each:
            break
        }
    }

    private mutating func writeCombinedList(_ place: ResourcePlace, key: String, indent: Int) {
        let name = names.part(block, place.apiPath)
        var body = FragmentText()
        if let constant = place.constant { writeBody(of: constant, into: &body) }
        for addition in place.additions { AdditionFragment(block: block).write(addition, into: &body) }
        for field in place.passThroughs {
            let expression = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: place.type))
            let gates = field.gates.map { Presence.when(TemplateExpression.value(at: $0, root: "$.Values")) }
            body.whenever(Presence.all(gates), indent: 0) { body in
                body.add("{{- with \(expression) }}", indent: 0)
                body.add("{{ toYaml . }}", indent: 0)
                body.add("{{- end }}", indent: 0)
            }
        }
        parts.append((name, body))
        let variable = "$" + key.filter { $0.isLetter || $0.isNumber }
        manifest.add("{{- $\(variable.dropFirst()) := include \"\(name)\" . | trim }}", indent: indent)
        manifest.add("{{- if \(variable) }}", indent: indent)
        manifest.add("\(key):", indent: indent)
        manifest.add("{{- \(variable) | nindent \(indent + 2) }}", indent: indent + 2)
        manifest.add("{{- else }}", indent: indent)
        manifest.add("\(key): []", indent: indent)
        manifest.add("{{- end }}", indent: indent)
    }
}

extension BlockField {
    /// The field's value as seen from its block.
    func asPlaceholder(in block: Block, type: TypeExpression) -> Placeholder {
        Placeholder(root: .block, path: Array(path.keys.dropFirst(block.path.keys.count)), type: type)
    }
}
