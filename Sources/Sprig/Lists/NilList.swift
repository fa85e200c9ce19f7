import GoTemplate

/// A Go slice that was never made: it prints as an empty list and encodes as null.
final class NilList: TemplateObject {
    static let value = Value.object(NilList())

    var typeName: String { Value.list([]).typeName }
    var elements: [Value]? { [] }
    var encoded: Value? { .nil }
    var description: String { "[]" }
}
