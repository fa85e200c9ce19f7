import YAML

/// One reason why an instance does not fit a schema, with those that caused it.
public struct SchemaFailure: Sendable {
    /// The way to the value: keys, and indexes as text.
    public var instancePath: [String]
    /// Where the schema lies.
    public var schemaLocation: String
    public var kind: Kind
    public var causes: [SchemaFailure] = []

    /// What was asked for and not given.
    public indirect enum Kind: Sendable {
        case group
        case reference
        case falseSchema
        case type(got: String, want: [String])
        case enumeration([Value])
        case const(Value)
        case format(String, Value)
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
    }
}
