import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Resolves one block.
struct OneBlockBinder {
    var path: ValuePath
    /// The property of the schema; it may be a reference to what it is.
    var node: Node
    var lookup: SchemaLookup
    var model: TypeModel
    var read: ReadKeywords

    private var resolver: APIPathResolver { APIPathResolver(model: model) }

    func block() throws(SluiceError) -> Block {
        let target = lookup.resolved(node) ?? node
        guard let keyword = SluiceKeyword(of: node) ?? SluiceKeyword(of: target), let resource = keyword.resource else {
            throw node.error("x-sluice-shape", "a block needs \"resource\"")
        }
        let type = try resourceType(resource)
        let gates = try self.gates(keyword)
        let inferred = InferredTypes()
        var constants = try self.constants(keyword.set, type: type, block: target, inferred: inferred)
        let fields = try FieldBinder(
            block: path, blockNode: target, blockGates: gates, type: type, lookup: lookup, resolver: resolver,
            constants: constants, inferred: inferred, read: read
        ).fields()
        let check = SlotCheck(
            resolver: resolver, resource: resource.text, type: type, constants: constants, fields: fields)
        try check.check()
        constants += check.impliedConstants(at: keyword.node.location)
        let parts = resource.text.split(separator: "/").map(String.init)
        let needs = SlotNeeds(resolver: resolver, type: type)
        let plan = ResourcePlan(constants: constants, fields: fields, isNeeded: needs.isNeeded)
        try check.checkNeeded(plan)
        return Block(
            path: path, resource: resource.text, apiVersion: parts.dropLast().joined(separator: "/"),
            kind: parts.last ?? "", type: type, gates: gates, constants: constants, fields: fields,
            plan: plan, inferred: inferred.types, inferredKeys: inferred.keys, warnings: inferred.warnings,
            description: (target["description"] ?? node["description"])?.string, schemaNode: target,
            location: keyword.node.location)
    }

    private func gates(_ keyword: SluiceKeyword) throws(SluiceError) -> [ValuePath] {
        let gates = try keyword.gates() ?? [path.appending("enabled")]
        guard !gates.isEmpty else {
            throw (keyword.node["when"] ?? keyword.node).error(
                "x-sluice-when", "without a gate the resource would always be rendered",
                hint: "name a boolean, such as \(path).enabled")
        }
        try GateCheck(lookup: lookup, block: path).check(gates, at: keyword.node["when"] ?? keyword.node)
        return gates
    }

    private func resourceType(_ resource: Node) throws(SluiceError) -> TypeName {
        guard let text = resource.string else {
            throw resource.error(
                "x-sluice-resource", "\"resource\" must be a string, not \(resource.kind.phrase)",
                hint: "write \"networking.k8s.io/v1/NetworkPolicy\"")
        }
        guard let type = model.resources[text] else {
            // Nobody renders a list of resources.
            let resources = Array(model.resources.keys.filter { !$0.hasSuffix("List") })
            throw resource.error(
                "x-sluice-resource", "the API definitions have no resource \"\(text)\"",
                hint: Suggestion.hint(for: text, among: resources)
                    + (nearest(text, in: resources) == nil
                        ? "; definitions of other kinds are added with --definitions, or by sluice.yaml" : ""))
        }
        return type
    }

    private func constants(
        _ set: Node?, type: TypeName, block: Node, inferred: InferredTypes
    ) throws(SluiceError) -> [Block.Constant] {
        guard let set else { return [] }
        guard set.kind == .mapping else {
            throw set.error(
                "x-sluice-shape", "\"set\" must be an object, not \(set.kind.phrase)",
                hint: "write \"set\": { \"metadata.name\": … }")
        }
        let scope = PlaceholderScope(
            lookup: ShapeLookup(schema: lookup, resolver: resolver),
            roots: [.values: .node(lookup.root), .block: .node(block)], inferred: inferred)
        var constants: [Block.Constant] = []
        var findings: [Finding] = []
        for (key, value) in set.entries {
            do throws(SluiceError) {
                constants.append(try constant(key, value, type: type, scope: scope))
            } catch {
                findings += error.findings
            }
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
        return constants
    }

    private func constant(
        _ key: Node, _ value: Node, type: TypeName, scope: PlaceholderScope
    ) throws(SluiceError) -> Block.Constant {
        let apiPath = key.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let field = try resolver.field(apiPath, below: type, at: key)
        if ["apiVersion", "kind", "status"].contains(apiPath[0]) {
            throw key.error(
                "x-sluice-path", "\(apiPath[0]) is not for the chart to set",
                hint: apiPath[0] == "status" ? "the cluster writes it" : "it comes from \"resource\"")
        }
        if value.isNull {
            let absent = APITree.scalar(.null, type: field.type)
            return Block.Constant(apiPath: apiPath, type: field.type, value: absent, location: key.location)
        }
        let isPolicy = apiPath[0] != "metadata" && resolver.isPolicyPart(apiPath, of: type)
        let builder = APITreeBuilder(resolver: resolver, allowsTemplates: true, isPolicy: isPolicy)
        let tree = try builder.tree(value, type: field.type, meaning: builder.meaning(of: field), scope: scope)
        if isPolicy {
            for placeholder in tree.placeholders where placeholder.absence != .never && !placeholder.isOptional {
                throw value.error(
                    "x-sluice-may-vanish",
                    "\(placeholder.notation) may be absent, and the policy would then select or match something else",
                    hint: "list the property as \"required\" in the schema, and a list or object as never empty "
                        + "(\"minItems\" or \"minProperties\": 1), or end the placeholder with \"?\" where its value may be "
                        + "left out")
            }
        }
        return Block.Constant(apiPath: apiPath, type: field.type, value: tree, location: key.location)
    }
}
