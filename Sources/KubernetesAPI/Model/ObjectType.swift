import Diagnostics
import YAML

/// An object type of the API: its fields and what must hold between them.
public struct ObjectType: Hashable, Sendable {
    public var name: TypeName
    public var description: String?
    /// In source order for YAML definitions; by name for JSON ones.
    public var fields: [Field]
    public var rules: [CrossFieldRule]
    /// Whether fields that are not declared are kept (`x-kubernetes-preserve-unknown-fields`).
    public var isPreservingUnknownFields: Bool
    /// The resources that this type is the schema of; empty for parts of resources.
    public var groupVersionKinds: [GroupVersionKind]
    /// Whether the type contains itself, directly or through other types; a Swift struct of it then needs a box.
    public var isRecursive: Bool
    /// Whether the object has one owner as a whole in server-side apply (`x-kubernetes-map-type: atomic`).
    public var isAtomic: Bool
    public var minProperties: Int?
    public var maxProperties: Int?
    /// The Kubernetes versions that have the type; nil for all.
    public var versions: VersionRange?
    public var location: SourceLocation?

    public init(
        name: TypeName, description: String? = nil, fields: [Field] = [], rules: [CrossFieldRule] = [],
        isPreservingUnknownFields: Bool = false, groupVersionKinds: [GroupVersionKind] = [],
        isRecursive: Bool = false, isAtomic: Bool = false, minProperties: Int? = nil, maxProperties: Int? = nil,
        versions: VersionRange? = nil, location: SourceLocation? = nil
    ) {
        self.name = name
        self.description = description
        self.fields = fields
        self.rules = rules
        self.isPreservingUnknownFields = isPreservingUnknownFields
        self.groupVersionKinds = groupVersionKinds
        self.isRecursive = isRecursive
        self.isAtomic = isAtomic
        self.minProperties = minProperties
        self.maxProperties = maxProperties
        self.versions = versions
        self.location = location
    }

    public func field(_ name: String) -> Field? {
        fields.first { $0.name == name }
    }
}

/// A field of an object type.
public struct Field: Hashable, Sendable {
    public var name: String
    public var type: TypeExpression
    public var isRequired: Bool
    /// Whether the schema allows an explicit null.
    public var isNullable: Bool
    public var description: String?
    public var defaultValue: Value?
    /// Whether leaving the field out, or leaving it empty, matches everything (`x-sluice-empty: everything`).
    public var emptyMeansEverything: Bool
    /// The Kubernetes versions that have the field; nil for all.
    public var versions: VersionRange?
    public var location: SourceLocation?

    public init(
        name: String, type: TypeExpression, isRequired: Bool = false, isNullable: Bool = false,
        description: String? = nil, defaultValue: Value? = nil, emptyMeansEverything: Bool = false,
        versions: VersionRange? = nil, location: SourceLocation? = nil
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.isNullable = isNullable
        self.description = description
        self.defaultValue = defaultValue
        self.emptyMeansEverything = emptyMeansEverything
        self.versions = versions
        self.location = location
    }
}
