import Diagnostics
import KubernetesAPI
import YAML

/// Resolves one block.
struct OneBlockBinder {
    var path: ValuePath
    var node: Node
    var lookup: SchemaLookup
    var model: TypeModel

    func block() throws(SluiceError) -> Block {
        guard let keyword = SluiceKeyword(of: node), let resource = keyword.resource else {
            throw node.error("x-sluice-shape", "a block needs \"resource\"")
        }
        let type = try resourceType(resource)
        let gates = try keyword.gates() ?? [path.appending("enabled")]
        for gate in gates { try check(gate: gate, at: keyword.node["when"] ?? keyword.node) }
        let constants = try self.constants(keyword.set, type: type)
        let fields = try FieldBinder(
            block: path, blockNode: node, blockGates: gates, type: type, lookup: lookup,
            resolver: APIPathResolver(model: model)
        ).fields()
        let parts = resource.text.split(separator: "/").map(String.init)
        return Block(
            path: path, resource: resource.text, apiVersion: parts.dropLast().joined(separator: "/"),
            kind: parts.last ?? "", type: type, gates: gates, constants: constants, fields: fields,
            description: node["description"]?.string, schemaNode: node, location: keyword.node.location)
    }

    private func resourceType(_ resource: Node) throws(SluiceError) -> TypeName {
        guard let text = resource.string else {
            throw resource.error(
                "x-sluice-resource", "\"resource\" must be a string, not \(resource.kind.phrase)",
                hint: "write \"networking.k8s.io/v1/NetworkPolicy\"")
        }
        guard let type = model.resources[text] else {
            throw resource.error(
                "x-sluice-resource", "the API definitions have no resource \"\(text)\"",
                hint: Suggestion.hint(for: text, among: Array(model.resources.keys.prefix(400))))
        }
        return type
    }

    private func check(gate: ValuePath, at place: Node) throws(SluiceError) {
        var current = lookup.root
        for key in gate.keys {
            if let next = lookup.property(key, of: current) {
                current = next
            } else if lookup.propertyNames(of: current).isEmpty, lookup.isOpen(current) {
                return
            } else {
                throw place.error(
                    "x-sluice-when", "\(gate) is no value of this chart: the schema declares no \"\(key)\" there",
                    hint: Suggestion.hint(for: key, among: lookup.propertyNames(of: current)))
            }
        }
        let types = lookup.types(of: current)
        guard types.isEmpty || types.contains("boolean") else {
            throw place.error(
                "x-sluice-when", "\(gate) is \(types.joined(separator: " or ")) in the schema; a gate is a boolean",
                hint: "name a boolean, such as \(path).enabled")
        }
    }

    private func constants(_ set: Node?, type: TypeName) throws(SluiceError) -> [Block.Constant] {
        guard let set else { return [] }
        guard set.kind == .mapping else {
            throw set.error(
                "x-sluice-shape", "\"set\" must be an object, not \(set.kind.phrase)",
                hint: "write \"set\": { \"metadata.name\": … }")
        }
        let resolver = APIPathResolver(model: model)
        let builder = APITreeBuilder(resolver: resolver, allowsTemplates: true)
        let scope = PlaceholderScope(lookup: lookup, roots: [.values: lookup.root, .block: node])
        var constants: [Block.Constant] = []
        for (key, value) in set.entries {
            let apiPath = key.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let field = try resolver.field(apiPath, below: type, at: key)
            constants.append(
                .init(
                    apiPath: apiPath, type: field.type,
                    value: try builder.tree(value, type: field.type, scope: scope)))
        }
        return constants
    }
}
