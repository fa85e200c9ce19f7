import OrderedCollections

extension TypeModel {
    /// The types that `roots` are made of, themselves included; all names stay as they are.
    public func subset(reachableFrom roots: some Sequence<TypeName>) -> TypeModel {
        var found: Set<TypeName> = []
        var queue = Array(roots)
        while let name = queue.popLast() {
            guard let object = objects[name], found.insert(name).inserted else { continue }
            queue += object.fields.compactMap { $0.type.objectName }
        }
        return TypeModel(
            objects: objects.filter { found.contains($0.key) },
            resources: resources.filter { found.contains($0.value) }, version: version)
    }
}
