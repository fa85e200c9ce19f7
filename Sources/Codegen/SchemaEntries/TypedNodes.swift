import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Finds the schema nodes below a short form that `"x-sluice": { "type": … }` gives an API type.
enum TypedNodes {
    static func below(_ node: Node, lookup: SchemaLookup, model: TypeModel) -> [(node: Node, type: TypeExpression)] {
        var found: [(node: Node, type: TypeExpression)] = []
        collect(node, lookup: lookup, model: model, into: &found)
        return found
    }

    /// Findings for types that do not exist, so that the binder can report them.
    static func problems(below node: Node, lookup: SchemaLookup, model: TypeModel) -> [Finding] {
        var findings: [Finding] = []
        visit(node, lookup: lookup) { _, reference in
            do throws(SluiceError) {
                _ = try APIPathResolver(model: model).type(named: reference.text, at: reference)
            } catch {
                findings += error.findings
            }
        }
        return findings
    }

    private static func collect(
        _ node: Node, lookup: SchemaLookup, model: TypeModel, into found: inout [(node: Node, type: TypeExpression)]
    ) {
        visit(node, lookup: lookup) { typed, reference in
            if let type = try? APIPathResolver(model: model).type(named: reference.text, at: reference) {
                found.append((typed, type))
            }
        }
    }

    /// Every schema at or below a node, and in the definitions that it refers to, that names an API type.
    static func visit(_ node: Node, lookup: SchemaLookup, _ body: (_ typed: Node, _ reference: Node) -> Void) {
        var entered: [Node] = []
        visit(node, lookup: lookup, entered: &entered, body)
    }

    private static func visit(
        _ node: Node, lookup: SchemaLookup, entered: inout [Node], _ body: (_ typed: Node, _ reference: Node) -> Void
    ) {
        if node.kind == .sequence {
            for element in node.elements { visit(element, lookup: lookup, entered: &entered, body) }
        }
        guard node.kind == .mapping else { return }
        if let reference = node[sluiceKeyword]?["type"], reference.string != nil {
            body(node, reference)
            return
        }
        if node["$ref"]?.string != nil, let target = lookup.resolved(node), !entered.contains(target),
            !SchemaEdits.isGenerated(target)
        {
            entered.append(target)
            visit(target, lookup: lookup, entered: &entered, body)
        }
        for (key, value) in node.entries where key.text != sluiceKeyword {
            visit(value, lookup: lookup, entered: &entered, body)
        }
    }
}
