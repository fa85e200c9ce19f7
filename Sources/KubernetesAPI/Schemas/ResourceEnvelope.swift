import SluiceYAML

extension ModelBuilder {
    /// Gives a resource, or an embedded one, the fields that every resource has and that the schemas of custom
    /// resources leave to the server.
    func addEnvelope(to object: inout ObjectType) {
        let metadata = type(
            ofDefinition: KnownTypes.objectMeta, at: Place(owner: KnownTypes.objectMeta, isJSON: false, depth: 0))
        let envelope = [
            Field(
                name: "apiVersion", type: .string(StringConstraints()),
                description: "The API group and version of the resource."),
            Field(name: "kind", type: .string(StringConstraints()), description: "The kind of the resource."),
            Field(name: "metadata", type: metadata, description: "What identifies the resource."),
        ]
        let others = object.fields.filter { field in !envelope.contains { $0.name == field.name } }
        object.fields =
            envelope.map { standard in
                var field = object.field(standard.name) ?? standard
                field.type = standard.type
                return field
            } + others
    }
}

extension ObjectType {
    /// The `apiVersion` and `kind` of a type that serves as a single resource can have one value only.
    mutating func fixAPIVersionAndKind() {
        guard groupVersionKinds.count == 1, let only = groupVersionKinds.first else { return }
        for index in fields.indices {
            guard case .string(var constraints) = fields[index].type else { continue }
            switch fields[index].name {
            case "apiVersion": constraints.enumValues = [only.apiVersion]
            case "kind": constraints.enumValues = [only.kind]
            default: continue
            }
            fields[index].type = .string(constraints)
        }
    }
}
