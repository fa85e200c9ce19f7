import SluiceDiagnostics
import SluiceYAML

/// The `x-sluice` objects of a schema that have been read; what is left over has no effect.
final class ReadKeywords {
    private var read: Set<Node> = []

    func note(_ keyword: Node) {
        read.insert(keyword)
    }

    /// Findings for the keywords below `root` that nothing has read, each at its own line.
    func unread(below root: Node) -> [Finding] {
        var findings: [Finding] = []
        Self.visit(root) { owner in
            guard let key = owner.entries.first(where: { $0.key.text == sluiceKeyword }), !read.contains(key.value)
            else { return }
            findings.append(
                key.key.finding(
                    "x-sluice-outside", "this x-sluice has no effect where it stands",
                    hint: "blocks are read from \"properties\", nested ones and those behind \"$ref\" too, and fields "
                        + "from the properties of a block; not from allOf, if, then, items or unused definitions"))
        }
        return findings
    }

    /// Every schema at or below a node, which need not be one itself; values such as defaults are passed by.
    static func visit(_ node: Node, _ body: (Node) -> Void) {
        switch node.kind {
        case .sequence:
            for element in node.elements { visit(element, body) }
        case .mapping:
            body(node)
            for (key, value) in node.entries {
                switch key.text {
                case "default", "enum", "const", "examples", sluiceKeyword: continue
                case "properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies":
                    // The keys are names here.
                    for (_, child) in value.entries { visit(child, body) }
                default: visit(value, body)
                }
            }
        default: break
        }
    }
}
