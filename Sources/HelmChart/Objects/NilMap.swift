import GoTemplate

/// A Go map that was never made: it prints as an empty map and encodes as null.
final class NilMap: TemplateObject {
    let map: MapValue? = MapValue(typeName: "map[string]string")
    var typeName: String { "map[string]string" }
    var encoded: Value? { .nil }
}
