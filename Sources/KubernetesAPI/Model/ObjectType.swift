import SluiceDiagnostics
import SluiceYAML

/// An object type of the API: its fields and what must hold between them.
public struct ObjectType: Hashable, Sendable {
    /// The type's name.
    public var name: TypeName
    /// The description in the definitions.
    public var description: String?
    /// In source order for YAML definitions; by name for JSON ones.
    public var fields: [Field]
    /// Rules between fields of the object.
    public var rules: [CrossFieldRule]
    /// Whether fields that are not declared are kept (`x-kubernetes-preserve-unknown-fields`).
    public var isPreservingUnknownFields: Bool
    /// The resources that this type is the schema of; empty for parts of resources.
    public var groupVersionKinds: [GroupVersionKind]
    /// Whether the type contains itself, directly or through other types; a Swift struct of it then needs a box.
    public var isRecursive: Bool
    /// Whether the object has one owner as a whole in server-side apply (`x-kubernetes-map-type: atomic`).
    public var isAtomic: Bool
    /// Whether the type is a policy, or a part of one, that allows or denies connections: there a field that is
    /// left out may match more, and what the definitions do not say is taken to be so.
    public var isPolicyPart: Bool
    /// The least number of fields.
    public var minProperties: Int?
    /// The largest number of fields.
    public var maxProperties: Int?
    /// The Kubernetes versions that have the type; nil for all.
    public var versions: VersionRange?
    /// Where the definitions declare the type.
    public var location: SourceLocation?

    /// Creates a type.
    public init(
        name: TypeName, description: String? = nil, fields: [Field] = [], rules: [CrossFieldRule] = [],
        isPreservingUnknownFields: Bool = false, groupVersionKinds: [GroupVersionKind] = [],
        isRecursive: Bool = false, isAtomic: Bool = false, isPolicyPart: Bool = false, minProperties: Int? = nil,
        maxProperties: Int? = nil, versions: VersionRange? = nil, location: SourceLocation? = nil
    ) {
        self.name = name
        self.description = description
        self.fields = fields
        self.rules = rules
        self.isPreservingUnknownFields = isPreservingUnknownFields
        self.groupVersionKinds = groupVersionKinds
        self.isRecursive = isRecursive
        self.isAtomic = isAtomic
        self.isPolicyPart = isPolicyPart
        self.minProperties = minProperties
        self.maxProperties = maxProperties
        self.versions = versions
        self.location = location
    }

    /// The declared field of a name; nil for others.
    public func field(_ name: String) -> Field? {
        fields.first { $0.name == name }
    }
}

/// A field of an object type.
public struct Field: Hashable, Sendable {
    /// The name in JSON.
    public var name: String
    /// The type of the value.
    public var type: TypeExpression
    /// Whether the API refuses the object without the field.
    public var isRequired: Bool
    /// Whether the schema allows an explicit null.
    public var isNullable: Bool
    /// The description in the definitions.
    public var description: String?
    /// The value that the API server fills in.
    public var defaultValue: Value?
    /// Whether leaving the field out, or leaving it empty, matches everything (`x-sluice-empty: everything`).
    public var emptyMeansEverything: Bool
    /// What leaving the field out does to what the object matches.
    public var absence: AbsenceEffect
    /// What the elements of a list, or the entries of a map, are to each other.
    public var elements: ElementMeaning
    /// The Kubernetes versions that have the field; nil for all.
    public var versions: VersionRange?
    /// Where the definitions declare the field.
    public var location: SourceLocation?

    /// Creates a field.
    public init(
        name: String, type: TypeExpression, isRequired: Bool = false, isNullable: Bool = false,
        description: String? = nil, defaultValue: Value? = nil, emptyMeansEverything: Bool = false,
        absence: AbsenceEffect = .unstated, elements: ElementMeaning = .unstated,
        versions: VersionRange? = nil, location: SourceLocation? = nil
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.isNullable = isNullable
        self.description = description
        self.defaultValue = defaultValue
        self.emptyMeansEverything = emptyMeansEverything
        self.absence = absence
        self.elements = elements
        self.versions = versions
        self.location = location
    }
}

/// What leaving a field out does to what its object matches (`x-sluice-absent`).
public enum AbsenceEffect: String, Hashable, Sendable {
    /// The definitions do not say: in a policy it is taken to widen.
    case unstated
    /// The object matches more, or something else.
    case widens
    /// The object matches the same or less.
    case harmless
}

/// What the elements of a list, or the entries of a map, are to each other (`x-sluice-elements`).
public enum ElementMeaning: String, Hashable, Sendable {
    /// The definitions do not say: in a policy they are taken to be conditions.
    case unstated
    /// One of them is enough, so that one less matches less.
    case alternatives
    /// All must hold, so that one less matches more.
    case conditions
}
