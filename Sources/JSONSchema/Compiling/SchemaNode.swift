import OrderedCollections
import SluiceRegularExpressions
import SluiceYAML

/// A compiled schema. Subschemas are indexes into the table of all nodes, so that schemas may refer to one another
/// in circles.
///
/// An object, because the check of a value visits many of them and copies of so many fields would cost more than the
/// check. Only the compiler changes one, and only before anybody else sees it.
final class SchemaNode: @unchecked Sendable {
    typealias Index = Int

    /// Where the schema lies: `file#/pointer`.
    let location: String
    let draft: Draft
    /// The schema resource that it belongs to: what dynamic references look at.
    let resource: Int
    /// A schema that is `true` or `false`.
    var constant: Bool?
    /// For people.
    var title: String?
    var description: String?

    var types: TypeSet?
    var const: Value?
    var enumeration: [Value]?
    /// Set only where formats are asserted.
    var format: Format?
    /// Set instead where formats are those of Helm.
    var helmFormat: (name: String, check: HelmFormat.Check)?

    var reference: Index?
    var dynamicReference: (target: Index, anchor: String?)?
    var recursiveReference: Index?

    // Numbers
    var minimum: Bound?
    var maximum: Bound?
    var exclusiveMinimum: Bound?
    var exclusiveMaximum: Bound?
    var multipleOf: Double?

    // Strings
    var minLength: Int?
    var maxLength: Int?
    var pattern: RegularExpression?

    // Arrays
    var minItems: Int?
    var maxItems: Int?
    var uniqueItems = false
    var prefixItems: [Index] = []
    /// For the items behind the prefix: `items`, or `additionalItems` of older drafts.
    var items: Index?
    var hasAdditionalItemsFalse = false
    var contains: Index?
    var minContains: Int?
    var maxContains: Int?

    // Objects
    var minProperties: Int?
    var maxProperties: Int?
    var required: [String] = []
    var properties: OrderedDictionary<String, Index> = [:]
    var patternProperties: [(pattern: RegularExpression, schema: Index)] = []
    var additionalProperties: Index?
    var propertyNames: Index?
    var dependentRequired: [(property: String, required: [String], isOldKeyword: Bool)] = []
    var dependentSchemas: [(property: String, schema: Index)] = []

    // Combinations
    var allOf: [Index] = []
    var anyOf: [Index] = []
    var oneOf: [Index] = []
    var not: Index?
    var ifSchema: Index?
    var thenSchema: Index?
    var elseSchema: Index?

    var unevaluatedItems: Index?
    var unevaluatedProperties: Index?

    /// The instance must itself be a schema of this draft: a reference to a metaschema.
    var isSchemaOf: Draft?

    init(draft: Draft, location: String = "", resource: Int = 0) {
        self.draft = draft
        self.location = location
        self.resource = resource
    }

    /// A limit with the text that messages show.
    struct Bound: Sendable {
        let value: Double
        let text: String
    }
}

/// A set of JSON types.
struct TypeSet: OptionSet, Sendable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let number = TypeSet(rawValue: 4)
    static let integer = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)
    static let all = TypeSet(rawValue: 127)

    static let names: [(name: String, type: TypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("number", .number), ("integer", .integer), ("string", .string),
        ("array", .array), ("object", .object),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(name: String) {
        guard let type = Self.names.first(where: { $0.name == name })?.type else { return nil }
        self = type
    }

    var names: [String] { Self.names.filter { contains($0.type) }.map(\.name) }
}

extension Value {
    var schemaType: TypeSet {
        switch self {
        case .null: .null
        case .bool: .boolean
        case .int, .float: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .float(let number): number
        default: nil
        }
    }

    /// Whether a number has no fraction, however it is written.
    var isInteger: Bool {
        switch self {
        case .int: true
        case .float(let number): number.rounded(.towardZero) == number
        default: false
        }
    }
}
