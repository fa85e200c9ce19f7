/// Where an object type without a name of its own is declared: at a field of another type.
public struct NestedPlace: Hashable, Sendable {
    /// The type in which the nested one is declared.
    public var owner: TypeName
    /// The name of the field.
    public var field: String
    /// Whether the type is that of the elements of a list.
    public var isElement: Bool
}

extension TypeModel {
    /// The object types that are declared where they are used, as those of custom resources are, by their names.
    ///
    /// Such types are recognized by their full names, which consist of the owner's and the field's. Definitions of
    /// Kubernetes follow the same pattern in `NetworkPolicySpec` and other types of the field `spec` or `status` of a
    /// resource, so for these the answer may be wrong.
    public var nestedTypes: [TypeName: NestedPlace] {
        var places: [TypeName: NestedPlace] = [:]
        for owner in objects.values {
            for field in owner.fields {
                guard let name = field.type.objectName, name.full.hasPrefix(owner.name.full) else { continue }
                let rest = name.full.dropFirst(owner.name.full.count)
                let own = Words.camelCase(field.name)
                // A number tells types apart whose names would be the same.
                guard rest.hasPrefix(own), rest.dropFirst(own.count).allSatisfy(\.isNumber), !rest.isEmpty else {
                    continue
                }
                places[name] = NestedPlace(owner: owner.name, field: field.name, isElement: field.type.isList)
            }
        }
        return places
    }
}

extension TypeExpression {
    fileprivate var isList: Bool {
        if case .array = self { return true }
        return false
    }
}
