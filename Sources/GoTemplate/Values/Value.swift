/// A value as Go's templates see it.
public enum Value: Sendable {
    case `nil`
    case bool(Bool)
    case integer(Int64, IntegerType)
    case unsigned(UInt64, UnsignedType)
    case float(Double)
    case string(String)
    /// Copied when changed, unlike Go's slices.
    case list([Value])
    /// A reference, as Go's maps are.
    case map(MapValue)
    case object(any TemplateObject)
    case function(Function)

    /// Go's signed integer types: functions and `printf "%T"` tell them apart.
    public enum IntegerType: String, Sendable { case int, int8, int16, int32, int64 }

    /// The unsigned types of Go.
    public enum UnsignedType: String, Sendable { case uint, uint8, uint16, uint32, uint64 }

    /// A Go `int`.
    public static func int(_ value: Int) -> Value { .integer(Int64(value), .int) }

    /// A Go `int64`.
    public static func int64(_ value: Int64) -> Value { .integer(value, .int64) }

    /// A new map that nothing else refers to.
    public static func map(_ entries: [String: Value]) -> Value { .map(MapValue(entries)) }

    /// Go's name of the value's type.
    public var typeName: String {
        switch self {
        case .nil: "<nil>"
        case .bool: "bool"
        case .integer(_, let type): type.rawValue
        case .unsigned(_, let type): type.rawValue
        case .float: "float64"
        case .string: "string"
        case .list: "[]interface {}"
        case .map(let map): map.typeName
        case .object(let object): object.typeName
        case .function: "func()"
        }
    }

    /// Whether the value is not the zero of its type: what `if` asks.
    public var isTrue: Bool {
        switch self {
        case .nil: false
        case .bool(let value): value
        case .integer(let value, _): value != 0
        case .unsigned(let value, _): value != 0
        case .float(let value): value != 0
        case .string(let value): !value.isEmpty
        case .list(let values): !values.isEmpty
        case .map(let map): !map.isEmpty
        case .object(let object): !(object.map?.isEmpty ?? object.elements?.isEmpty ?? false)
        case .function: true
        }
    }

    /// Whether the value is nil in Go.
    public var isNil: Bool {
        if case .nil = self { true } else { false }
    }

    /// Byte order, as Go orders strings; Swift's own order is another.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        let result = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { right in precedes(left, right) }
        }
        if case .some(.some(let result)) = result { return result }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Plain loops over memory: sorting the keys of maps is a large part of every rendering.
    private static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = min(left.count, right.count)
        var index = 0
        while index < count {
            if left[index] != right[index] { return left[index] < right[index] }
            index += 1
        }
        return left.count < right.count
    }

    /// The list behind the value, also of an object that is one.
    public var asList: [Value]? {
        switch self {
        case .list(let values): values
        case .object(let object): object.elements
        default: nil
        }
    }

    /// The map behind the value, also of an object that is one.
    public var asMap: MapValue? {
        switch self {
        case .map(let map): map
        case .object(let object): object.map
        default: nil
        }
    }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    /// Creates nil from a literal.
    public init(nilLiteral: ()) { self = .nil }
    /// Creates a boolean from a literal.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Creates a string from a literal.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates an `int` from a literal.
    public init(integerLiteral value: Int) { self = .int(value) }
    /// Creates a `float64` from a literal.
    public init(floatLiteral value: Double) { self = .float(value) }
    /// Creates a list from a literal.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    /// Creates a map from a literal.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .map(MapValue(Dictionary(elements) { _, last in last }))
    }
}
