import SluiceDiagnostics
import SluiceYAML

/// Defaults inside of short forms that nothing applies: Helm passes over the defaults of a schema, and values.yaml can
/// hold none for the elements of a list.
struct UnappliedDefaults {
    var lookup: SchemaLookup

    func findings(of block: Block) -> [Finding] {
        var findings: [Finding] = []
        for field in block.fields {
            guard case .shortForm(let form) = field.role else { continue }
            switch form.iteration {
            case .whenTrue: continue
            case .whenPresent(.enabled):
                // values.yaml holds those of the object itself.
                for name in lookup.propertyNames(of: field.schemaNode) {
                    guard let property = lookup.property(name, of: field.schemaNode) else { continue }
                    visitParts(of: property, inside: [field.schemaNode], into: &findings)
                }
            case .whenPresent, .eachItem, .eachEntry:
                visitParts(of: field.schemaNode, inside: [], into: &findings)
            }
        }
        return findings
    }

    private func visitParts(of node: Node, inside ancestors: [Node], into findings: inout [Finding]) {
        guard let schema = lookup.resolved(node), !ancestors.contains(schema), !SchemaEdits.isGenerated(schema) else {
            return
        }
        var parts = schema["properties"]?.entries.map { (name: $0.key.text, node: $0.value) } ?? []
        for key in ["items", "additionalProperties"] {
            if let inner = schema[key], inner.kind == .mapping { parts.append((key, inner)) }
        }
        for part in parts where part.node.kind == .mapping {
            if let value = part.node.entries.first(where: { $0.key.text == "default" }), !value.value.isNull {
                let isSwitch = part.name == "enabled" && value.value.bool != nil
                if isSwitch && value.value.bool == false { continue }
                findings.append(
                    Finding(
                        rule: "x-sluice-default", severity: .warning, location: value.key.location,
                        message: isSwitch
                            ? "this default has no effect: without \"enabled\", nothing is added"
                            : "this default has no effect: Helm passes over the defaults of a schema",
                        hint: "leave it out, and say in the description what is written where"))
            }
            visitParts(of: part.node, inside: ancestors + [schema], into: &findings)
        }
    }
}
