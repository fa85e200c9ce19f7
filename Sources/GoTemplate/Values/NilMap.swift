/// A Go map that was never made: it prints as an empty map and encodes as null.
public final class NilMap: TemplateObject {
    public let map: MapValue?
    public let typeName: String

    public init(_ typeName: String = MapValue.standardTypeName) {
        self.typeName = typeName
        map = MapValue(typeName: typeName)
    }

    public var encoded: Value? { .nil }
}
