/// A Go map that was never made: it prints as an empty map and encodes as null.
public final class NilMap: TemplateObject {
    /// Nil, for there is no map.
    public let map: MapValue?
    /// The type that Go gives it.
    public let typeName: String

    /// Creates a nil map of a type.
    public init(_ typeName: String = MapValue.standardTypeName) {
        self.typeName = typeName
        map = MapValue(typeName: typeName)
    }

    /// Encoders write null.
    public var encoded: Value? { .nil }
}
