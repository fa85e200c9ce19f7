import SluiceKubernetesAPI

/// A set of strings that fields are limited to, with the fields.
struct ClosedSetUse {
    struct Place: Hashable {
        var owner: TypeName
        var field: String
        var isListElement: Bool
    }

    /// In the order of the first field that has them.
    var values: [String]
    var places: [Place]

    /// The sets of the types in the order of their first use. Constants of resources are none.
    static func all(in objects: [ObjectType]) -> [ClosedSetUse] {
        var uses: [ClosedSetUse] = []
        var index: [Set<String>: Int] = [:]
        for object in objects {
            for field in object.fields where object.constant(of: field) == nil {
                guard let (values, isListElement) = values(of: field.type) else { continue }
                let place = Place(owner: object.name, field: field.name, isListElement: isListElement)
                if let known = index[Set(values)] {
                    uses[known].places.append(place)
                } else {
                    index[Set(values)] = uses.count
                    uses.append(ClosedSetUse(values: values, places: [place]))
                }
            }
        }
        return uses
    }

    private static func values(of type: TypeExpression) -> (values: [String], isListElement: Bool)? {
        switch type {
        case .string(let constraints):
            return constraints.enumValues.isEmpty ? nil : (constraints.enumValues, false)
        case .array(let element, _):
            return values(of: element).map { ($0.values, true) }
        case .map(let value, _):
            return values(of: value)
        case .integer, .number, .boolean, .intOrString, .quantity, .object, .any:
            return nil
        }
    }
}

extension ClosedSetUse.Place {
    /// What one value of the field is called: `PolicyType` for `policyTypes`.
    var typeName: String {
        SwiftIdentifier.type(isListElement ? IdentifierWords.singular(field) : field)
    }
}
