/// A value with fields and methods of its own: what a Go struct, or a map type with methods, is.
public protocol TemplateObject: AnyObject, Sendable {
    /// Go's name of the type.
    var typeName: String { get }
    /// The entries, if the object is a map: then it can be ranged over, indexed and counted.
    var map: MapValue? { get }
    /// What a missing entry of a map evaluates to, if that is not nil: the zero value of Go's element type.
    var zeroElement: Value? { get }
    /// The bytes, if the object is a Go `[]byte`: `%s` prints them as text, `range` as numbers.
    var bytes: [UInt8]? { get }
    /// The elements, if the object is a list of a named type or of bytes.
    var elements: [Value]? { get }
    /// What the object is to functions that encode values, as JSON for one.
    var encoded: Value? { get }
    /// The same for an object that is a Go struct: JSON keeps the order of the fields.
    var encodedFields: [(name: String, value: Value)]? { get }
    /// A field; nil when there is none of this name.
    func field(_ name: String) -> Value?
    /// A method; looked for before fields.
    func method(_ name: String) -> Function?
    /// What is printed for the object.
    var description: String { get }
    /// What an action prints, if that is something else: Go follows pointers there, and finds their `String`.
    var actionText: String { get }
}

extension TemplateObject {
    /// Not a map.
    public var map: MapValue? { nil }
    /// Keys that are missing have no value.
    public var zeroElement: Value? { nil }
    /// The description.
    public var actionText: String { description }
    /// Not bytes.
    public var bytes: [UInt8]? { nil }
    /// The bytes as numbers; nil for other objects.
    public var elements: [Value]? { bytes?.map { .unsigned(UInt64($0), .uint8) } }
    /// The map or list that the object is; nil for other objects.
    public var encoded: Value? { map.map { .map($0) } ?? elements.map { .list($0) } }
    /// The object has no fields that encoders write.
    public var encodedFields: [(name: String, value: Value)]? { nil }
    /// The object has no fields.
    public func field(_ name: String) -> Value? { nil }
    /// The object has no methods.
    public func method(_ name: String) -> Function? { nil }
    /// The object as Go prints it.
    public var description: String {
        if let map { return Value.map(map).description }
        return elements.map { Value.list($0).description } ?? "{}"
    }
}
