import SluiceKubernetesAPI
import SluiceYAML

/// The named templates of one block, as lines.
struct BlockFragment {
    var block: Block
    var names: FragmentNames
    /// A template that the main one includes.
    struct Part {
        var apiPath: [String]
        var body: FragmentText
        /// Whether the body reads nothing but the block's values.
        var needsOnlyBlock: Bool
    }

    /// Parts of the block's own, in order of use; with ``SharedParts`` without those.
    private(set) var parts: [Part] = []
    /// The manifest itself.
    private(set) var manifest = FragmentText()
    private let shared: SharedParts?

    /// - Parameter shared: parts that are not the block's own; nil to have all of them.
    init(_ block: Block, names: FragmentNames, shared: SharedParts? = nil) {
        self.block = block
        self.names = names
        self.shared = shared
        manifest.add("apiVersion: \(block.apiVersion)", indent: 0)
        manifest.add("kind: \(block.kind)", indent: 0)
        for entry in block.plan.root { write(entry.node, key: entry.key, indent: 0) }
    }

    private mutating func write(_ node: ResourcePlan.Node, key: String, indent: Int) {
        switch node {
        case .object(let children):
            let condition = node.presence.expression
            if let condition { manifest.add("{{- if \(condition) }}", indent: indent) }
            manifest.add("\(key):", indent: indent)
            for child in children { write(child.node, key: child.key, indent: indent + 2) }
            if condition != nil { manifest.add("{{- end }}", indent: indent) }
        case .slot(let slot):
            write(slot, key: key, indent: indent)
        }
    }

    private mutating func write(_ slot: ResourcePlan.Slot, key: String, indent: Int) {
        switch slot.fill {
        case .constant(let constant):
            write(constant: constant, slot: slot, key: key, indent: indent)
        case .value(let field):
            write(passThrough: field, slot: slot, key: key, indent: indent)
        case .merged(let constant, let field):
            writeMerged(constant, over: field, slot: slot, key: key, indent: indent)
        case .replaced(let constant, let field):
            writeReplaced(constant, by: field, slot: slot, key: key, indent: indent)
        case .list(let constant, let additions, let own):
            writeList(constant: constant, additions: additions, own: own, slot: slot, key: key, indent: indent)
        }
    }

    private mutating func write(
        constant: APITree, slot: ResourcePlan.Slot, key: String, indent: Int
    ) {
        if case .scalar(.null, _) = constant { return }
        if case .template(let text, _) = constant, !slot.type.isScalar {
            if TemplateText(text).pipeline == nil {
                // Text with conditions may print nothing, and then the key would be null.
                manifest.add("{{- with \(source(of: text, slot: slot)) }}", indent: indent)
                manifest.add("\(key):", indent: indent)
                manifest.add("{{- . | nindent \(indent + 2) }}", indent: indent + 2)
                manifest.add("{{- end }}", indent: indent)
                return
            }
            if slot.isNeeded {
                // Without its text the resource would match something else.
                let message = "\(block.path): the template of \(slot.apiPath.joined(separator: ".")) prints nothing"
                manifest.add("{{- with \(source(of: text, slot: slot)) }}", indent: indent)
                manifest.add("\(key):", indent: indent)
                manifest.add("{{- . | nindent \(indent + 2) }}", indent: indent + 2)
                manifest.add("{{- else }}", indent: indent)
                manifest.add("{{- fail \(TemplateExpression.quoted(message)) }}", indent: indent)
                manifest.add("{{- end }}", indent: indent)
                return
            }
            manifest.add("\(key):", indent: indent)
            manifest.add("{{- \(source(of: text, slot: slot)) | nindent \(indent + 2) }}", indent: indent + 2)
            return
        }
        if slot.isNeeded, let condition = constant.presence.expression {
            let message = "\(block.path): \(block.kind) cannot be without \(slot.apiPath.joined(separator: "."))"
            manifest.add("{{- if not (\(condition)) }}", indent: indent)
            manifest.add("{{- fail \(TemplateExpression.quoted(message)) }}", indent: indent)
            manifest.add("{{- end }}", indent: indent)
        }
        TreeFragment().entry(.init(key: key, value: constant), indent: indent, into: &manifest)
    }

    /// The pipeline that yields the text of a template constant.
    private mutating func source(of text: String, slot: ResourcePlan.Slot) -> String {
        if let pipeline = TemplateText(text).pipeline { return pipeline }
        var body = FragmentText()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { body.add(String(line), indent: 0) }
        return call(Part(apiPath: slot.apiPath, body: body, needsOnlyBlock: false)) + " | trim"
    }

    /// Adds a part, unless it is shared with other blocks, and returns the expression that prints it.
    private mutating func call(_ part: Part) -> String {
        if let name = shared?.name(of: part, in: block) { return "include \"\(name)\" $block" }
        parts.append(part)
        return "include \"\(names.part(block, part.apiPath))\" ."
    }

