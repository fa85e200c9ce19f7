import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Finds the blocks of a values schema and resolves them against the API's types.
public enum BlockBinder {
    /// The blocks of `schema`, in source order.
    ///
    /// - Throws: every finding of every block: unknown keys, paths that are no API fields, constants and
    ///   placeholders that do not fit, keywords without effect, each at its own line of the schema.
    public static func blocks(in schema: Node, model: TypeModel) throws(SluiceError) -> [Block] {
        guard schema.kind == .mapping else {
            throw schema.error(
                "schema-shape", "a values schema must be an object, not \(schema.kind.phrase)",
                hint: "begin with { \"$schema\": \"https://json-schema.org/draft-07/schema#\", \"type\": \"object\" }")
        }
        let lookup = SchemaLookup(root: schema)
        let read = ReadKeywords()
        var search = BlockSearch(lookup: lookup, read: read)
        try search.collect(schema, path: ValuePath([]))
        var blocks: [Block] = []
        var findings: [Finding] = []
        for (path, node) in search.found {
            do throws(SluiceError) {
                let binder = OneBlockBinder(path: path, node: node, lookup: lookup, model: model, read: read)
                blocks.append(try binder.block())
            } catch {
                findings += error.findings
            }
        }
        // A block that could not be read has not read its fields either.
        if findings.isEmpty { findings = read.unread(below: schema) }
        if findings.isEmpty { findings = BlockNames.collisions(of: blocks) }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
        return blocks
    }
}

/// Walks the properties of a values schema.
private struct BlockSearch {
    var lookup: SchemaLookup
    var read: ReadKeywords
    var found: [(path: ValuePath, node: Node)] = []
    /// The definitions that the walk is inside of: schemas of values may contain themselves.
    private var open: [Node] = []

    init(lookup: SchemaLookup, read: ReadKeywords) {
        self.lookup = lookup
        self.read = read
    }

    mutating func collect(_ node: Node, path: ValuePath, isInBlock: Bool = false) throws(SluiceError) {
        try SluiceKeyword.checkSpelling(in: node)
        var target = node
        if let reference = node["$ref"] {
            guard let resolved = lookup.resolved(node) else {
                // What lies in another document holds no block of ours.
                if reference.string?.first != "#" { return }
                throw reference.error(
                    "schema-reference", "$ref \(reference.text) leads nowhere or in a circle",
                    hint: "only references inside this schema are followed, such as #/definitions/name")
            }
            if open.contains(resolved) { return }
            target = resolved
            try SluiceKeyword.checkSpelling(in: target)
        }
        open.append(target)
        defer { open.removeLast() }
        var isInBlock = isInBlock
        let owner = node[sluiceKeyword] == nil ? target : node
        if let keyword = SluiceKeyword(of: owner) {
            if keyword.node.kind != .mapping || keyword.resource != nil || !isInBlock {
                let problems = keyword.problems()
                guard problems.isEmpty else { throw SluiceError(findings: problems) }
            }
            if keyword.resource != nil {
                read.note(keyword.node)
                found.append((path, node))
                isInBlock = true
            } else if !isInBlock {
                throw keyword.node.error(
                    "x-sluice-outside", "this x-sluice stands in no block",
                    hint: "bind the object around it with \"x-sluice\": { \"resource\": … }")
            } else {
                // A field of the block; what is below it is the field's.
                return
            }
        }
        guard let properties = target["properties"] else { return }
        guard properties.kind == .mapping else {
            throw properties.error(
                "schema-shape", "\"properties\" must be an object, not \(properties.kind.phrase)",
                hint: "write \"properties\": { \"name\": { \"type\": … } }")
        }
        for (key, child) in properties.entries where child.kind == .mapping {
            try collect(child, path: path.appending(key.text), isInBlock: isInBlock)
        }
    }
}
