import SluiceGoTemplate

/// A Go struct in a template: fields by their Go names, encoded under their JSON names.
final class GoStruct: TemplateObject {
    struct Field: Sendable {
        /// The name that templates use.
        let name: String
        let jsonName: String
        let value: Value
        /// Whether the field is left out of JSON when it is empty.
        var omitsEmpty = true
    }

    let typeName: String
    private let fields: [Field]
    /// Fields of a struct inside this one, whose names count as this one's own.
    private let embedded: GoStruct?

    init(_ typeName: String, embedding embedded: GoStruct? = nil, _ fields: [Field]) {
        self.typeName = typeName
        self.embedded = embedded
        self.fields = fields
    }

    /// As Go prints it. Structs behind pointers inside it print their address there, which cannot be followed.
    var description: String {
        let texts = (embedded.map { [$0.description] } ?? []) + fields.map { Printing.print([$0.value]) }
        return "{\(texts.joined(separator: " "))}"
    }

    func field(_ name: String) -> Value? {
        fields.first { $0.name == name }?.value ?? embedded?.field(name)
    }

    var encodedFields: [(name: String, value: Value)]? {
        (embedded?.encodedFields ?? [])
            + fields.filter { !$0.omitsEmpty || $0.value.isTrue }.map { ($0.jsonName, $0.value) }
    }

    var encoded: Value? {
        .map(Dictionary((encodedFields ?? []).map { ($0.name, $0.value) }) { _, last in last })
    }
}
