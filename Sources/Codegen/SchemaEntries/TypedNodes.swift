import Diagnostics
import KubernetesAPI
import YAML

/// Finds the schema nodes below a short form that `"x-sluice": { "type": … }` gives an API type.
enum TypedNodes {
    static func below(_ node: Node, model: TypeModel) -> [(node: Node, type: TypeExpression)] {
        var found: [(node: Node, type: TypeExpression)] = []
        collect(node, model: model, into: &found)
        return found
    }

    /// Findings for types that do not exist, so that the binder can report them.
    static func problems(below node: Node, model: TypeModel) -> [Finding] {
        var findings: [Finding] = []
        visit(node) { _, reference in
            do throws(SluiceError) {
                _ = try APIPathResolver(model: model).type(named: reference.text, at: reference)
            } catch {
                findings += error.findings
            }
        }
        return findings
    }

    private static func collect(
        _ node: Node, model: TypeModel, into found: inout [(node: Node, type: TypeExpression)]
    ) {
        visit(node) { typed, reference in
            if let type = try? APIPathResolver(model: model).type(named: reference.text, at: reference) {
                found.append((typed, type))
            }
        }
    }

    private static func visit(_ node: Node, _ body: (_ typed: Node, _ reference: Node) -> Void) {
        if node.kind == .sequence {
            for element in node.elements { visit(element, body) }
        }
        guard node.kind == .mapping else { return }
        if let reference = node[sluiceKeyword]?["type"], reference.string != nil {
            body(node, reference)
            return
        }
        for (key, value) in node.entries where key.text != sluiceKeyword { visit(value, body) }
    }
}
