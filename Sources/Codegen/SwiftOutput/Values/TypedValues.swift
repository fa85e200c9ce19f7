import SluiceKubernetesAPI
import SluiceYAML

/// The schema nodes whose values have an API type.
///
/// Blocks say so: a pass-through is its field, `"x-sluice": { "type": … }` names a type. What a placeholder puts
/// into the resource has the type of its place, where the schema itself is vague: an object without properties,
/// or a list of such.
struct TypedValues {
    private var types: [Node: TypeExpression] = [:]
    private let resolver: APIPathResolver

    init(_ interface: ChartInterface) {
        resolver = APIPathResolver(model: interface.model)
        for block in interface.blocks {
            for field in block.fields {
                switch field.role {
                case .passThrough(_, let type), .plain(let type?): types[field.schemaNode] = type
                case .plain(nil), .shortForm: break
                }
            }
        }
        for block in interface.blocks {
            for inferred in block.inferred where types[inferred.node] == nil { types[inferred.node] = inferred.type }
        }
    }

    func type(of node: Node) -> TypeExpression? {
        if let type = types[node] { return type }
        guard let reference = node[sluiceKeyword]?["type"], let name = reference.string else { return nil }
        return try? resolver.type(named: name, at: reference)
    }
}
