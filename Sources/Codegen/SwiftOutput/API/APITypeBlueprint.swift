import SluiceKubernetesAPI

/// Decides on the struct of an object type.
struct APITypeBlueprint {
    var names: SwiftTypeNames
    var boxedFields: BoxedFields

    func blueprint(of object: ObjectType) -> StructBlueprint {
        let owner = names.representative(of: object.name)
        let nested = names.closedSets.filter { $0.owner == owner }.map { Declaration.enum($0.blueprint) }
        return StructBlueprint(
            name: names.name(object.name), documentation: documentation(of: object),
            properties: object.fields.map { property(for: $0, of: object) }, nested: nested,
            keepsAdditionalFields: object.isPreservingUnknownFields)
    }

    private func property(for field: Field, of object: ObjectType) -> PropertyBlueprint {
        if let constant = object.constant(of: field) {
            return PropertyBlueprint(
                jsonName: field.name, type: "String", isOptional: true, defaultValue: SwiftLiteral.string(constant),
                documentation: field.description)
        }
        return PropertyBlueprint(
            jsonName: field.name, type: names.text(field.type, in: object.name),
            isOptional: !field.mustBePresent || field.isNullable, documentation: field.description,
            isBoxed: boxedFields.contains(field, of: object.name),
            encodesNull: field.mustBePresent && field.isNullable)
    }

    private func documentation(of object: ObjectType) -> String? {
        if let description = object.description, !description.isEmpty { return description }
        return object.groupVersionKinds.first.map { "The resource \($0.kind) of \($0.apiVersion)." }
    }
}

extension Field {
    /// Whether manifests hold the field: those that are required and have a default may leave it out.
    var mustBePresent: Bool { isRequired && defaultValue == nil }
}
