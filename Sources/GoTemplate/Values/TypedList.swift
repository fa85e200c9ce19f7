/// A Go slice of another element type than `interface {}`, or one that was never made: such a one prints as an empty
/// list and encodes as null.
public final class TypedList: TemplateObject {
    /// The type that Go gives it.
    public let typeName: String
    /// The elements; nil for a nil slice.
    public let elements: [Value]?
    private let isNil: Bool

    private init(_ elements: [Value], _ typeName: String, isNil: Bool = false) {
        self.elements = elements
        self.typeName = typeName
        self.isNil = isNil
    }

    /// A list of the elements, for encoders.
    public var encoded: Value? { isNil ? .nil : .list(elements ?? []) }

    /// A `[]interface {}` that is nil.
    public static let `nil` = Value.object(TypedList([], Value.list([]).typeName, isNil: true))

    /// A `[]string` that is nil.
    public static let nilStrings = Value.object(TypedList([], "[]string", isNil: true))

    /// A list of Go's type `[]string`.
    public static func strings(_ texts: [String]) -> Value { strings(texts.map { .string($0) }) }

    /// A list of Go's type `[]string`.
    public static func strings(_ texts: [Value]) -> Value { .object(TypedList(texts, "[]string")) }

    /// A list of Go's type `[]int`.
    public static func integers(_ numbers: some Sequence<Int>) -> Value {
        .object(TypedList(numbers.map { .int($0) }, "[]int"))
    }

    /// A list of Go's type `[][]interface {}`.
    public static func lists(_ lists: [Value]) -> Value { .object(TypedList(lists, "[][]interface {}")) }

    /// Other elements in a list of the same type.
    public func with(_ elements: [Value]) -> Value { .object(TypedList(elements, typeName)) }
}
