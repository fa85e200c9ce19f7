import SluiceKubernetesAPI

/// Finds the fields through which a struct would contain itself.
///
/// Lists and maps hold their elements by reference, so only fields that are objects themselves matter.
struct BoxedFields {
    private let direct: [TypeName: [TypeName]]

    init(_ model: TypeModel) {
        var direct: [TypeName: [TypeName]] = [:]
        for object in model.objects.values where object.isRecursive {
            direct[object.name] = object.fields.compactMap(\.type.directObject).filter {
                model.object($0)?.isRecursive == true
            }
        }
        self.direct = direct
    }

    func contains(_ field: Field, of owner: TypeName) -> Bool {
        guard let target = field.type.directObject, direct[owner] != nil else { return false }
        var visited: Set<TypeName> = []
        var queue = [target]
        while let name = queue.popLast() {
            if name == owner { return true }
            if visited.insert(name).inserted { queue += direct[name] ?? [] }
        }
        return false
    }
}

extension TypeExpression {
    fileprivate var directObject: TypeName? {
        if case .object(let name) = self { return name }
        return nil
    }
}
