import SluiceKubernetesAPI

/// Names the enums of closed sets.
///
/// The fields of one struct have theirs nested, named after the field: `NetworkPolicySpec.PolicyType`. A set that
/// several structs use stands on its own. Where the field's name is taken, as `Protocol` and `Type` are by the
/// language, the last word of the struct's name comes before it: `NetworkPolicyPort.PortProtocol`.
enum ClosedSetNames {
    struct Named {
        var values: Set<String>
        var closedSet: SwiftTypeNames.ClosedSet
    }

    /// - Parameter unique: the names that are taken at the top level.
    static func assign(
        to uses: [ClosedSetUse], types: [TypeName: String], unique: inout UniqueNames
    ) -> [Named] {
        var namesOfShared: [Set<String>: String] = [:]
        for use in uses where use.owners.count > 1 {
            namesOfShared[Set(use.values)] = unique.takeFirst(of: candidates(for: use, types: types))
        }
        var nested: [TypeName: UniqueNames] = [:]
        return uses.map { use in
            let values = Set(use.values)
            if let name = namesOfShared[values] {
                return named(use, name: name, owner: nil, text: name, types: types)
            }
            let owner = use.places[0].owner
            // A nested type would hide one of the same name from its struct's other properties.
            var names = nested[owner] ?? unique
            let name = names.takeFirst(of: candidates(for: use, types: types))
            nested[owner] = names
            return named(use, name: name, owner: owner, text: "\(types[owner] ?? owner.short).\(name)", types: types)
        }
    }

    private static func named(
        _ use: ClosedSetUse, name: String, owner: TypeName?, text: String, types: [TypeName: String]
    ) -> Named {
        let blueprint = EnumBlueprint(
            name: name, documentation: documentation(of: use, isNested: owner != nil, types: types),
            rawValues: use.values)
        return Named(
            values: Set(use.values),
            closedSet: SwiftTypeNames.ClosedSet(blueprint: blueprint, owner: owner, text: text))
    }

    /// Best first.
    private static func candidates(for use: ClosedSetUse, types: [TypeName: String]) -> [String] {
        let first = use.places[0]
        let name = first.typeName
        let lastWords = use.owners.map { owner in
            IdentifierWords.singular(IdentifierWords.last(of: SwiftIdentifier.type(owner.short)))
        }
        let qualified = (types[first.owner] ?? SwiftIdentifier.type(first.owner.short)) + name
        if use.owners.count == 1 {
            return [name, lastWords[0] + name, qualified]
        }
        let hasOneFieldName = use.places.allSatisfy { $0.typeName == name }
        // The bare name of a field is too vague for a type that stands on its own.
        return (hasOneFieldName && Set(lastWords).count == 1 ? [lastWords[0] + name] : []) + [qualified]
    }

    private static func documentation(of use: ClosedSetUse, isNested: Bool, types: [TypeName: String]) -> String {
        let places = use.places.map { place in
            isNested ? "`\(place.field)`" : "`\(types[place.owner] ?? place.owner.short).\(place.field)`"
        }
        let shown = places.count > 4 ? places.prefix(3) + ["others"] : places[...]
        let list = shown.count == 1 ? places[0] : shown.dropLast().joined(separator: ", ") + " and \(shown.last ?? "")"
        let isList = use.places.count == 1 && use.places[0].isListElement
        return isList ? "An element of \(list)." : "The values of \(list)."
    }
}

extension ClosedSetUse {
    /// Each once, in the order of their fields.
    var owners: [TypeName] {
        var result: [TypeName] = []
        for place in places where result.last != place.owner { result.append(place.owner) }
        return result
    }
}
