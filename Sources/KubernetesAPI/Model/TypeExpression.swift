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
    /// The only values; empty where all are allowed.
    public var enumValues: [String]
    /// A regular expression in the subset that RE2 and ECMA-262 share.
    public var pattern: String?
    /// The least length in Unicode scalars.
    public var minLength: Int?
    /// The largest length in Unicode scalars.
    public var maxLength: Int?
    /// `date-time`, `byte`, ...
    public var format: String?
    /// Whether the API server refuses strings that are not of the format, as it does in custom resources.
    public var isFormatChecked: Bool

    /// Creates constraints of a string.
    public init(
        enumValues: [String] = [], pattern: String? = nil, minLength: Int? = nil, maxLength: Int? = nil,
        format: String? = nil, isFormatChecked: Bool = false
    ) {
        self.enumValues = enumValues
        self.pattern = pattern
        self.minLength = minLength
        self.maxLength = maxLength
        self.format = format
        self.isFormatChecked = isFormatChecked
    }
}

/// What a number must be.
public struct NumberConstraints: Hashable, Sendable {
    /// `int32`, `int64`, `double`, ...
    public var format: String?
    /// The bounds that are integers; inclusive.
    public var minimum: Int?
    /// The largest integer.
    public var maximum: Int?
    /// The bounds of a number that are not integers, or are not included.
    public var lowerBound: NumberBound?
    /// An upper bound that is not an integer, or not included.
    public var upperBound: NumberBound?
    /// The divisor of all values.
    public var multipleOf: Int?
    /// The only integers allowed; empty for no such limit.
    public var enumValues: [Int]

    /// Creates constraints of a number.
    public init(
        format: String? = nil, minimum: Int? = nil, maximum: Int? = nil, lowerBound: NumberBound? = nil,
        upperBound: NumberBound? = nil, multipleOf: Int? = nil, enumValues: [Int] = []
    ) {
        self.format = format
        self.minimum = minimum
        self.maximum = maximum
        self.lowerBound = lowerBound
        self.upperBound = upperBound
        self.multipleOf = multipleOf
        self.enumValues = enumValues
    }
}

/// A bound of a number that may be a fraction.
public struct NumberBound: Hashable, Sendable {
    /// The bound.
    public var value: Double
    /// Whether the bound itself is allowed.
    public var isIncluded: Bool

    /// Creates a bound.
    public init(value: Double, isIncluded: Bool) {
        self.value = value
        self.isIncluded = isIncluded
    }
}

/// Constraints of a list.
public struct ArrayConstraints: Hashable, Sendable {
    /// The least number of elements.
    public var minItems: Int?
    /// The largest number of elements.
    public var maxItems: Int?
    /// Whether equal elements are refused.
    public var uniqueItems: Bool
    /// How server-side apply merges the list; nil when the definitions do not say.
    public var listKind: ListKind?
    /// Whether elements may be null.
    public var isElementNullable: Bool

    /// Creates constraints of a list.
    public init(
        minItems: Int? = nil, maxItems: Int? = nil, uniqueItems: Bool = false, listKind: ListKind? = nil,
        isElementNullable: Bool = false
    ) {
        self.minItems = minItems
        self.maxItems = maxItems
        self.uniqueItems = uniqueItems
        self.listKind = listKind
        self.isElementNullable = isElementNullable
    }
}

/// `x-kubernetes-list-type` with its keys.
public enum ListKind: Hashable, Sendable {
    case atomic
    case set
    case map(keys: [String])
}

/// Constraints of a map.
public struct MapConstraints: Hashable, Sendable {
    /// The pattern of all keys.
    public var keyPattern: String?
    /// The largest length of a key in Unicode scalars.
    public var keyMaxLength: Int?
    /// The least number of entries.
    public var minProperties: Int?
    /// The largest number of entries.
    public var maxProperties: Int?
    /// Whether values may be null.
    public var isValueNullable: Bool

    /// Creates constraints of a map.
    public init(
        keyPattern: String? = nil, keyMaxLength: Int? = nil, minProperties: Int? = nil, maxProperties: Int? = nil,
        isValueNullable: Bool = false
    ) {
        self.keyPattern = keyPattern
        self.keyMaxLength = keyMaxLength
        self.minProperties = minProperties
        self.maxProperties = maxProperties
        self.isValueNullable = isValueNullable
    }
}
