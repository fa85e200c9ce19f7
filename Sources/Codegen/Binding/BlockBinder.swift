import Diagnostics
import KubernetesAPI
import YAML

/// Finds the blocks of a values schema and resolves them against the API's types.
public enum BlockBinder {
    /// The blocks of `schema`, in source order.
    ///
    /// - Throws: every finding of every block: unknown keys, paths that are no API fields, constants and
    ///   placeholders that do not fit, each at its own line of the schema.
    public static func blocks(in schema: Node, model: TypeModel) throws(SluiceError) -> [Block] {
        guard schema.kind == .mapping else {
            throw schema.error(
                "schema-shape", "a values schema must be an object, not \(schema.kind.phrase)",
                hint: "begin with { \"$schema\": \"https://json-schema.org/draft-07/schema#\", \"type\": \"object\" }")
        }
        let lookup = SchemaLookup(root: schema)
        var found: [(path: ValuePath, node: Node)] = []
        try collect(schema, path: ValuePath([]), lookup: lookup, into: &found)
        var blocks: [Block] = []
        var findings: [Finding] = []
        for (path, node) in found {
            do throws(SluiceError) {
                blocks.append(try OneBlockBinder(path: path, node: node, lookup: lookup, model: model).block())
            } catch {
                findings += error.findings
            }
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
        return blocks
    }

    private static func collect(
        _ node: Node, path: ValuePath, lookup: SchemaLookup, into found: inout [(path: ValuePath, node: Node)]
    ) throws(SluiceError) {
        try SluiceKeyword.checkSpelling(in: node)
        if let reference = node["$ref"], lookup.resolved(node) == nil {
            throw reference.error(
                "schema-reference", "$ref \(reference.text) leads nowhere or in a circle",
                hint: "only references inside this schema are followed, such as #/definitions/name")
        }
        if let keyword = SluiceKeyword(of: node) {
            let problems = keyword.problems()
            guard problems.isEmpty else { throw SluiceError(findings: problems) }
            guard keyword.resource != nil else {
                throw keyword.node.error(
                    "x-sluice-outside", "this x-sluice stands in no block",
                    hint: "bind the object around it with \"x-sluice\": { \"resource\": … }")
            }
            found.append((path, node))
            return
        }
        guard let properties = node["properties"] else { return }
        guard properties.kind == .mapping else {
            throw properties.error(
                "schema-shape", "\"properties\" must be an object, not \(properties.kind.phrase)",
                hint: "write \"properties\": { \"name\": { \"type\": … } }")
        }
        for (key, child) in properties.entries where child.kind == .mapping {
            try collect(child, path: path.appending(key.text), lookup: lookup, into: &found)
        }
    }
}
