/// The type of a field, of a list's element or of a map's value.
public indirect enum TypeExpression: Hashable, Sendable {
    case string(StringConstraints)
    case integer(NumberConstraints)
    case number(NumberConstraints)
    case boolean
    /// `intstr.IntOrString`, or a schema with `x-kubernetes-int-or-string`.
    case intOrString(integer: NumberConstraints, string: StringConstraints)
    /// `resource.Quantity`: `100m`, `"2Gi"` or a number.
    case quantity
    case array(TypeExpression, ArrayConstraints)
    /// An object with free keys.
    case map(TypeExpression, MapConstraints)
    case object(TypeName)
    /// Any JSON value.
    case any
}

/// What a string must be; an empty list and nil mean no limit.
public struct StringConstraints: Hashable, Sendable {
    public var enumValues: [String]
    /// A regular expression in the subset that RE2 and ECMA-262 share.
    public var pattern: String?
    public var minLength: Int?
    public var maxLength: Int?
    /// `date-time`, `byte`, ...
    public var format: String?

    public init(
        enumValues: [String] = [], pattern: String? = nil, minLength: Int? = nil, maxLength: Int? = nil,
        format: String? = nil
    ) {
        self.enumValues = enumValues
        self.pattern = pattern
        self.minLength = minLength
        self.maxLength = maxLength
        self.format = format
    }
}

/// What a number must be. Bounds are inclusive.
public struct NumberConstraints: Hashable, Sendable {
    /// `int32`, `int64`, `double`, ...
    public var format: String?
    public var minimum: Int?
    public var maximum: Int?
    /// The only integers allowed; empty for no such limit.
    public var enumValues: [Int]

    public init(format: String? = nil, minimum: Int? = nil, maximum: Int? = nil, enumValues: [Int] = []) {
        self.format = format
        self.minimum = minimum
        self.maximum = maximum
        self.enumValues = enumValues
    }
}

public struct ArrayConstraints: Hashable, Sendable {
    public var minItems: Int?
    public var maxItems: Int?
    public var uniqueItems: Bool
    /// How server-side apply merges the list; nil when the definitions do not say.
    public var listKind: ListKind?

    public init(minItems: Int? = nil, maxItems: Int? = nil, uniqueItems: Bool = false, listKind: ListKind? = nil) {
        self.minItems = minItems
        self.maxItems = maxItems
        self.uniqueItems = uniqueItems
        self.listKind = listKind
    }
}

/// `x-kubernetes-list-type` with its keys.
public enum ListKind: Hashable, Sendable {
    case atomic
    case set
    case map(keys: [String])
}

public struct MapConstraints: Hashable, Sendable {
    public var keyPattern: String?
    public var keyMaxLength: Int?
    public var minProperties: Int?
    public var maxProperties: Int?

    public init(
        keyPattern: String? = nil, keyMaxLength: Int? = nil, minProperties: Int? = nil, maxProperties: Int? = nil
    ) {
        self.keyPattern = keyPattern
        self.keyMaxLength = keyMaxLength
        self.minProperties = minProperties
        self.maxProperties = maxProperties
    }
}
