import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// An object of the values schema that is bound to one Kubernetes resource.
public struct Block: Sendable {
    /// Where the block stands in the values, such as `runner.networkPolicy`.
    public var path: ValuePath
    /// `networking.k8s.io/v1/NetworkPolicy`.
    public var resource: String
    /// `networking.k8s.io/v1`.
    public var apiVersion: String
    /// `NetworkPolicy`.
    public var kind: String
    /// The resource's type in the type model.
    public var type: TypeName
    /// The booleans that must all be true for the resource to exist.
    public var gates: [ValuePath]
    /// Fixed parts of the resource (`set`), in declaration order.
    public var constants: [Constant]
    /// Every property of the block, nested groups included, in declaration order.
    public var fields: [BlockField]
    /// What stands where in the resource.
    public var plan: ResourcePlan
    /// Values of which the schema says little, with the API types of the places that they fill.
    public var inferred: [InferredType]
    /// Maps with the types that their keys take, from the places that `$key` fills.
    public var inferredKeys: [InferredKeys]
    /// What the schema leaves unchecked.
    public var warnings: [Finding]
    /// The description in the schema.
    public var description: String?
    /// The block's object in the values schema.
    public var schemaNode: Node
    /// Where the block's `x-sluice` keyword is.
    public var location: SourceLocation

    /// Creates a block.
    public init(
        path: ValuePath, resource: String, apiVersion: String, kind: String, type: TypeName, gates: [ValuePath],
        constants: [Constant], fields: [BlockField], plan: ResourcePlan, inferred: [InferredType],
        inferredKeys: [InferredKeys],
        warnings: [Finding], description: String?, schemaNode: Node, location: SourceLocation
    ) {
        self.path = path
        self.resource = resource
        self.apiVersion = apiVersion
        self.kind = kind
        self.type = type
        self.gates = gates
        self.constants = constants
        self.fields = fields
        self.plan = plan
        self.inferred = inferred
        self.inferredKeys = inferredKeys
        self.warnings = warnings
        self.description = description
        self.schemaNode = schemaNode
        self.location = location
    }

    /// A node of the values schema with the API type that a placeholder gives it.
    public struct InferredType: Sendable {
        /// The node of the schema.
        public var node: Node
        /// The API type of its value.
        public var type: TypeExpression
        /// Whether the value belongs to the block, so that its schema entry becomes strict.
        public var isInBlock: Bool
    }

    /// A map with what its keys may be.
    public struct InferredKeys: Sendable {
        /// The map's node in the values schema.
        public var node: Node
        /// What the API says of such keys.
        public var constraints: StringConstraints
        /// Keys that the declaration writes itself beside those of the map.
        public var excluded: [String]
    }

    /// One entry of `set`: the API path and what stands there.
    public struct Constant: Sendable {
        /// The path below the resource: `["metadata", "name"]`.
        public var apiPath: [String]
        /// The API type of the field.
        public var type: TypeExpression
        /// The value that the block sets.
        public var value: APITree
        /// Where the schema declares it.
        public var location: SourceLocation
    }
}
