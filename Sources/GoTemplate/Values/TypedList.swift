/// A Go slice of another element type than `interface {}`, or one that was never made: such a one prints as an empty
/// list and encodes as null.
public final class TypedList: TemplateObject {
    public let typeName: String
    public let elements: [Value]?
    private let isNil: Bool

    private init(_ elements: [Value], _ typeName: String, isNil: Bool = false) {
        self.elements = elements
        self.typeName = typeName
        self.isNil = isNil
    }

    public var encoded: Value? { isNil ? .nil : .list(elements ?? []) }

    /// A `[]interface {}` that is nil.
    public static let `nil` = Value.object(TypedList([], Value.list([]).typeName, isNil: true))

    /// A `[]string` that is nil.
    public static let nilStrings = Value.object(TypedList([], "[]string", isNil: true))

    public static func strings(_ texts: [String]) -> Value { strings(texts.map { .string($0) }) }

    public static func strings(_ texts: [Value]) -> Value { .object(TypedList(texts, "[]string")) }

    public static func integers(_ numbers: some Sequence<Int>) -> Value {
        .object(TypedList(numbers.map { .int($0) }, "[]int"))
    }

    public static func lists(_ lists: [Value]) -> Value { .object(TypedList(lists, "[][]interface {}")) }

    /// Other elements in a list of the same type.
    public func with(_ elements: [Value]) -> Value { .object(TypedList(elements, typeName)) }
}
