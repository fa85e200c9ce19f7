import SluiceYAML

/// One reason why an instance does not fit a schema, with those that caused it.
public struct SchemaFailure: Sendable {
    /// The way to the value: keys, and indexes as text.
    public var instancePath: [String]
    /// The keyword that failed.
    public var kind: Kind
    /// The keyword that says no; empty where no single one does.
    public var keyword: String
    /// The failures that led to this one.
    public var causes: [SchemaFailure] = []
    let schema: SchemaNode

    /// Where the schema lies: its document, `#`, and the pointer inside it.
    public var schemaLocation: String { schema.location }

    /// The document that the schema lies in: the path of a file, or a URI.
    public var schemaDocument: String { SchemaURI.openable(SchemaURI.split(schema.location).resource) }

    /// The JSON pointer of the keyword in its document.
    public var schemaPointer: String {
        let pointer = SchemaURI.split(schema.location).fragment
        return keyword.isEmpty ? pointer : pointer + "/" + keyword
    }

    init(_ kind: Kind, at path: [String], of schema: SchemaNode, keyword: String? = nil) {
        self.kind = kind
        self.schema = schema
        instancePath = path
        self.keyword = keyword ?? kind.keyword
    }

    /// What was asked for and not given.
    public indirect enum Kind: Sendable {
        case group
        case reference
        case falseSchema
        case type(got: String, want: [String])
        case enumeration([Value])
        case const(Value)
        /// The reason in the words of Helm's library.
        case format(String, Value, reason: String?)
        case minimum(got: Value, want: String)
        case maximum(got: Value, want: String)
        case exclusiveMinimum(got: Value, want: String)
        case exclusiveMaximum(got: Value, want: String)
        case multipleOf(got: Value, want: Double)
        case minLength(got: Int, want: Int)
        case maxLength(got: Int, want: Int)
        case pattern(got: String, want: String)
        case minItems(got: Int, want: Int)
        case maxItems(got: Int, want: Int)
        case uniqueItems(Int, Int)
        case additionalItems(Int)
        case contains
        case minContains(got: [Int], want: Int)
        case maxContains(got: [Int], want: Int)
        case minProperties(got: Int, want: Int)
        case maxProperties(got: Int, want: Int)
        case required([String])
        case dependent(property: String, missing: [String])
        case additionalProperties([String])
        case propertyName(String)
        case allOf
        case anyOf
        case oneOf(matched: [Int])
        case not
        case notASchema(String)
        case tooDeep
        case tooMuch
    }
}

extension SchemaFailure.Kind {
    /// The keyword that such failures are of, as the newest draft calls it.
    fileprivate var keyword: String {
        switch self {
        case .group, .falseSchema, .notASchema, .tooDeep, .tooMuch: ""
        case .reference: "$ref"
        case .type: "type"
        case .enumeration: "enum"
        case .const: "const"
        case .format: "format"
        case .minimum: "minimum"
        case .maximum: "maximum"
        case .exclusiveMinimum: "exclusiveMinimum"
        case .exclusiveMaximum: "exclusiveMaximum"
        case .multipleOf: "multipleOf"
        case .minLength: "minLength"
        case .maxLength: "maxLength"
        case .pattern: "pattern"
        case .minItems: "minItems"
        case .maxItems: "maxItems"
        case .uniqueItems: "uniqueItems"
        case .additionalItems: "additionalItems"
        case .contains: "contains"
        case .minContains: "minContains"
        case .maxContains: "maxContains"
        case .minProperties: "minProperties"
        case .maxProperties: "maxProperties"
        case .required: "required"
        case .dependent: "dependentRequired"
        case .additionalProperties: "additionalProperties"
        case .propertyName: "propertyNames"
        case .allOf: "allOf"
        case .anyOf: "anyOf"
        case .oneOf: "oneOf"
        case .not: "not"
        }
    }
}
