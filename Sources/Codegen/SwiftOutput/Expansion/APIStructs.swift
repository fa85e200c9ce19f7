import SluiceKubernetesAPI

/// The structs of API types, as expansions call their initializers.
struct APIStructs {
    var model: TypeModel
    var names: SwiftTypeNames
    private let blueprints: APITypeBlueprint

    init(_ model: TypeModel, names: SwiftTypeNames) {
        self.model = model
        self.names = names
        blueprints = APITypeBlueprint(names: names, boxedFields: BoxedFields(model))
    }

    func blueprint(_ name: TypeName) -> StructBlueprint? {
        model.object(name).map(blueprints.blueprint)
    }

    func field(_ key: String, of name: TypeName) -> Field? {
        model.object(name)?.field(key)
    }

    /// What an object of the type is when nothing is in it; nil for types that always hold something.
    func emptyInstance(_ name: TypeName) -> String? {
        guard let blueprint = blueprint(name),
            blueprint.properties.allSatisfy({ $0.isOptional && $0.defaultValue == nil })
        else { return nil }
        return blueprint.name + "()"
    }
}
