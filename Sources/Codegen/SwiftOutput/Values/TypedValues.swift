import KubernetesAPI
import YAML

/// The schema nodes whose values have an API type.
///
/// Blocks say so: a pass-through is its field, `"x-sluice": { "type": … }` names a type. What a placeholder puts
/// into the resource has the type of its place, where the schema itself is vague: an object without properties,
/// or a list of such.
struct TypedValues {
    private var types: [Node: TypeExpression] = [:]
    private let lookup: SchemaLookup
    private let resolver: APIPathResolver

    init(_ interface: ChartInterface) {
        lookup = SchemaLookup(root: interface.schema)
        resolver = APIPathResolver(model: interface.model)
        for block in interface.blocks {
            for field in block.fields {
                switch field.role {
                case .passThrough(_, let type), .plain(let type?): types[field.schemaNode] = type
                case .plain(nil), .shortForm: break
                }
            }
        }
        for block in interface.blocks { addPlaceholders(of: block) }
    }

    func type(of node: Node) -> TypeExpression? {
        if let type = types[node] { return type }
        guard let reference = node[sluiceKeyword]?["type"], let name = reference.string else { return nil }
        return try? resolver.type(named: name, at: reference)
    }

    private mutating func addPlaceholders(of block: Block) {
        let shared: [Placeholder.Root: Node] = [.block: block.schemaNode, .values: lookup.root]
        for constant in block.constants { add(constant.value, roots: shared) }
        for field in block.fields {
            guard case .shortForm(let form) = field.role else { continue }
            var roots = shared
            switch form.iteration {
            case .whenTrue: break
            case .whenPresent: roots[.value] = field.schemaNode
            case .eachItem: roots[.item] = lookup.items(of: field.schemaNode)
            case .eachEntry:
                roots[.value] = lookup.resolved(field.schemaNode)?["additionalProperties"].flatMap {
                    $0.kind == .mapping ? $0 : nil
                }
            }
            for item in form.additions.flatMap(\.items) { add(item, roots: roots) }
        }
    }

    private mutating func add(_ tree: APITree, roots: [Placeholder.Root: Node]) {
        switch tree {
        case .scalar, .template: break
        case .object(let entries, _):
            for entry in entries { add(entry.value, roots: roots) }
        case .list(let elements, _):
            for element in elements { add(element, roots: roots) }
        case .placeholder(let placeholder):
            if let node = node(of: placeholder, roots: roots), isVague(node) { types[node] = placeholder.type }
        case .each(let over, let element):
            var inner = roots
            inner[.item] = node(of: over, roots: roots).flatMap { lookup.items(of: $0) }
            add(element, roots: inner)
        }
    }

    private func node(of placeholder: Placeholder, roots: [Placeholder.Root: Node]) -> Node? {
        var current = roots[placeholder.root]
        for key in placeholder.path { current = current.flatMap { lookup.property(key, of: $0) } }
        return current
    }

    /// Whether the schema leaves the value's parts open, so that the API's type says more.
    private func isVague(_ node: Node) -> Bool {
        guard type(of: node) == nil, let schema = lookup.resolved(node) else { return false }
        switch lookup.types(of: schema) {
        case []: return schema["properties"] == nil && schema["oneOf"] == nil && schema["anyOf"] == nil
        case ["object"]: return schema["properties"] == nil && schema["additionalProperties"]?.kind != .mapping
        case ["array"]: return lookup.items(of: schema).map(isVague) ?? true
        default: return false
        }
    }
}
