import Diagnostics
import KubernetesAPI
import YAML

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
    public var role: Role
    public var description: String?
    public var defaultValue: Value?
    /// The JSON Schema pointer of the property: its node in the values schema.
    public var schemaNode: Node
    public var location: SourceLocation

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

    public var iteration: Iteration
    public var additions: [Addition]

    public init(iteration: Iteration, additions: [Addition]) {
        self.iteration = iteration
        self.additions = additions
    }

    /// Items that are appended to the API list at `apiPath`.
    public struct Addition: Sendable {
        public var apiPath: [String]
        /// The type of the list's elements.
        public var elementType: TypeExpression
        /// What the API says of the list itself, such as how many elements it takes.
        public var constraints: ArrayConstraints
        public var items: [APITree]

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
