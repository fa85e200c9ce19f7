import Diagnostics
import YAML

/// The resources that a values schema names, found before anything is resolved.
enum ResourceScan {
    static func resources(in schema: SourceText) -> [String] {
        guard let root = try? parse(schema, options: ParseOptions(syntax: .json)) else { return [] }
        var found: [String] = []
        visit(root, into: &found)
        return found
    }

    private static func visit(_ node: Node, into found: inout [String]) {
        if let resource = node[sluiceKeyword]?["resource"]?.string, !found.contains(resource) { found.append(resource) }
        for (_, property) in node["properties"]?.entries.map({ ($0.key, $0.value) }) ?? []
        where property.kind == .mapping {
            visit(property, into: &found)
        }
    }
}