    private mutating func write(passThrough field: BlockField, slot: ResourcePlan.Slot, key: String, indent: Int) {
        let expression = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: slot.type))
        let condition = Condition.every(field.gates.map { .isTrue($0) })
        let otherwise = slot.isNeeded ? [refusal(of: field, slot: slot)] : nil
        manifest.whenever(condition, indent: indent) { text in
            PassThroughFragment(key: key, expression: expression, type: slot.type, otherwise: otherwise)
                .write(indent: indent, into: &text)
        }
    }

    /// Stops the rendering: without the value the API server would refuse the resource, or it would match more.
    private func refusal(of field: BlockField, slot: ResourcePlan.Slot) -> String {
        let message = "\(field.path) is needed: \(block.kind) cannot be without \(slot.apiPath.joined(separator: "."))"
        return "{{- fail \(TemplateExpression.quoted(message)) }}"
    }

    /// The entries of the value over those of the constant.
    private mutating func writeMerged(
        _ constant: APITree, over field: BlockField, slot: ResourcePlan.Slot, key: String, indent: Int
    ) {
        let expression = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: slot.type))
        let gates = field.gates.map { TemplateExpression.value(at: $0, root: "$.Values") }
        var body = FragmentText()
        writeBody(of: constant, into: &body)
        let text = call(Part(apiPath: slot.apiPath, body: body, needsOnlyBlock: false))
        let gated = gates.isEmpty ? expression : (["and"] + gates + [expression]).joined(separator: " ")
        manifest.add("\(key):", indent: indent)
        manifest.add(
            "{{- toYaml (merge (dict) (\(gated) | default dict) (\(text) | fromYaml))"
                + " | nindent \(indent + 2) }}", indent: indent + 2)
    }

    private mutating func writeReplaced(
        _ constant: APITree, by field: BlockField, slot: ResourcePlan.Slot, key: String, indent: Int
    ) {
        var own = field.asPlaceholder(in: block, type: slot.type)
        own.absence = .whenNull
        let condition = Condition.every(field.gates.map { .isTrue($0) } + [.present(own)])
        manifest.add("{{- if \(condition.expression ?? "true") }}", indent: indent)
        PassThroughFragment(
            key: key, expression: TemplateExpression.placeholder(own), type: slot.type, isSure: true
        ).write(indent: indent, into: &manifest)
        manifest.add("{{- else }}", indent: indent)
        write(constant: constant, slot: slot, key: key, indent: indent)
        manifest.add("{{- end }}", indent: indent)
    }

    private func writeBody(of constant: APITree, into body: inout FragmentText) {
        switch constant {
        case .template(let text, _):
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                body.add(String(line), indent: 0)
            }
        case .object(let entries, _):
            for entry in entries { TreeFragment().entry(entry, indent: 0, into: &body) }
        case .list(let trees, _, _):
            TreeFragment().elements(trees, indent: 0, into: &body)
        case .placeholder(let placeholder):
            body.add("{{- with \(TemplateExpression.placeholder(placeholder)) }}", indent: 0)
            body.add("{{ toYaml . }}", indent: 0)
            body.add("{{- end }}", indent: 0)
        case .scalar, .each:
            break
        }
    }

    private mutating func writeList(
        constant: APITree?, additions: [ResourcePlan.Addition], own: [BlockField], slot: ResourcePlan.Slot, key: String,
        indent: Int
    ) {
        var body = FragmentText()
        if let constant { writeBody(of: constant, into: &body) }
        for addition in additions { AdditionFragment(block: block).write(addition, into: &body) }
        for field in own {
            let expression = TemplateExpression.placeholder(field.asPlaceholder(in: block, type: slot.type))
            body.whenever(.every(field.gates.map { .isTrue($0) }), indent: 0) { body in
                body.add("{{- with \(expression) }}", indent: 0)
                body.add("{{ toYaml . }}", indent: 0)
                body.add("{{- end }}", indent: 0)
            }
        }
        let needsOnlyBlock =
            constant?.readsOnlyBlock != false && additions.allSatisfy(\.readsOnlyBlock)
            && own.allSatisfy(\.gates.isEmpty)
        let text = call(Part(apiPath: slot.apiPath, body: body, needsOnlyBlock: needsOnlyBlock))
        let variable = "$" + key.filter { $0.isLetter || $0.isNumber }
        manifest.add("{{- \(variable) := \(text) | trim }}", indent: indent)
        manifest.add("{{- if \(variable) }}", indent: indent)
        manifest.add("\(key):", indent: indent)
        manifest.add("{{- \(variable) | nindent \(indent + 2) }}", indent: indent + 2)
        manifest.add("{{- else }}", indent: indent)
        manifest.add("\(key): []", indent: indent)
        manifest.add("{{- end }}", indent: indent)
    }
}

extension ResourcePlan.Addition {
    /// Whether the values of the block are enough to make the items.
    fileprivate var readsOnlyBlock: Bool { field.gates.isEmpty && items.allSatisfy(\.readsOnlyBlock) }
}

extension APITree {
    /// Whether the tree reads neither other values of the chart nor templates.
    fileprivate var readsOnlyBlock: Bool {
        switch self {
        case .scalar: true
        case .template: false
        case .placeholder(let placeholder): placeholder.root != .values
        case .list(let elements, _, _): elements.allSatisfy(\.readsOnlyBlock)
        case .object(let entries, _):
            entries.allSatisfy { $0.value.readsOnlyBlock && $0.keyPlaceholder?.root != .values }
        case .each(let over, let element): over.root != .values && element.readsOnlyBlock
        }
    }
}

extension BlockField {
    /// The field's value as seen from its block.
    func asPlaceholder(in block: Block, type: TypeExpression) -> Placeholder {
        Placeholder(root: .block, path: Array(path.keys.dropFirst(block.path.keys.count)), type: type)
    }
}
