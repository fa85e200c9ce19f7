import OrderedCollections

/// The resolved graph of API types: what every emitter reads.
///
/// Every ``TypeName`` that occurs in a ``TypeExpression`` of the model has its entry in ``objects``.
public struct TypeModel: Hashable, Sendable {
    /// The object types, ordered by full name.
    public var objects: OrderedDictionary<TypeName, ObjectType>
    /// The types that are resources, by `group/version/Kind` (`networking.k8s.io/v1/NetworkPolicy`, `v1/Pod`),
    /// ordered by that key.
    public var resources: OrderedDictionary<String, TypeName>
    /// The Kubernetes version that the model stands for, such as `1.37`; nil when the definitions do not say.
    public var version: String?
    /// The files that the model was read from, the built-in ones not counted.
    public var fileCounts = FileCounts()

    /// Creates a model.
    public init(
        objects: OrderedDictionary<TypeName, ObjectType> = [:],
        resources: OrderedDictionary<String, TypeName> = [:],
        version: String? = nil
    ) {
        self.objects = objects
        self.resources = resources
        self.version = version
    }

    /// The object type of a name; nil where the model has none.
    public func object(_ name: TypeName) -> ObjectType? {
        objects[name]
    }

    /// The object type behind a resource such as `networking.k8s.io/v1/NetworkPolicy`.
    public func object(resource: String) -> ObjectType? {
        resources[resource].flatMap { objects[$0] }
    }

    /// The object type that `name` names: short (`IPBlock`) or full (`io.k8s.api.networking.v1.IPBlock`).
    public func object(named name: String) -> ObjectType? {
        objects.values.first { $0.name.short == name || $0.name.full == name }
    }
}
