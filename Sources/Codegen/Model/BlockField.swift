import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// A property of a block, resolved.
public struct BlockField: Sendable {
    /// What the field does to the resource.
    public enum Role: Sendable {
        /// The value is the API field at `apiPath`.
        case passThrough(apiPath: [String], type: TypeExpression)
        /// The value adds API values.
        case shortForm(ShortForm)
        /// The value is only referred to (`$block.x`), gates something, or is the chart's own business;
        /// `type` is set where `x-sluice` gives the value an API type.
        case plain(type: TypeExpression?)
    }

    /// The property's own name, such as `allowDNS`.
    public var name: String
    /// Where its value stands.
    public var path: ValuePath
    /// Conditions of this field beside those of the block; all must be true.
    public var gates: [ValuePath]
    /// The field's part in the resource.
    public var role: Role
    /// The description in the schema.
    public var description: String?
    /// The default in the schema.
    public var defaultValue: Value?
    /// The JSON Schema pointer of the property: its node in the values schema.
    public var schemaNode: Node
    /// Where the schema declares the field.
    public var location: SourceLocation

    /// Creates a field.
    public init(
        name: String, path: ValuePath, gates: [ValuePath], role: Role, description: String?,
        defaultValue: Value?, schemaNode: Node, location: SourceLocation
    ) {
        self.name = name
        self.path = path
        self.gates = gates
        self.role = role
        self.description = description
        self.defaultValue = defaultValue
        self.schemaNode = schemaNode
        self.location = location
    }
}

/// How a short form turns its value into API values.
public struct ShortForm: Sendable {
    /// What switches the additions of a value, an element or an entry.
    public enum Switch: Sendable {
        case none
        /// Its boolean `enabled`.
        case enabled
        /// It is a boolean itself, and says nothing else.
        case itself
    }

    /// How often the additions are made; what is switched adds only where it is switched on.
    public enum Iteration: Sendable {
        /// Once, if the value is `true`.
        case whenTrue
        /// Once, if the value is neither absent, null nor empty.
        case whenPresent(Switch)
        /// Once for each element of the list; `$item` is the element.
        case eachItem(Switch)
        /// Once for each entry of the map, in key order; `$key` and `$value` are the entry's.
        case eachEntry(Switch)
    }

    /// When, and how often, the additions are made.
    public var iteration: Iteration
    /// The items that are added to lists of the resource.
    public var additions: [Addition]

    /// Creates a short form.
    public init(iteration: Iteration, additions: [Addition]) {
        self.iteration = iteration
        self.additions = additions
    }

    /// Items that are appended to the API list at `apiPath`.
    public struct Addition: Sendable {
        /// The list in the resource.
        public var apiPath: [String]
        /// The type of the list's elements.
        public var elementType: TypeExpression
        /// What the API says of the list itself, such as how many elements it takes.
        public var constraints: ArrayConstraints
        /// The items.
        public var items: [APITree]

        /// Creates an addition.
        public init(
            apiPath: [String], elementType: TypeExpression, constraints: ArrayConstraints = ArrayConstraints(),
            items: [APITree]
        ) {
            self.apiPath = apiPath
            self.elementType = elementType
            self.constraints = constraints
            self.items = items
        }
    }
}
